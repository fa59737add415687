import type { NumberMention } from "./numbers.ts";
import { fold } from "./tokens.ts";
import { readChineseNumbers } from "./chinese-numbers.ts";
import { english, german, scales, shares, spanish, times } from "./number-word-tables.ts";

/** Words that are numbers only beside a number or a unit: "one of them" is not a count, "a hundred" is. */
const weak = new Set([
  "one",
  "ein",
  "eine",
  "einen",
  "eins",
  "un",
  "una",
  "uno",
  "once",
  "acht",
  "second",
  "seis",
]);

type Word = { folded: string; start: number; end: number };

export function readNumberWords(text: string): NumberMention[] {
  const words = wordsOf(text);
  const found: NumberMention[] = readChineseNumbers(text);
  for (let index = 0; index < words.length;) {
    const read = readAt(words, index);
    if (read) found.push(read.mention);
    index += read ? read.length : 1;
  }
  return found;
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/\d+(?:[.,]\d+)*|[\p{L}\p{M}]+/gu)].map((match) => ({
    folded: fold(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function readAt(words: Word[], index: number): { mention: NumberMention; length: number } | undefined {
  const word = words[index];
  if (!word) return undefined;
  const place = (length: number) => ({ start: word.start, end: words[index + length - 1]?.end ?? word.end });
  const multiple = times[word.folded];
  if (multiple !== undefined) return { mention: { value: multiple, kind: "times", ...place(1) }, length: 1 };
  const share = shares[word.folded];
  if (share !== undefined) return { mention: { value: share, kind: "share", ...place(1) }, length: 1 };
  const count = readCount(words, index);
  if (!count) return undefined;
  const next = words[index + count.length];
  if (next && /^(percent|prozent|per|por)$/.test(next.folded)) {
    const isTwoWords = /^(cent|ciento)$/.test(words[index + count.length + 1]?.folded ?? "");
    if (isTwoWords || /^(percent|prozent)$/.test(next.folded)) {
      const length = count.length + (isTwoWords ? 2 : 1);
      return { mention: { value: count.value / 100, kind: "share", ...place(length) }, length };
    }
  }
  if (next && /^(times|mal|veces|fold)$/.test(next.folded)) {
    return {
      mention: { value: count.value, kind: "times", ...place(count.length + 1) },
      length: count.length + 1,
    };
  }
  if (next && shares[next.folded.replace(/s$/, "")] !== undefined && count.value < 10) {
    const part = shares[next.folded.replace(/s$/, "")] ?? 1;
    return {
      mention: { value: count.value * part, kind: "share", ...place(count.length + 1) },
      length: count.length + 1,
    };
  }
  return { mention: { value: count.value, kind: "count", ...place(count.length) }, length: count.length };
}

/** "two hundred and fifty", "three thousand", "treinta y cinco", "dreihundertfünfzig". */
function readCount(words: Word[], index: number): { value: number; length: number } | undefined {
  let total = 0;
  let current: number | undefined;
  let length = 0;
  for (let at = index; at < words.length; at++) {
    const word = words[at]?.folded ?? "";
    const scale = scales[word];
    const value = simpleValue(word);
    if (scale !== undefined) {
      current = (current ?? 1) * scale;
      if (scale === 1000) {
        total += current;
        current = undefined;
        if (length === 0 && at === index) total = 1000;
      }
    } else if (value !== undefined && (current === undefined || value < lowestPlace(current)))
      current = (current ?? 0) + value;
    else if (length > 0 && /^(and|y|und)$/.test(word) && continues(words[at + 1]?.folded, current ?? total))
      continue;
    else break;
    length = at - index + 1;
  }
  if (length === 0) return undefined;
  const first = words[index]?.folded ?? "";
  if (length === 1 && weak.has(first) && !isUnit(words[index + 1]?.folded)) return undefined;
  return { value: total + (current ?? 0), length };
}

function simpleValue(word: string): number | undefined {
  return english[word] ?? german[word] ?? spanish[word] ?? germanCompound(word);
}

/** What may still be added below: after twenty a digit, after a hundred anything below it. */
function lowestPlace(value: number): number {
  if (value % 100 === 0 && value > 0) return 100;
  return value % 10 === 0 && value > 0 ? 10 : 0;
}

function continues(word: string | undefined, current: number): boolean {
  const value = word === undefined ? undefined : simpleValue(word);
  return value !== undefined && value < lowestPlace(current === 0 ? 100 : current);
}

function isUnit(word: string | undefined): boolean {
  return (
    word !== undefined &&
    /^(steps?|schritte?|pasos?|epochs?|epochen?|epocas?|hours?|stunden?|horas?|days?|tage?n?|dias?|weeks?|wochen?|semanas?|minutes?|minuten?|minutos?|months?|monate?n?|mes|meses|years?|hundred|thousand|hundert|tausend|percent|prozent|por|users?|nutzer|usuarios|gb|gigs?|bits?|items?|tenth|third|quarter|fifth|zehntel|drittel|viertel)$/.test(
      word,
    )
  );
}

const germanParts = /^(?:(?<thousands>.*?)tausend)?(?:(?<hundreds>[a-z]*?)hundert)?(?:und)?(?<rest>[a-z]*)$/;

function germanCompound(word: string): number | undefined {
  if (word.length < 6 || !/(hundert|tausend|zig|ssig)/.test(word)) return undefined;
  const groups = germanParts.exec(word)?.groups;
  if (!groups) return undefined;
  const thousands =
    groups["thousands"] === undefined ? 0 : groups["thousands"] === "" ? 1 : below1000(groups["thousands"]);
  const hundreds =
    groups["hundreds"] === undefined ? 0 : groups["hundreds"] === "" ? 1 : german[groups["hundreds"]];
  const rest = groups["rest"] ? below100(groups["rest"]) : 0;
  if (thousands === undefined || hundreds === undefined || rest === undefined) return undefined;
  return thousands * 1000 + hundreds * 100 + rest;
}

function below1000(word: string): number | undefined {
  return german[word] ?? (word.includes("hundert") ? germanCompound(word) : below100(word));
}

/** "fünfunddreissig" is five and thirty. */
function below100(word: string): number | undefined {
  const known = german[word];
  if (known !== undefined) return known;
  const match = /^(ein|zwei|drei|vier|funf|sechs|sieben|acht|neun)und([a-z]+)$/.exec(word);
  const [ones, tens] = [german[match?.[1] ?? ""], german[match?.[2] ?? ""]];
  return ones === undefined || tens === undefined ? undefined : ones + tens;
}
