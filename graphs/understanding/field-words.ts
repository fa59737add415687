import type { Field } from "#domain/dataset.ts";
import { fold, tokenize } from "./tokens.ts";

/** What people call things that records have, by a part of the field's name; folded, in four languages. */
const words: Readonly<Record<string, string>> = {
  ram: "ram|memory|arbeitsspeicher|memoria|内存",
  storage: "storage|disk|ssd|festplatte|speicherplatz|almacenamiento|disco|存储|硬盘",
  price:
    "price|prices|priced|cost|costs|cheap|cheaper|cheapest|dear|dearest|expensive|dollars?|usd|bucks|euros?|preise?|teuer|teurer|kosten|kostet|precios?|cuestan?|dolares|价格|价钱|售价|便宜|贵|美元|元",
  series: "series|line|lines|product line|serien?|reihen?|lineas?|系列",
  year: "year|years|released?|launched|from \\d{4}|jahr|erschienen|ano|lanzados?|年份|年|发布",
  cores: "cores?|kerne?|nucleos?|核心|核",
  weight:
    "weights?|weigh|weighs|heavy|heavier|heaviest|light|lighter|lightest|grams?|gewicht|wiegen|schwer|leicht|peso|pesan|重量|重",
  display: "screens?|displays?|inch|inches|diagonal|bildschirm|zoll|pantallas?|pulgadas|屏幕|英寸|寸",
  refresh: "refresh|hz|hertz|bildwiederholrate|refresco|刷新率",
  battery: "battery|batteries|mah|akku|akkus|bateria|baterias|电池",
  camera: "cameras?|megapixels?|mp|kamera|camaras?|megapixeles|摄像头|相机|像素",
  bays: "bays?|drive bays|einschub|einschube|bahias|盘位",
  redundant: "redundant|redundancy|redundante?[rsn]?|冗余",
  warranty: "warrant(?:y|ies)|garantie|garantia|保修",
  os: "operating systems?|os|betriebssystem|sistema operativo|操作系统",
  processor: "processors?|cpus?|prozessor|procesador|处理器",
  form: "form factors?|bauform|kind of device|device types?|formato|形态|设备类型",
  category:
    "categor(?:y|ies)|kinds? of (?:problem|issue|ticket)s?|problem (?:types?|categories)|problems?|topics?|kategorien?|problemarten?|categorias?|类别|分类|类型|种类|类",
  urgency:
    "urgen(?:cy|t)|severity|priorit(?:y|ies)|dringlichkeit|dringend|prioritat|urgencias?|prioridad|紧急程度|紧急|优先级",
  channel: "channels?|kanale?|canal(?:es)?|渠道",
  device: "devices?|models?|gerate?|dispositivos?|设备|机型",
  part: "parts?|spare parts?|ersatzteile?|piezas?|repuestos?|零件|配件|备件",
  symptom: "symptoms?|symptome?|sintomas?|症状",
  cause: "causes?|ursachen?|causas?|原因",
  next: "next steps?|advice|nachsten? schritte?|siguiente paso|下一步",
  language: "languages?|sprachen?|idiomas?|语言",
  firmware: "firmware|固件",
  family: "famil(?:y|ies)|familien?|familias?|家族",
  department: "departments?|teams?|abteilung(?:en)?|departamentos?|部门",
  weekday: "weekdays?|days? of the week|wochentage?|dias? de la semana|星期|周几",
  hour: "hours?|hours? of the day|stunden?|uhrzeit|horas?|小时|几点",
  app: "apps?|applications?|anwendung(?:en)?|aplicacion(?:es)?|应用",
  duration: "durations?|length|long|longer|longest|dauer|lange|duracion|时长",
  cycle:
    "cycle times?|durations?|long|longer|longest|slow|slower|slowest|takes?|dauer|dauert|duracion|tardan?|耗时",
  cost: "costs?|kosten|kostet|costes?|costos?|cuestan?|成本|费用",
  error: "errors?|error rates?|fehler|fehlerquote|fehlerrate|errores|错误率?",
  automation: "automation|automatisierung(?:sgrad)?|automatizacion|自动化",
  step: "steps?|schritte?|pasos?|步骤?",
  stage: "stages?|phasen?|etapas?|fases?|阶段",
  outcome: "outcomes?|results?|ergebnis(?:se)?|ausgang|resultados?|结果",
  sentiment: "sentiments?|moods?|stimmung(?:en)?|sentimientos?|情绪",
  satisfaction: "satisfaction|satisfied|zufriedenheit|satisfaccion|满意度",
  tool: "tools?|werkzeuge?n?|herramientas?|工具",
  specialist: "specialists?|spezialist(?:en)?|especialistas?|专家",
  failure: "failures?|error codes?|reasons? (?:of|for) failure|fehlercodes?|codigos? de error|错误代码",
  spend: "spends?|spent|spending|ausgaben|gastos?|gastan?|花费",
};

/** A pattern for how a field is said, on folded text; Chinese words need no word boundary. */
export function fieldPattern(field: Field): RegExp {
  const parts = field.name.split("_");
  const known = parts.flatMap((part) => (words[part] === undefined ? [] : words[part].split("|")));
  const own = [
    field.name.replaceAll("_", " "),
    field.name,
    ...(parts.length === 1 ? [] : parts.slice(0, 1).filter((part) => part.length > 4)),
  ];
  const all = [...new Set([...known, ...own.map((name) => `${fold(name)}s?`)])];
  const [han, latin] = [
    all.filter((word) => /\p{Script=Han}/u.test(word)),
    all.filter((word) => !/\p{Script=Han}/u.test(word)),
  ];
  return new RegExp([`(?<![\\p{L}\\d])(?:${latin.join("|")})(?![\\p{L}])`, ...han].join("|"), "u");
}

const negation =
  /(?:\bnot|\bno|\bexcept|\bother than|\bexcluding|\bohne|\bkeine?|\bnicht|\bausser|\bsin|\bexcepto|\bno sea|除了|不是|非)\s*(?:the |for |die |los |las )?$/u;

/** Other words for values of records, in the languages requests come in. */
const valueAliases: Readonly<Record<string, readonly string[]>> = {
  ticket: ["工单", "incidencias"],
  conversation: ["chat", "Gespräch", "Gespräche", "Unterhaltungen", "conversaciones", "对话", "聊天"],
  message: ["Nachricht", "Nachrichten", "mensajes", "消息"],
  "tool call": ["tool", "Werkzeug", "Werkzeuge", "Werkzeugaufrufe", "herramienta", "工具"],
  approval: ["Freigabe", "Freigaben", "aprobaciones", "审批"],
  failed: ["fail", "failing", "failures", "fehlgeschlagen", "scheitern", "fallan", "fallaron", "失败"],
  rejected: ["abgelehnt", "rechazadas", "拒绝"],
  session: ["Sitzung", "Sitzungen", "sesión", "sesiones", "会话"],
  battery: ["batteries", "Akku", "Akkus", "batería", "baterías", "电池"],
  keyboard: ["Tastatur", "teclado", "键盘"],
  microphone: ["Mikrofon", "micrófono", "麦克风"],
  fan: ["Lüfter", "ventilador", "风扇"],
  display: ["screen", "Bildschirm", "pantalla", "屏幕"],
  network: ["Netzwerk", "网络"],
  camera: ["Kamera", "cámara", "摄像头"],
  storage: ["Speicher", "almacenamiento", "存储"],
  thermal: ["overheating", "Überhitzung", "sobrecalentamiento", "过热"],
  "Human Resources": ["HR", "Personalabteilung", "recursos humanos", "人力资源", "人事部"],
  Finance: ["Finanzen", "finanzas", "财务部"],
  Sales: ["Vertrieb", "ventas", "销售部"],
};

/** Every value with each way to write it. */
function spellings(field: Field): [value: string, spelling: string][] {
  return (field.values ?? []).flatMap((value) =>
    [value, ...(valueAliases[value] ?? [])].map((spelling): [string, string] => [value, spelling]),
  );
}

/** Values of the field that stand in the text, and whether each is excluded. */
export function valuesIn(
  field: Field,
  text: string,
): { value: string; start: number; end: number; isExcluded: boolean }[] {
  const tokens = tokenize(text);
  const found: { value: string; start: number; end: number; isExcluded: boolean }[] = [];
  for (const [value, spelling] of spellings(field)) {
    const wanted = tokenize(spelling)
      .map((token) => token.folded)
      .join("");
    for (let length = 1; length <= 4; length++) {
      for (let at = 0; at + length <= tokens.length; at++) {
        const written = tokens
          .slice(at, at + length)
          .map((token) => token.folded)
          .join("");
        if (
          written !== wanted &&
          written !== `${wanted}s` &&
          !(wanted.length > 4 && written === `${wanted.slice(0, -1)}ies`)
        )
          continue;
        const start = tokens[at]?.start ?? 0;
        const end = tokens[at + length - 1]?.end ?? 0;
        if (found.some((other) => start < other.end && end > other.start)) continue;
        found.push({
          value,
          start,
          end,
          isExcluded: negation.test(fold(text.slice(Math.max(0, start - 16), start))),
        });
      }
    }
  }
  return found;
}
