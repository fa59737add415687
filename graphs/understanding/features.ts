import type { Reading } from "./reading.ts";
import { cueFeatures } from "./cues.ts";
import { fold, tokenize } from "./tokens.ts";

/** Hashed features with their weights; together of unit length. */
export type SparseVector = { indices: Uint32Array; values: Float32Array };

export const sparseDimensions = 1 << 15;

/**
 * Words and character pieces of a request with the names and numbers in it replaced by what they are, so that a request for
 * one dataset teaches about all of them; and the cues of the lexicon.
 */
export function sparseFeatures(reading: Reading): SparseVector {
  const masked = maskNames(reading);
  const words = tokenize(masked).map((token) => token.folded);
  const weights = new Map<number, number>();
  const add = (feature: string, weight: number) => {
    const index = hash(feature) % sparseDimensions;
    weights.set(index, (weights.get(index) ?? 0) + weight);
  };
  words.forEach((word, at) => {
    add(`w:${word}`, 1);
    if (at > 0) add(`b:${words[at - 1]} ${word}`, 0.8);
    if (at > 1) add(`t:${words[at - 2]} ${words[at - 1]} ${word}`, 0.5);
  });
  add(`first:${words[0] ?? ""}`, 1);
  add(`first2:${words.slice(0, 2).join(" ")}`, 0.8);
  add(`last:${words.at(-1) ?? ""}`, 0.6);
  add(`length:${Math.min(6, Math.floor(Math.log2(words.length + 1)))}`, 0.5);
  if (/[?？]/u.test(reading.text)) add("question-mark", 1);
  for (const piece of characterPieces(masked)) add(`c:${piece}`, 0.35);
  for (const cue of cueFeatures(reading.text)) add(`cue:${cue}`, 1.5);
  return normalized(weights);
}

/** Names become words such as `xmodel`: what they are matters for the intent, not which one it is. */
export function maskNames(reading: Reading): string {
  const numbers = reading.numbers
    .filter(({ start, end }) => /\d/.test(reading.text.slice(start, end)))
    .map(({ start, end, kind }) => ({ start, end, mask: kind === "count" ? "xnumber" : `x${kind}` }));
  return replacePlaces(reading.text, [...namedPlaces(reading), ...numbers]);
}

const plainWords: Readonly<Record<string, string>> = {
  xmodel: "the model",
  xslot: "the slot",
  xdocs: "the documents",
  xdata: "the dataset",
  xtrainingset: "the training set",
  xsuite: "the suite",
  xreport: "the report",
  xjob: "the job",
  xrun: "the run",
  xseries: "the devices",
  xfile: "the file",
};

/** What is given to the encoder: names as plain words, or their own meaning would pull the whole sentence to theirs. */
export function plainText(reading: Reading): string {
  const places = namedPlaces(reading).flatMap((place) => {
    const word = plainWords[place.mask];
    return word === undefined ? [] : [{ ...place, mask: word }];
  });
  return replacePlaces(reading.text, places).replaceAll(/\s+/gu, " ").trim();
}

type MaskedPlace = { start: number; end: number; mask: string };

function namedPlaces(reading: Reading): MaskedPlace[] {
  return [
    ...reading.mentions.map(({ start, end, meanings }) => ({
      start,
      end,
      mask: maskOf(meanings.map(({ kind }) => kind)),
    })),
    ...reading.series.map(({ start, end }) => ({ start, end, mask: "xseries" })),
    ...reading.files.map(({ start, end }) => ({ start, end, mask: "xfile" })),
    ...reading.queries.map(({ start, end, language }) => ({ start, end, mask: `x${language}` })),
  ];
}

function replacePlaces(text: string, places: readonly MaskedPlace[]): string {
  let masked = "";
  let at = 0;
  for (const place of places.toSorted((left, right) => left.start - right.start || right.end - left.end)) {
    if (place.start < at) continue;
    masked += `${text.slice(at, place.start)} ${place.mask} `;
    at = place.end;
  }
  return masked + text.slice(at);
}

function maskOf(kinds: string[]): string {
  const has = (kind: string) => kinds.includes(kind);
  if (has("model")) return "xmodel";
  if (has("slot")) return has("dataset") ? "xdocs" : "xslot";
  if (has("dataset")) return "xdata";
  if (has("adapter")) return "xmodel";
  return `x${(kinds[0] ?? "name").replaceAll("-", "")}`;
}

/** Pieces of two to four characters within words; across characters in Chinese. */
function* characterPieces(text: string): Generator<string> {
  const folded = fold(text);
  for (const match of folded.matchAll(/[\p{Script=Han}]+|[\p{L}\d']+/gu)) {
    const isHan = /\p{Script=Han}/u.test(match[0]);
    const word = isHan ? match[0] : `^${match[0]}$`;
    for (let size = isHan ? 1 : 3; size <= 4; size++) {
      for (let at = 0; at + size <= word.length; at++) yield word.slice(at, at + size);
    }
  }
}

function normalized(weights: Map<number, number>): SparseVector {
  const indices = Uint32Array.from(weights.keys());
  // Square roots keep a long request's repeated pieces from drowning its one telling word.
  const values = Float32Array.from(weights.values(), Math.sqrt);
  let squares = 0;
  for (const value of values) squares += value * value;
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  for (let at = 0; at < values.length; at++) values[at] = (values[at] ?? 0) * scale;
  return { indices, values };
}

/** FNV-1a, 32 bits. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    value ^= text.charCodeAt(at);
    value = Math.imul(value, 0x01000193);
  }
  return value >>> 0;
}
