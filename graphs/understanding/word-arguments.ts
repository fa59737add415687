import { months } from "#domain/months.ts";
import { fold } from "./tokens.ts";

/** Words that choose a value, by argument; tried in order on folded text. */
const choices: Readonly<Record<string, [string, RegExp][]>> = {
  method: [
    ["qlora", /\bqlora\b|q-lora/u],
    [
      "full",
      /\bfull(?:[- ](?:parameter|fine.?tun\w*|training|finetun\w*|tuning)|y fine)|full[- ]?ft\b|vollstandig\w* (?:fein|train)|volles? (?:fein|train)|(?:ajuste|entrenamiento) (?:fino )?completo|全量|全参/u,
    ],
    ["lora", /\blora\b|\badapter training\b/u],
  ],
  state: [
    [
      "failed",
      /\bfail\w*|\bdied\b|\bcrash\w*|\bbroke|went wrong|fehlgeschlagen|abgesturzt|gescheitert|\bfall[oae]|fallid|失败|挂了|出错|崩/u,
    ],
    [
      "queued",
      /\bqueued?\b|\bwaiting\b|\bpending\b|in line\b|warteschlange|wartend|warten\b|en cola|pendiente|esperando|排队|等待/u,
    ],
    [
      "running",
      /\brunning\b|\bstill\b|\bgoing( on)?\b|\bactive\b|in progress|right now|\bbusy\b|at the moment|\blauft\b|\blaufen\w*|aktiv|gerade|en curso|en marcha|activ[oa]s?|corriendo|正在|运行中|进行中|在跑|还在/u,
    ],
    ["cancelled", /\bcancell?ed\b|\baborted\b|\bstopped\b|abgebrochen|cancelad|取消了|已取消/u],
    [
      "succeeded",
      /\bfinished\b|\bcompleted?\b|\bsucceeded\b|\bdone\b|fertig|abgeschlossen|erfolgreich|terminad|acabad|completad|完成|跑完|结束/u,
    ],
  ],
  order: [
    [
      "asc",
      /ascending|\basc\b|smallest first|lowest first|cheapest|fewest|least|lightest|oldest|aufsteigend|billigst|gunstigst|wenigsten|kleinste zuerst|ascendente|menor a mayor|mas barat|升序|从小到大|最少|最便宜|最低的/u,
    ],
    [
      "desc",
      /descending|\bdesc\b|largest first|highest first|\bmost\b|dearest|most expensive|newest|\btop\b|absteigend|meisten|teuerst|neueste|descendente|mayor a menor|mas caro|降序|从大到小|最多|最贵|最新/u,
    ],
  ],
};

const jobKinds: [string, RegExp][] = [
  ["training", /\btrainings?\b|\btraining jobs?|entrenamient|训练/u],
  ["comparison", /\bcomparisons?\b|vergleich|comparacion|对比任务/u],
  ["evaluation", /\bevaluations?\b|evaluierung|evaluacion|评测任务|评估任务/u],
  ["measurement", /\bmeasurements?\b|messung|medicion/u],
];

export function readChoice(argument: string, tool: string, text: string): string | undefined {
  const folded = fold(text);
  if (argument === "kind" && tool === "list_jobs") return first(jobKinds, folded);
  if (argument === "kind" && tool === "list_models")
    return /\badapters?\b|adaptador|适配器/u.test(folded) ? "adapter" : undefined;
  if (argument === "state" && tool === "list_models") return undefined;
  if (argument === "state" && tool === "list_runs") {
    const state = first(choices["state"] ?? [], folded);
    return state === "succeeded" ? "finished" : state;
  }
  const state =
    argument === "state" && tool === "read_job" ? first(choices["state"] ?? [], folded) : undefined;
  // "is it done yet" asks about the newest job, not about the newest that is done.
  if (argument === "state" && tool === "read_job")
    return state === "failed" || state === "running" ? state : undefined;
  return first(choices[argument] ?? [], folded);
}

function first(list: [string, RegExp][], folded: string): string | undefined {
  return list.find(([, pattern]) => pattern.test(folded))?.[0];
}

const named =
  /(?:\bcalled|\bnamed?(?: it)?|call it|\bnamens|\bnenne (?:ihn|es)|\bllamad[oa]|\bllámal[oa]|名叫|叫做?|命名为|取名)\s*:?\s*["'“`]?(?![\w-]+\.[a-z])([a-z0-9][a-z0-9_-]*)/iu;

/** The name a person gives to what will be made. */
export function readGivenName(text: string): string | undefined {
  return named.exec(text)?.[1]?.toLowerCase().replaceAll("_", "-");
}

const because =
  /(?:\bbecause\b|\bweil\b|\bporque\b|\bya que\b|因为|原因是|reason:?)\s+(.{4,300}?)(?:[.!?。]|$)/iu;

export function readReason(text: string): string | undefined {
  return because.exec(text)?.[1]?.trim();
}

const shortMonths = months.map((month) => month.slice(0, 3));
const monthWords: Record<string, number> = {
  enero: 1,
  febrero: 2,
  marzo: 3,
  abril: 4,
  mayo: 5,
  junio: 6,
  julio: 7,
  agosto: 8,
  septiembre: 9,
  octubre: 10,
  noviembre: 11,
  diciembre: 12,
  januar: 1,
  februar: 2,
  marz: 3,
  april: 4,
  mai: 5,
  juni: 6,
  juli: 7,
  august: 8,
  september: 9,
  oktober: 10,
  november: 11,
  dezember: 12,
};

/** A full date as `YYYY-MM-DD`; a day without its year is left to whoever reads the history. */
export function readDate(text: string): string | undefined {
  const iso = /\b(\d{4})-(\d{2})-(\d{2})(T[\d:.]+Z?)?\b/u.exec(text);
  if (iso) return iso[0];
  const chinese = /(\d{4})年(\d{1,2})月(\d{1,2})日/u.exec(text);
  if (chinese) return date(chinese[1], Number(chinese[2]), chinese[3]);
  const dotted = /\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/u.exec(text);
  if (dotted) return date(dotted[3], Number(dotted[2]), dotted[1]);
  const folded = fold(text);
  const dayFirst =
    /\b(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+|de\s+)?([a-z]+)\.?,?\s+(?:de\s+)?(\d{4})\b/u.exec(folded);
  const monthFirst = /\b([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/u.exec(folded);
  const found = monthOf(dayFirst?.[2])
    ? date(dayFirst?.[3], monthOf(dayFirst?.[2]), dayFirst?.[1])
    : undefined;
  return (
    found ??
    (monthOf(monthFirst?.[1]) ? date(monthFirst?.[3], monthOf(monthFirst?.[1]), monthFirst?.[2]) : undefined)
  );
}

export function monthOfYear(number: number): string | undefined {
  return months[number - 1];
}

/** The English name of a month written in full in any of the languages. */
export function monthNamed(word: string): string | undefined {
  if (months.includes(word)) return word;
  return monthWords[word] === undefined ? undefined : monthOfYear(monthWords[word]);
}

function monthOf(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  const english = shortMonths.indexOf(word.slice(0, 3)) + 1;
  return monthWords[word] ?? (english > 0 ? english : undefined);
}

function date(year: string | undefined, month: number | undefined, day: string | undefined): string {
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
