import type { Mention } from "./entity-linking.ts";
import { isNarrowed, narrowMention } from "./narrow-mentions.ts";
import type { Meaning } from "./name-index.ts";
import type { NameKind } from "./planned-names.ts";
import type { Reading } from "./reading.ts";
import type { KnownEntities, KnownEntity } from "./understanding.ts";
import { fold } from "./tokens.ts";

export type Named = { id: string; exists: boolean; mention?: Mention; entity?: KnownEntity; kind: NameKind };

/** Everything in the text that is of one of the kinds, in order; a word beside it ("slot", "adapter") decides first. */
export function namesOfKind(
  reading: Reading,
  kinds: readonly NameKind[],
  isInScope: (place: { start: number }) => boolean,
): Named[] {
  const found: Named[] = [];
  for (const mention of reading.mentions) {
    if (!isInScope(mention)) continue;
    const meaning = pick(narrowMention(mention, reading.text), kinds);
    if (meaning && !found.some((named) => named.id === meaning.id)) {
      found.push({
        id: meaning.id,
        exists: meaning.exists,
        kind: meaning.kind,
        mention,
        ...(meaning.entity ? { entity: meaning.entity } : {}),
      });
    }
  }
  return found;
}

function pick(mention: Mention, kinds: readonly NameKind[]): Meaning | undefined {
  for (const kind of kinds) {
    const ofKind = mention.meanings.filter((meaning) => meaning.kind === kind);
    const existing = ofKind.find((meaning) => meaning.exists) ?? ofKind[0];
    if (existing) return existing;
  }
  return undefined;
}

/** Models and adapters. A name that is also a slot or suite is an adapter only where a word beside it says so. */
export function modelsNamed(reading: Reading, isInScope: (place: { start: number }) => boolean): Named[] {
  const found: Named[] = [];
  for (const mention of reading.mentions) {
    if (!isInScope(mention)) continue;
    const narrowed = narrowMention(mention, reading.text);
    const isModel = narrowed.meanings.some((meaning) => meaning.kind === "model");
    const isAdapter =
      narrowed.meanings.every((meaning) => meaning.kind === "adapter" || meaning.kind === "model") &&
      isNarrowedToModel(narrowed);
    if (!isModel && !isAdapter) continue;
    const meaning = pick(narrowed, ["model", "adapter"]);
    if (meaning && !found.some((named) => named.id === meaning.id)) {
      found.push({
        id: meaning.id,
        exists: meaning.exists,
        kind: meaning.kind,
        mention,
        ...(meaning.entity ? { entity: meaning.entity } : {}),
      });
    }
  }
  return found;
}

function isNarrowedToModel(mention: Mention): boolean {
  return isNarrowed(mention) || mention.meanings.every(({ kind }) => kind === "model" || kind === "adapter");
}

/** The slot whose holder is meant by "whatever holds it", "the support bot", "what is live there". */
export function slotsNamed(reading: Reading, isInScope: (place: { start: number }) => boolean): Named[] {
  return namesOfKind(reading, ["slot"], isInScope);
}

const holder =
  /\b(holder|holds?|holding|incumbent|in production|currently (?:serving|live)|present model|live|sits in|serving|whatever)\b|现役|在岗|当前|现在的模型|amtierend|inhaber|aktuelle[rsn]? modell|im einsatz|titular|en produccion|modelo actual/u;

export function speaksOfHolder(text: string): boolean {
  return holder.test(fold(text));
}

const own =
  /\b(?:our|my|the|that|this)\s+(?:new(?:est)?\s+|latest\s+|last\s+|tuned\s+|trained\s+|fresh\s+)*(?:adapter|variant|fine-?tune|tuned (?:one|model))\b|\b(?:unser|mein|der|den|dem)(?:en|em|er)?\s+(?:neue[nrsm]?\s+|letzte[nrsm]?\s+)?adapter\b|\b(?:nuestro|mi|el)\s+(?:nuevo\s+|ultimo\s+)?adaptador\b|(?:我们的|新|最新的?|这个|那个)适配器/u;

/** "our adapter": the newest variant there is. */
export function newestAdapter(text: string, entities: KnownEntities): KnownEntity | undefined {
  if (!own.test(fold(text))) return undefined;
  return entities["model"]?.find((entity) => entity.id.includes("+"));
}

const base =
  /\b(?:base|original|untouched|plain|vanilla|stock|raw|untuned|unadapted)\b|\bbasis(?:modell)?\b|\bgrundmodell\b|\bursprunglich|\bmodelo base\b|\bla base\b|\boriginal\b|基座|基础模型|原模型|原始模型|底座|原版/u;

export function speaksOfBase(text: string): boolean {
  return base.test(fold(text));
}

/** The base under a variant's address, or the model everything here is trained from. */
export function baseOf(address: string | undefined, entities: KnownEntities): string | undefined {
  if (address !== undefined && address.includes("+")) return address.slice(0, address.indexOf("+"));
  return entities["model"]?.find(
    (entity) => !entity.id.includes("+") && entity.absent === undefined && !entity.id.startsWith("roster/"),
  )?.id;
}
