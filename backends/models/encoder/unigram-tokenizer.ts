import type { UnigramVocabulary } from "./e5-file.ts";

export type Tokenizer = {
  /** Token ids of the text with the marks of begin and end, at most `limit` in all. */
  encode(text: string, limit: number): number[];
};

/** Stands for a space at a word's start (U+2581). */
const wordMark = 0x2581;
const unreachable = -1e30;
/** Below the least likely piece, so that an unknown character is the last resort. */
const unknownPenalty = 10;

/**
 * SentencePiece unigram tokenizer: the most likely cut into pieces, by Viterbi over the characters.
 * Pieces are looked up by hash in the stored bytes: 250,000 strings as objects would cost 40 MB more.
 * Kudo 2018, https://arxiv.org/abs/1804.10959.
 */
export function buildUnigramTokenizer(vocabulary: UnigramVocabulary): Tokenizer {
  const lookUp = indexPieces(vocabulary);
  const { least, longest } = extremes(vocabulary);
  const encoder = new TextEncoder();
  return {
    encode(text, limit) {
      const characters = normalize(text, vocabulary.normalization);
      const bytes = encoder.encode(String.fromCodePoint(...characters));
      const starts = characterStarts(bytes);
      const pieces = bestCut(bytes, starts, {
        lookUp,
        scores: vocabulary.scores,
        unknown: vocabulary.unknown,
        unknownScore: least - unknownPenalty,
        longest,
      });
      return [vocabulary.begin, ...pieces.slice(0, limit - 2), vocabulary.end];
    },
  };
}

/** Code points after the stored map, runs of spaces as one, spaces as word marks, one mark in front. */
function normalize(text: string, map: Map<number, number[]>): number[] {
  const mapped: number[] = [];
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    mapped.push(...(map.get(codePoint) ?? [codePoint]));
  }
  const result: number[] = mapped[0] === 0x20 ? [] : [wordMark];
  mapped.forEach((codePoint, index) => {
    if (codePoint !== 0x20) result.push(codePoint);
    else if (mapped[index - 1] !== 0x20) result.push(wordMark);
  });
  return result;
}

function characterStarts(bytes: Uint8Array): Uint32Array {
  const starts: number[] = [];
  bytes.forEach((byte, index) => {
    if ((byte & 0xc0) !== 0x80) starts.push(index);
  });
  return Uint32Array.from([...starts, bytes.length]);
}

type Pieces = {
  lookUp(bytes: Uint8Array, from: number, to: number): number;
  scores: Float32Array;
  unknown: number;
  unknownScore: number;
  longest: number;
};

function bestCut(bytes: Uint8Array, starts: Uint32Array, pieces: Pieces): number[] {
  const count = starts.length - 1;
  const best = new Float64Array(count + 1).fill(unreachable);
  const piece = new Int32Array(count + 1);
  const from = new Int32Array(count + 1);
  best[0] = 0;
  const offer = (start: number, end: number, id: number, score: number): void => {
    const total = (best[start] ?? unreachable) + score;
    if (total <= (best[end] ?? unreachable)) return;
    best[end] = total;
    piece[end] = id;
    from[end] = start;
  };
  for (let start = 0; start < count; start++) {
    const first = starts[start] ?? 0;
    for (let end = start + 1; end <= count; end++) {
      const last = starts[end] ?? 0;
      if (last - first > pieces.longest) break;
      const id = pieces.lookUp(bytes, first, last);
      if (id >= 0 && id !== pieces.unknown) offer(start, end, id, pieces.scores[id] ?? unreachable);
    }
    offer(start, start + 1, pieces.unknown, pieces.unknownScore);
  }
  const result: number[] = [];
  for (let at = count; at > 0; at = from[at] ?? 0) result.push(piece[at] ?? pieces.unknown);
  return result.reverse();
}

function extremes({ scores, offsets }: UnigramVocabulary): { least: number; longest: number } {
  let least = Infinity;
  let longest = 1;
  scores.forEach((score, index) => {
    least = Math.min(least, score);
    longest = Math.max(longest, (offsets[index + 1] ?? 0) - (offsets[index] ?? 0));
  });
  return { least, longest };
}

/** Open addressing over the bytes; a slot holds the piece's number plus one. */
function indexPieces({ bytes, offsets, scores }: UnigramVocabulary): Pieces["lookUp"] {
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(scores.length * 2)));
  const mask = slots.length - 1;
  for (let id = 0; id < scores.length; id++) {
    const [start, end] = [offsets[id] ?? 0, offsets[id + 1] ?? 0];
    if (start === end) continue;
    let slot = hash(bytes, start, end) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = id + 1;
  }
  return (text, from, to) => {
    for (let slot = hash(text, from, to) & mask; ; slot = (slot + 1) & mask) {
      const id = (slots[slot] ?? 0) - 1;
      if (id < 0) return -1;
      if (isEqual(bytes, offsets[id] ?? 0, offsets[id + 1] ?? 0, text, from, to)) return id;
    }
  };
}

/** FNV-1a with 32 bits. */
function hash(bytes: Uint8Array, from: number, to: number): number {
  let value = 0x811c9dc5;
  for (let index = from; index < to; index++) value = Math.imul(value ^ (bytes[index] ?? 0), 0x01000193);
  return value >>> 0;
}

function isEqual(
  left: Uint8Array,
  leftFrom: number,
  leftTo: number,
  right: Uint8Array,
  from: number,
  to: number,
): boolean {
  if (leftTo - leftFrom !== to - from) return false;
  for (let index = 0; index < to - from; index++) {
    if (left[leftFrom + index] !== right[from + index]) return false;
  }
  return true;
}
