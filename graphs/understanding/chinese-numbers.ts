import type { NumberMention } from "./numbers.ts";

const digits: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const places: Record<string, number> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 };

const number = "[零〇一二两三四五六七八九十百千万]+";
const share = new RegExp(`百分之(${number}|\\d+(?:\\.\\d+)?)`, "gu");
const parts = new RegExp(`(${number})分之(${number})`, "gu");
const multiple = new RegExp(`(${number})倍`, "gu");
const count = new RegExp(`(?<![第\\d])${number}`, "gu");
/** A lone character is a number only before a measure word or after a word that takes one. */
const lone = /^[个步轮条次天周月年小时分钟秒项题位比特倍名台家种类]/u;
const after = /(种子|秩|大小为|前|步数|轮数|为|是|到|深度|第)\s*$/u;

export function readChineseNumbers(text: string): NumberMention[] {
  const found: NumberMention[] = [];
  const add = (match: RegExpMatchArray, kind: NumberMention["kind"], value: number) =>
    found.push({ value, kind, start: match.index ?? 0, end: (match.index ?? 0) + match[0].length });
  for (const match of text.matchAll(share)) add(match, "share", readNumber(match[1] ?? "") / 100);
  for (const match of text.matchAll(parts)) {
    if (match[1] !== "百") add(match, "share", readNumber(match[2] ?? "") / readNumber(match[1] ?? ""));
  }
  for (const match of text.matchAll(multiple)) add(match, "times", readNumber(match[1] ?? ""));
  for (const match of text.matchAll(count)) {
    const before = text.slice(0, match.index);
    const next = text.slice(match.index + match[0].length);
    if (match[0].length === 1 && !lone.test(next) && !after.test(before)) continue;
    if (match[0] === "一" && !/^[步轮百千]|^个(?:月|小时)|^[天周年]/u.test(next)) continue;
    add(match, "count", readNumber(match[0]));
  }
  for (const match of text.matchAll(/一半|翻倍|加倍|翻一番/gu))
    add(match, match[0] === "一半" ? "share" : "times", match[0] === "一半" ? 0.5 : 2);
  return found;
}

export function readNumber(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const character of text) {
    const place = places[character];
    if (place === undefined) digit = digits[character] ?? 0;
    else if (place === 10_000) {
      total += (section + digit) * place;
      section = 0;
      digit = 0;
    } else {
      section += (digit === 0 ? 1 : digit) * place;
      digit = 0;
    }
  }
  // 两百五 is two hundred and fifty: a last digit without its place takes the next lower one.
  const shorthand = /([百千万])[一二三四五六七八九]$/u.exec(text);
  const last = shorthand ? digit * ((places[shorthand[1] ?? ""] ?? 10) / 10) : digit;
  return total + section + last;
}
