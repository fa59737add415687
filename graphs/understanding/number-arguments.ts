import type { NumberMention } from "./numbers.ts";
import { round } from "./numbers.ts";
import { fold } from "./tokens.ts";
import type { Reading } from "./reading.ts";

type Cue = {
  /** What follows the number, as folded text. */
  after?: RegExp;
  /** What stands before it. */
  before?: RegExp;
  kinds?: NumberMention["kind"][];
  /** The whole text must speak of it. */
  about?: RegExp;
  convert?(value: number, following: string): number | undefined;
};

const link = String.raw`\s*(?:=|:|of|to|调到|auf|von|de|auf|a|at|is|as|be|por|为|是|设为|改成|改为|到|的)?\s*(?:about|only|etwa|nur|solo|大约)?\s*$`;

/** How the numeric arguments that tools share are said. */
export const numberCues: Readonly<Record<string, Cue>> = {
  steps: {
    after:
      /^\s*-?\s*(?:more |training |optimi[sz]er |gradient |trainings?)?(?:steps?\b|schritte?n?\b|trainingsschritte|pasos?\b|步|iterations?\b|iters?\b|iterationen|iteraciones|updates\b)/u,
    before: new RegExp(`(?:steps?|schritte|pasos|步数|训练步数)${link}`, "u"),
  },
  epochs: {
    after:
      /^\s*-?\s*(?:an? |eine[nr]? |una )?(?:full )?(?:ep\b|epochs?\b|epochen?\b|epocas?\b|passes\b|个?轮|durchgange|durchlaufe|pasadas)/u,
    before: new RegExp(`(?:\\bep|epochs?|epochen|epocas|轮数)${link}`, "u"),
    kinds: ["count", "share", "times"],
  },
  rank: { before: new RegExp(`(?:\\brank|\\brang|\\brango|\\br|秩)${link}`, "u"), convert: whole },
  learning_rate: {
    before: new RegExp(`(?:learning[ -]?rate|\\blr|lernrate|tasa(?: de aprendizaje)?|学习率)${link}`, "u"),
  },
  batch_size: {
    before: new RegExp(`(?:batch(?:[ -]?size)?|batchgrosse|lote|批大小|批次大小|批量)${link}`, "u"),
    after: /^\s*(?:examples? )?(?:a|per) (?:step|batch)\b/u,
    convert: whole,
  },
  seed: { before: new RegExp(`(?:\\bseeds?|startwert|semilla|种子)${link}`, "u"), convert: whole },
  bits: { after: /^\s*-?\s*(?:bits?\b|位|比特)/u, before: /(?:\bint|\bq)$/u, convert: whole },
  max_items: {
    after:
      /^\s*(?:\p{L}+[- ]){0,2}?(?:items?\b|questions?\b|samples?\b|tasks?\b|aufgaben\b|fragen\b|preguntas\b|elementos\b|items|ejemplos\b|examples\b|beispiele\b|道?题|个?样本|个?问题|条)/u,
    convert: whole,
  },
  max_tokens: { after: /^\s*tokens?\b/u, convert: whole },
  memory_gb: {
    after: /^\s*-?\s*(?:gb\b|gigs?\b|gigabytes?\b|gib\b|mb\b|megabytes?\b|g\b(?! of data)|gigas?\b|吉)/u,
    convert: inGigabytes,
  },
  max_memory_gb: {
    after: /^\s*-?\s*(?:gb\b|gigs?\b|gigabytes?\b|gib\b|mb\b|megabytes?\b|mib\b|g\b|gigas?\b)/u,
    convert: (value, following) => (/^\s*-?\s*m/u.test(following) ? round(value / 1024) : value),
  },
  max_latency_s: {
    after:
      /^\s*-?\s*(?:seconds?\b|secs?\b|s\b|sekunden?\b|segundos?\b|秒|ms\b|milliseconds?\b|millisekunden\b|milisegundos\b|毫秒)/u,
    convert: (value, following) =>
      /^\s*-?\s*(?:ms|milli|mili|毫)/u.test(following) ? round(value / 1000) : value,
  },
  regression_margin: { before: /(?:margin|marge|margen|余量|容差)[^.;]{0,40}$/u, kinds: ["count", "share"] },
  runs: {
    after: /^\s*(?:runs?\b|repetitions?\b|laufe\b|wiederholungen|repeticiones|次)/u,
    kinds: ["count", "times"],
    convert: whole,
  },
  validation_share: {
    kinds: ["share"],
    about:
      /valid|hold|held|split|aside|keep|back|test|验证|留出|划分|zuruck|reserva|aufteil|division|dividi|partic/u,
  },
  general_share: { kinds: ["share"], about: /general|allgemein|通用/u },
  scale: { kinds: ["times", "share"] },
};

function inGigabytes(value: number, following: string): number {
  return /^\s*-?\s*m/u.test(following) ? round(value / 1024) : value;
}

/** True when the words beside a number say which argument it is: such a number is no loose count. */
export function isSaidFor(number: NumberMention, text: string): boolean {
  return Object.entries(numberCues).some(
    ([name, cue]) =>
      (cue.after ?? cue.before) !== undefined &&
      name !== "max_items" &&
      name !== "max_tokens" &&
      name !== "runs" &&
      fits(number, cue, text),
  );
}

function whole(value: number): number | undefined {
  return Number.isInteger(value) ? value : undefined;
}

/** The number said for an argument, if one is; `taken` holds numbers that others have claimed and gets this one. */
export function readNumberArgument(
  name: string,
  reading: Reading,
  isInScope: (place: { start: number }) => boolean,
  taken: Set<NumberMention>,
): number | undefined {
  const cue = numberCues[name];
  if (!cue) return undefined;
  if (cue.about && !cue.about.test(fold(reading.text))) return undefined;
  const jargon = name === "rank" || name === "bits" ? readJargon(name, reading.text) : undefined;
  if (jargon !== undefined) return jargon;
  // The last word counts: "from 100 to 200 steps" wants 200.
  const candidates = reading.numbers.filter(
    (number) => !taken.has(number) && isInScope(number) && fits(number, cue, reading.text),
  );
  const exponential =
    name === "learning_rate"
      ? reading.numbers.find(
          (number) => !taken.has(number) && /\de-\d/iu.test(reading.text.slice(number.start, number.end)),
        )
      : undefined;
  const found = candidates.at(-1) ?? exponential;
  if (!found) return undefined;
  taken.add(found);
  return cue.convert ? cue.convert(found.value, followingOf(found, reading.text)) : found.value;
}

function fits(number: NumberMention, cue: Cue, text: string): boolean {
  if (!(cue.kinds ?? ["count"]).includes(number.kind)) return false;
  if (!cue.after && !cue.before) return true;
  const preceding = fold(text.slice(Math.max(0, number.start - 60), number.start));
  return (cue.after?.test(followingOf(number, text)) ?? false) || (cue.before?.test(preceding) ?? false);
}

function followingOf(number: NumberMention, text: string): string {
  return fold(text.slice(number.end, number.end + 40));
}

/** `r8`, `r=8`, `int4`, `q8`. */
function readJargon(name: "rank" | "bits", text: string): number | undefined {
  const match =
    name === "rank"
      ? /(?<![\p{L}\d-])r\s?=?\s?(\d{1,2})(?![\d\p{L}-])/iu.exec(text)
      : /(?<![\p{L}\d-])(?:int|q)(\d{1,2})(?!\d)/iu.exec(text);
  return match ? Number(match[1]) : undefined;
}
