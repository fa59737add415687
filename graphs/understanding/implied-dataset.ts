import { fieldPattern } from "./field-words.ts";
import type { Reading } from "./reading.ts";
import { fold } from "./tokens.ts";
import type { KnownEntities } from "./understanding.ts";

// What is spoken of says whose records they are, in the order in which one word outweighs another.
const subjects: [string, RegExp][] = [
  [
    "platform-usage",
    /\bconversations?\b|\bchats?\b|\bchat messages?\b|\bmessages? (?:did|do|does|were|per|by)\b|\btool calls?\b|\b(?:which|what) tools?\b|\btools? (?:fail|use|usage|are)|\bapprovals?\b|\bplatform(?:'s)? usage\b|\b(?:usage|use) of (?:the |this )?(?:platform|assistant|tools?)\b|gesprache?n?\b|unterhaltungen|werkzeug\w*|freigaben|\bconversaciones\b|\bherramientas?\b|aprobaciones|对话|聊天|工具|审批/u,
  ],
  [
    "customer-journeys",
    /\bjourneys?\b|\bcheckout\b|\bbuyers?\b|\bpurchases?\b|touch ?points?|kundenreise|recorridos?|旅程/u,
  ],
  ["business-processes", /\bprocess(?:es)?\b|\bworkflows?\b|prozesse?n?\b|\bprocesos?\b|流程/u],
  [
    "technical-documentation",
    /\bmanuals?\b|\btechnical (?:docs?|pages|guides?)\b|\bdata ?sheets?\b|handbuch|handbucher\w*|\bmanuales\b|手册/u,
  ],
  [
    "user-behavior",
    /\b(?:user|usage) (?:events?|activity|data|sessions?|actions?|logs?)\b|\bbehaviou?rs?\b|\bsessions?\b|\blog(?:ged|s)? ?in\b|\blogins?\b|\busers?\b|\bfeatures? (?:used?|do|are|is|people)\b|\bused features?\b|nutzungsdaten|nutzer\b|benutzer|sitzungen|\busuarios?\b|sesiones|用户|会话|登录/u,
  ],
  [
    "support-knowledge",
    /\b(?:support|help ?desk) (?:data|cases?|records?|entries|corpus|requests?|articles?|questions?)\b|\btickets?\b|\bcomplaints?\b|\bcases?\b|\burgen\w+|\bsymptoms?\b|\bremed\w+|\bproblem categor|\bcustomers? (?:wrote|complain\w*|message)|\bwhat people wrote|support(?:daten|eintrag\w*|falle?|wissen|tickets?)|\bfalle\b|beschwerden?|dringlich|quejas?|urgencia|casos\b|datos de soporte|工单|投诉|客服数据|紧急|支持数据/u,
  ],
  [
    "enterprise-documents",
    /\b(?:documents?|docs|memos?|contracts?|policies|corpus)\b|dokumente?n?\b|vertrage\b|\bdocumentos?\b|contratos|文档|合同|文件/u,
  ],
  [
    "devices",
    /\b(?:phones?|laptops?|notebooks?|servers?|devices?|machines?|hardware|thinkpads?|moto edge|thinksystem|x1|products?)\b|\bgerate?\w*|handys?\b|dispositivos?|portatil|portatiles|servidor|servidores|moviles|手机|笔记本|服务器|设备|机器/u,
  ],
];

const problems = /\b(?:problems?|issues?|support)\b|probleme?\b|problemas?\b|问题/u;
const productCode = /\b(?:x1|t1\d|p1\d|l1\d|e1\d|sr\d{3}|st\d{3}|edge \d{2})\b/u;

/** The dataset a request is about though it names none; also one that this release has not. */
export function impliedDataset(
  reading: Reading,
  entities: KnownEntities,
  isLoose: boolean,
): string | undefined {
  const folded = fold(reading.text);
  const named = subjects.find(([, pattern]) => pattern.test(folded))?.[0];
  if (!isLoose) return named;
  // "problem categories of laptops" is about tickets, "laptops" alone about the devices.
  if ((named === "devices" || named === undefined) && problems.test(folded)) return "support-knowledge";
  if (named !== undefined) return named;
  if (reading.series.length > 0 || productCode.test(folded)) return "devices";
  return datasetOfFields(folded, entities);
}

/** The known dataset most of whose own fields are spoken of. */
function datasetOfFields(folded: string, entities: KnownEntities): string | undefined {
  const counts = (entities["dataset"] ?? []).map((dataset) => ({
    id: dataset.id,
    count: (dataset.fields ?? []).filter(
      (field) => !["id", "name", "model", "series"].includes(field.name) && fieldPattern(field).test(folded),
    ).length,
  }));
  const [first, second] = counts.toSorted((left, right) => right.count - left.count);
  return first && first.count > (second?.count ?? 0) ? first.id : undefined;
}
