import { editDistance } from "./edit-distance.ts";
import { seriesAliases } from "./name-aliases.ts";
import { squeeze, type Meaning, type NameIndex } from "./name-index.ts";
import { tokenize, type Token } from "./tokens.ts";
import type { NameKind } from "./planned-names.ts";

/** A stretch of the text that names something, with everything it can mean. */
export type Mention = { start: number; end: number; text: string; meanings: Meaning[]; isExact: boolean };

const mostTokens = 7;

/** Names in the text, longest first where they overlap; typing mistakes are forgiven in names of five letters and more. */
export function linkEntities(text: string, index: NameIndex): Mention[] {
  const tokens = tokenize(text);
  const taken: Mention[] = [...linkAddresses(text, index), ...linkIds(text)];
  const isFree = (start: number, end: number) =>
    taken.every((mention) => end <= mention.start || start >= mention.end);
  for (const fuzzy of [false, true]) {
    for (let length = Math.min(mostTokens, tokens.length); length >= 1; length--) {
      for (let at = 0; at + length <= tokens.length; at++) {
        const mention = linkWindow(text, tokens.slice(at, at + length), index, fuzzy);
        if (mention && isFree(mention.start, mention.end)) taken.push(mention);
      }
    }
  }
  return taken.toSorted((left, right) => left.start - right.start);
}

function linkWindow(text: string, window: Token[], index: NameIndex, fuzzy: boolean): Mention | undefined {
  const [first, last] = [window[0], window.at(-1)];
  if (!first || !last) return undefined;
  const written = window.map((token) => token.folded).join("");
  if (written.length > index.longest + 2 || written.length < 2) return undefined;
  const meanings = fuzzy ? nearMeanings(written, window.length, index) : exactMeanings(written, index);
  if (!meanings) return undefined;
  const version = fuzzy ? undefined : /^@(\d+)/.exec(text.slice(last.end));
  if (version) return undefined;
  return {
    start: first.start,
    end: last.end,
    text: text.slice(first.start, last.end),
    meanings,
    isExact: !fuzzy,
  };
}

function exactMeanings(written: string, index: NameIndex): Meaning[] | undefined {
  const found = index.names.get(written);
  if (found) return found;
  const singular = /^[a-z]{4,}s$/.test(written) ? written.slice(0, -1) : undefined;
  return singular === undefined ? undefined : index.names.get(singular);
}

function nearMeanings(written: string, tokens: number, index: NameIndex): Meaning[] | undefined {
  if (
    written.length < 6 ||
    /[^\p{Script=Latin}\d]/u.test(written) ||
    (tokens === 1 && commonWords.has(written))
  )
    return undefined;
  const limit = written.length >= 11 ? 2 : 1;
  let best: { distance: number; name: string } | undefined;
  for (let length = written.length - limit; length <= written.length + limit; length++) {
    for (const name of index.byLength.get(length) ?? []) {
      if (name.length < 6 || digitsOf(name) !== digitsOf(written)) continue;
      if (name[0] !== written[0] && name.at(-1) !== written.at(-1)) continue;
      const distance = editDistance(written, name, limit);
      if (distance <= limit && (!best || distance < best.distance)) best = { distance, name };
    }
  }
  return best ? index.names.get(best.name) : undefined;
}

/** A model's name with another number is another model: only letters are forgiven. */
function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, "");
}

/** Words one letter away from a name that people mean as themselves. */
const commonWords = new Set([
  "device",
  "service",
  "customer",
  "documents",
  "document",
  "support",
  "safely",
  "safest",
  "journey",
  "fusions",
  "devised",
  "devises",
]);

const address =
  /(?<![\w/])(local|ollama|openai|github|rag|agent|smolagent|roster)\/[a-z0-9][\w.:-]*(?:\/[a-z0-9][\w.:-]*)*(?:\+[a-z0-9][\w-]*(?:@\d+)?)*/giu;
const adapterAddress = /(?<![\w/+.-])([a-z0-9][\w.]*(?:-[\w.]+)*)?(?:\+([a-z0-9][\w-]*))?@(\d+)(?![\w@])/giu;

/** Whole model addresses, and `smollm2-135m+device-support@3` or `device-support@3` without the provider. */
function linkAddresses(text: string, index: NameIndex): Mention[] {
  const found: Mention[] = [];
  for (const match of text.matchAll(address)) {
    const written = match[0].replace(/[.:,]+$/, "");
    found.push(
      mentionOf(
        match.index,
        written,
        known(written, index) ?? [{ kind: "model", id: written, exists: isElsewhere(written) }],
      ),
    );
  }
  for (const match of text.matchAll(adapterAddress)) {
    if (found.some((mention) => match.index >= mention.start && match.index < mention.end)) continue;
    // "device-support@2 and @3": a bare version is of the adapter named before it.
    const before = found.findLast((mention) => mention.start < match.index)?.text.replace(/@\d+$/u, "");
    if (match[0].startsWith("@") && before === undefined) continue;
    const written = match[0].startsWith("@") ? `${before}${match[0]}` : match[0];
    found.push(mentionOf(match.index, match[0], known(written, index) ?? unknownVersion(written, index)));
  }
  for (const match of text.matchAll(/(?<![\w/])[a-z0-9][\w.]*(?:-[\w.]+)*\+[a-z][\w-]*(?!@|\w)/giu)) {
    const meanings = known(match[0], index);
    if (
      meanings &&
      !found.some((mention) => match.index < mention.end && match.index + match[0].length > mention.start)
    ) {
      found.push(mentionOf(match.index, match[0], meanings));
    }
  }
  return found;
}

/** `support-knowledge-training@1` is a training set; any other version that is not known is taken for an adapter's. */
function unknownVersion(written: string, index: NameIndex): Meaning[] {
  const other = index.names.get(squeeze(written));
  if (other) return other;
  const isTrainingSet = /-training@\d+$/u.test(written);
  return [{ kind: isTrainingSet ? "training-set" : "adapter", id: written, exists: isTrainingSet }];
}

function known(written: string, index: NameIndex): Meaning[] | undefined {
  const meanings = index.names
    .get(squeeze(written))
    ?.filter((meaning) => meaning.kind === "model" || meaning.kind === "adapter");
  if (meanings?.length === 0) return undefined;
  // A whole address stays as it was written.
  return written.includes("/")
    ? meanings?.map((meaning) => ({ ...meaning, id: meaning.entity?.id ?? meaning.id }))
    : meanings;
}

/** Other hosts' models cannot be listed here; whether they answer is found out when they are asked. */
function isElsewhere(address: string): boolean {
  return /^(openai|github|ollama)\//.test(address);
}

function mentionOf(start: number, text: string, meanings: Meaning[]): Mention {
  return { start, end: start + text.length, text, meanings, isExact: true };
}

const idWords: [NameKind, RegExp][] = [
  ["report", /(?<![\w-])(?:r|rep|report)-[0-9a-z]{1,12}(?![\w-])/giu],
  ["job", /(?<![\w-])(?:j|job)-[0-9a-z]{1,12}(?![\w-])/giu],
  ["run", /(?<![\w-])run-[0-9a-z]{1,12}(?![\w-])/giu],
  ["evaluation", /(?<![\w-])(?:e|ev|eval)-[0-9a-z]{1,12}(?![\w-])/giu],
  ["training-set", /(?<![\w-])(?:ts|set)-[0-9a-z]{1,12}(?![\w-])/giu],
  ["dataset", /(?<![\w-])(?:ds|dataset)-[0-9a-z]{1,12}(?![\w-])/giu],
  ["promotion", /(?<![\w-])(?:p|promotion)-[0-9a-z]{1,12}(?![\w-])/giu],
];
const namedIds: [NameKind, RegExp][] = [
  ["job", /(?:\bjobs?|\btraining|\btarea|\btrabajo|任务|作业)\s*#?:?\s*([0-9a-f]{3,12})(?![\w-])/giu],
  ["run", /(?:\bruns?|\blauf|\bläufe|\bejecuci[oó]n|运行)\s*#?:?\s*([0-9a-f]{3,12})(?![\w-])/giu],
  ["report", /(?:\breports?|\bberichts?|\binformes?|报告)\s*#?:?\s*([0-9a-f]{1,12})(?![\w-])/giu],
];

/** Ids that say their kind, as `r-204`, or stand after a word that does, as `job 7f3a`; and those joined to one by "and". */
function linkIds(text: string): Mention[] {
  const found: Mention[] = [];
  for (const [kind, pattern] of idWords) {
    for (const match of text.matchAll(pattern)) {
      if (!/\d/.test(match[0])) continue;
      found.push(mentionOf(match.index, match[0], [{ kind, id: match[0].toLowerCase(), exists: true }]));
    }
  }
  for (const [kind, pattern] of namedIds) {
    for (const match of text.matchAll(pattern)) {
      const id = match[1] ?? "";
      if (!/\d/.test(id)) continue;
      const start = match.index + match[0].length - id.length;
      found.push(mentionOf(start, id, [{ kind, id, exists: true }]));
      const next = /^\s*(?:and|und|y|e|,|&|vs\.?|with|mit|con|和|与|跟)\s*([0-9a-f]{3,12})(?![\w-])/iu.exec(
        text.slice(start + id.length),
      );
      if (next?.[1] && /\d/.test(next[1])) {
        found.push(
          mentionOf(start + id.length + next[0].length - next[1].length, next[1], [
            { kind, id: next[1], exists: true },
          ]),
        );
      }
    }
  }
  return found;
}

/** The series of devices a text speaks of, each once, by the word of their records. */
export function findSeries(text: string): { series: string; start: number; end: number }[] {
  const tokens = tokenize(text);
  const found: { series: string; start: number; end: number }[] = [];
  for (const [series, aliases] of Object.entries(seriesAliases)) {
    const names = new Set(aliases.map(squeeze));
    for (let length = 5; length >= 1; length--) {
      for (let at = 0; at + length <= tokens.length; at++) {
        const window = tokens.slice(at, at + length);
        const written = window.map((token) => token.folded).join("");
        if (!names.has(written) && !names.has(written.replace(/s$/, "")) && !isNearSeries(written, series))
          continue;
        const place = { series, start: window[0]?.start ?? 0, end: window.at(-1)?.end ?? 0 };
        if (found.every((other) => place.end <= other.start || place.start >= other.end)) found.push(place);
      }
    }
  }
  return found.toSorted((left, right) => left.start - right.start);
}

function isNearSeries(written: string, series: string): boolean {
  return written.length >= 7 && editDistance(written.replace(/s$/, ""), squeeze(series), 1) <= 1;
}
