import type { NumberMention } from "./numbers.ts";
import { fold } from "./tokens.ts";
import { readChineseNumbers } from "./chinese-numbers.ts";

const english: Record<string, number> = {
  zero: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12,
  thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19, twenty: 20, thirty: 30,
  forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90, dozen: 12,
};
const german: Record<string, number> = {
  null: 0, ein: 1, eins: 1, eine: 1, einen: 1, zwei: 2, drei: 3, vier: 4, funf: 5, sechs: 6, sieben: 7, acht: 8, neun: 9,
  zehn: 10, elf: 11, zwolf: 12, dreizehn: 13, vierzehn: 14, funfzehn: 15, sechzehn: 16, siebzehn: 17, achtzehn: 18,
  neunzehn: 19, zwanzig: 20, dreissig: 30, vierzig: 40, funfzig: 50, sechzig: 60, siebzig: 70, achtzig: 80, neunzig: 90,
  dutzend: 12,
};
const spanish: Record<string, number> = {
  cero: 0, uno: 1, un: 1, una: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9, diez: 10,
  once: 11, doce: 12, trece: 13, catorce: 14, quince: 15, dieciseis: 16, diecisiete: 17, dieciocho: 18, diecinueve: 19,
  veinte: 20, veinticinco: 25, treinta: 30, cuarenta: 40, cincuenta: 50, sesenta: 60, setenta: 70, ochenta: 80,
  noventa: 90, cien: 100, ciento: 100, doscientos: 200, doscientas: 200, trescientos: 300, trescientas: 300,
  cuatrocientos: 400, cuatrocientas: 400, quinientos: 500, quinientas: 500, seiscientos: 600, seiscientas: 600,
  setecientos: 700, ochocientos: 800, novecientos: 900, docena: 12,
};
const scales: Record<string, number> = { hundred: 100, hundert: 100, thousand: 1000, tausend: 1000, mil: 1000 };
const shares: Record<string, number> = {
  half: 0.5, halbe: 0.5, halb: 0.5, halfte: 0.5, mitad: 0.5, third: 1 / 3, drittel: 1 / 3, tercio: 1 / 3, quarter: 0.25,
  viertel: 0.25, fifth: 0.2, funftel: 0.2, tenth: 0.1, zehntel: 0.1, decimo: 0.1, decima: 0.1,
};
const times: Record<string, number> = {
  double: 2, twice: 2, doubled: 2, verdopple: 2, verdoppeln: 2, doppelt: 2, doppelte: 2, doppelten: 2, doble: 2, duplica: 2,
  duplicar: 2, triple: 3, triplica: 3, triplicar: 3, dreifach: 3, dreifache: 3, verdreifache: 3, vierfach: 4, vierfache: 4,
  funffache: 5, zehnfache: 10, halve: 0.5, quadruple: 4, thrice: 3,
};
/** Words that are numbers only beside a number or a unit: "one of them" is not a count, "a hundred" is. */
const weak = new Set(["one", "ein", "eine", "einen", "eins", "un", "una", "uno", "once", "acht", "second", "seis"]);

type Word = { folded: string; start: number; end: number };

export function readNumberWords(text: string): NumberMention[] {
  const words = wordsOf(text);
  const found: NumberMention[] = readChineseNumbers(text);
  for (let index = 0; index < words.length; ) {
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
    return { mention: { value: count.value, kind: "times", ...place(count.length + 1) }, length: count.length + 1 };
  }
  if (next && shares[next.folded.replace(/s$/, "")] !== undefined && count.value < 10) {
    const part = shares[next.folded.replace(/s$/, "")] ?? 1;
    return { mention: { value: count.value * part, kind: "share", ...place(count.length + 1) }, length: count.length + 1 };
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
    } else if (value !== undefined && (current === undefined || value < lowestPlace(current))) current = (current ?? 0) + value;
    else if (length > 0 && /^(and|y|und)$/.test(word) && continues(words[at + 1]?.folded, current ?? total)) continue;
    else break;
    length = at - index + 1;
  }
  if (length === 0) return undefined;
  const first = words[index]?.folded ?? "";
  if (length === 1 && weak.has(first) && !isUnit(words[index + 1]?.folded)) return undefined;
  return { value: total + (current ?? 0), length };
}

function simpleValue(word: string): number | undefined {
  return english[word] ?? german[word] ?? spanish[word] ?? germanCompound(word) ?? (/^\d+$/.test(word) ? undefined : undefined);
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
  return word !== undefined && /^(steps?|schritte?|pasos?|epochs?|epochen?|epocas?|hours?|stunden?|horas?|days?|tage?n?|dias?|weeks?|wochen?|semanas?|minutes?|minuten?|minutos?|months?|monate?n?|mes|meses|years?|hundred|thousand|hundert|tausend|percent|prozent|por|users?|nutzer|usuarios|gb|gigs?|bits?|items?|tenth|third|quarter|fifth|zehntel|drittel|viertel)$/.test(word);
}

const germanParts = /^(?:(?<thousands>.*?)tausend)?(?:(?<hundreds>[a-z]*?)hundert)?(?:und)?(?<rest>[a-z]*)$/;

function germanCompound(word: string): number | undefined {
  if (word.length < 6 || !/(hundert|tausend|zig|ssig)/.test(word)) return undefined;
  const groups = germanParts.exec(word)?.groups;
  if (!groups) return undefined;
  const thousands = groups["thousands"] === undefined ? 0 : groups["thousands"] === "" ? 1 : below1000(groups["thousands"]);
  const hundreds = groups["hundreds"] === undefined ? 0 : groups["hundreds"] === "" ? 1 : german[groups["hundreds"]];
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
