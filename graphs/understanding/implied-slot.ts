import { fold } from "./tokens.ts";
import type { KnownEntities } from "./understanding.ts";

// What a slot's model does, as people speak of it without its name; what is more telling stands first.
const roles: [string, RegExp][] = [
  [
    "business-analysis",
    /\banaly(?:st|sts|tics)\b|\banalyst\w*|analyse(?:slot|modell)|\banalistas?\b|分析师|分析岗/u,
  ],
  ["mobile-assistant", /\bphones?\b|\bmobile\b|\bhandy\w*|\bmobil(?:en|er|e)? assist|\bmovil\b|手机|移动/u],
  [
    "technical-documentation",
    /\bdocumentation\b|\bdocs? (?:writer|model|slot|bot|role|seat|one)\b|dokumentation\w*|\bdocumentacion\b|文档/u,
  ],
  ["customer-service", /\bcustomers?\b|\bclients?\b|\bkunden?\w*|\bclientes?\b|客户|顾客|客服/u],
  ["device-support", /\bsupport\b|\bsupport\w*|\bsoporte\b|支持/u],
];

/** The slot that is spoken of by what its model does; only slots that exist. */
export function impliedSlot(text: string, entities: KnownEntities): string | undefined {
  const folded = fold(text);
  const id = roles.find(([, pattern]) => pattern.test(folded))?.[0];
  return entities["slot"]?.some((slot) => slot.id === id) ? id : undefined;
}
