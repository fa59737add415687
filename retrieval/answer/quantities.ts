/** A figure as a text gives it: a number, a date or an id, folded, with the unit beside it. */
export type Quantity = { figure: string; unit?: string };

/** Units by every way to write them. A unit of one letter counts only beside its number. */
const units = new Map<string, string>(
  Object.entries({
    s: "s sec secs second seconds sekunde sekunden segundo segundos 秒",
    min: "min mins minute minutes minuten minuto minutos 分钟",
    h: "h hr hrs hour hours stunde stunden hora horas 小时",
    day: "d day days tag tage tagen día días dia dias 天 日",
    week: "week weeks woche wochen semana semanas 周",
    month: "month months monat monate monaten mes meses 个月",
    year: "year years yr yrs jahr jahre jahren año años 年",
    usd: "$ usd dollar dollars",
    eur: "€ eur euro euros",
    percent: "% percent prozent",
    celsius: "°c celsius",
    fahrenheit: "°f fahrenheit",
    mm: "mm millimeter millimeters millimetre millimetres",
    cm: "cm centimeter centimeters centimetre centimetres",
    m: "m meter meters metre metres",
    inch: "inch inches zoll",
    g: "g gram grams",
    kg: "kg kilogram kilograms",
    kb: "kb",
    mb: "mb",
    gb: "gb",
    tb: "tb",
    w: "w watt watts",
    wh: "wh",
    mah: "mah",
    v: "v volt volts",
    a: "amp amps ampere",
    hz: "hz",
    mhz: "mhz",
    ghz: "ghz",
    rpm: "rpm",
    db: "db",
    ms: "ms millisecond milliseconds",
    cycle: "cycle cycles",
    nit: "nit nits",
  }).flatMap(([unit, written]) => written.split(" ").map((word) => [word, unit] as const)),
);

const numberWords = new Map<string, number>([
  ...(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen " +
    "nineteen twenty"
  )
    .split(" ")
    .map((word, index) => [word, index + 2] as const),
  ..."thirty forty fifty sixty seventy eighty ninety hundred"
    .split(" ")
    .map((word, index) => [word, index * 10 + 30] as const),
  ["dozen", 12],
  ["thousand", 1000],
]);

const addresses = /https?:\/\/[^\s<>()]+|[\w.+-]+@[\w-]+\.[\w.-]+/giu;
const tokens = /[\p{L}\p{N}]+(?:[.,:/_-][\p{L}\p{N}]+)*/gu;
const besideNumber = /^\s?(%|°\s?[cf]\b|[$€]|\p{L}+)/u;

/** Every number, date, id and web address of a text, in order. "five" is 5; "one" is a figure only with a unit. */
export function quantitiesOf(text: string): Quantity[] {
  const folded = text.toLowerCase();
  const linked = [...folded.matchAll(addresses)].map(([address]) => ({
    figure: address.replace(/[.,;:!?]+$/, ""),
  }));
  const rest = folded.replaceAll(addresses, " ");
  return [
    ...linked,
    ...[...rest.matchAll(tokens)].flatMap((match) => readToken(match[0], match.index, rest)),
  ];
}

/** Every unit that a text speaks of, beside a number or, as in the heading of a column, by itself. */
export function unitsIn(text: string): Set<string> {
  const words = text.toLowerCase().match(/[$€%]|°\s?[cf]\b|\p{L}{2,}/gu) ?? [];
  return new Set(words.flatMap((word) => units.get(word.replace(/\s/, "")) ?? []));
}

function readToken(token: string, start: number, text: string): Quantity[] {
  const after = besideNumber.exec(text.slice(start + token.length))?.[1]?.replace(/\s/, "") ?? "";
  const unit = units.get(after) ?? units.get(/[$€]\s?$/.exec(text.slice(0, start))?.[0].trim() ?? "");
  const withUnit = (figure: string, own = unit): Quantity =>
    own === undefined ? { figure } : { figure, unit: own };
  if (token === "one") return unit === undefined ? [] : [withUnit("1")];
  const spoken = numberWords.get(token);
  if (spoken !== undefined) return [withUnit(String(spoken))];
  if (!/\p{N}/u.test(token)) return [];
  const range = /^(\d+)-(\d+)$/.exec(token);
  if (range !== null) return [withUnit(range[1] ?? ""), withUnit(range[2] ?? "")];
  const attached = /^(\d[\d.,]*)-?(\p{L}+)$/u.exec(token);
  const own = units.get(attached?.[2] ?? "");
  if (attached?.[1] !== undefined && own !== undefined) return [withUnit(plain(attached[1]), own)];
  return [withUnit(plain(token))];
}

/** "1,000" is 1000, and "v2.1" is 2.1. */
function plain(token: string): string {
  return token.replaceAll(/(?<=\d),(?=\d{3}\b)/g, "").replace(/^v(?=\d)/, "");
}
