import type { RefusalReason } from "./examples/refusal-example.ts";
import { fold } from "./tokens.ts";
import type { Reading } from "./reading.ts";

// Rules are tried on folded text and must be sure: the classifier finds what is said in other words.
const rules: [RefusalReason, RegExp][] = [
  [
    "prompt-injection",
    /\b(?:ignore|disregard|forget|override)\b[^.?!]{0,30}\b(?:instructions?(?![- ]following)|rules|guidelines|prompt|restrictions)\b|\b(?:your|reveal|print|show|repeat|leak)\b[^.?!]{0,20}\b(?:system|developer|hidden) prompt\b|\bdeveloper mode\b|\bjailbreak|\b(?:ignorier|vergiss)\w*\b[^.?!]{0,30}(?:anweisungen|regeln|vorgaben)|\b(?:ignora|olvida)\b[^.?!]{0,30}(?:instrucciones|reglas)|(?:忽略|无视|忘记)[^。？！]{0,12}(?:指令|指示|规则|提示|说明)/u,
  ],
  [
    "self-approval",
    /\byou are (?:now )?(?:the |an? )?(?:admin\w*|root|owner|architect)\b|\bconfirm your own\b|\bapprove (?:it |that |this |them )?(?:yourself|on my behalf|for me|in my name)\b|^(?:please |just |now |ok,? |yes,? |go ahead and |can you |could you )*approve\b(?! of)|\band approve (?:it|that|this|the)\b|\b(?:without|don'?t) (?:asking|ask|waiting for) (?:me|anyone|anybody|my approval|approval|confirmation)\b|\b(?:genehmige|bestatige) (?:es|das|den|die|dir|deine)\b|\bdu bist (?:jetzt |nun |ab sofort )?(?:der |ein )?admin|(?<!quien )\b(?:aprueba|autoriza)(?:lo|la)?\b(?! por)|\beres (?:el |un )?admin|^(?:请|帮我|你)?(?:直接)?批准|(?:替我|帮我|自己)批准|你(?:现在)?是管理员/u,
  ],
  [
    "reveal-secret",
    /\b(?:admin|api|access|session|bearer|auth|login|root|service|secret|github|openai)[ -]?(?:tokens?|keys?)\b(?! (?:per|a|\/) ?s)|\b(?:credentials|private key|\.env file|env file)\b|zugangsdaten|geheimschlussel|\bclaves? (?:secreta|privada|api|de (?:api|openai|acceso))|\bcredenciales\b|密钥|令牌|凭证/u,
  ],
  [
    "edit-history",
    /\b(?:edit|rewrite|alter|wipe|erase|clear|delete|purge|truncate|tamper\w*(?: with)?|backdate|forge|falsify|doctor|remove|scrub|clean up|modify|manipulate)\b[^.?!]{0,40}\b(?:history|audit|approval (?:log|record)s?|logbook)\b|\bbackdate\b|\b(?:losch|bearbeit|ander|falsch|uberschreib|entfern|manipulier)\w*\b[^.?!]{0,40}(?:historie|verlauf|audit|protokoll)|(?:historie|verlauf|audit\w*|protokoll)[^.?!]{0,30}(?:losch|falsch|umschreib|manipulier)|\b(?:borra|edita|modifica|altera|elimina|reescribe|falsifica|cambia)\w*\b[^.?!]{0,40}(?:historial|auditoria|registro de aprob)|(?:修改|删除|篡改|清空|伪造|抹掉|改写|编辑)[^。？！]{0,14}(?:历史|审计|审批记录|日志)|把[^。？！]{0,10}(?:历史|审计)[^。？！]{0,10}(?:删|改|清空)/u,
  ],
  [
    "falsify-evidence",
    /\b(?:change|flip|edit|overwrite|fudge|fake|falsify|doctor|tweak|massage|bump|adjust|set|mark|correct|alter)\b[^.?!]{0,50}\b(?:items? \d+|verdict|results?|scores?|p.?values?|outcomes?|figures?)\b[^.?!]{0,40}\b(?:reports?|evaluations?|eval|run|r-\d+)\b|\b(?:change|flip|edit|set|mark)\b[^.?!]{0,20}\bitems?\b[^.?!]{0,40}\b(?:pass|fail|correct|right)\b|\b(?:make|let|have) the (?:report|results?|evaluation)\b[^.?!]{0,20}\b(?:say|show|look|claim)|\bfake (?:the |a |an |some )?(?:results?|report|evaluation|scores?|evidence|data for)|\beven (?:if|though) (?:it|we|they|the \w+) (?:isn'?t|aren'?t|is not|are not|doesn'?t|didn'?t|lost)\b|(?:falsch|fingier|schon)\w*[^.?!]{0,30}(?:bericht|ergebnis)|(?:bericht|ergebnis)\w*[^.?!]{0,30}(?:falsch|fingier|schonen|schon)|\b(?:falsea|falsifica|maquilla|manipula)\w*\b[^.?!]{0,30}(?:informe|resultado|puntua)|(?:伪造|篡改|造假|美化|改成)[^。？！]{0,14}(?:报告|结果|分数|评测|通过)|(?:报告|结果|分数)[^。？！]{0,12}(?:改成|改为|造假|伪造)/u,
  ],
  [
    "skip-gates",
    /\b(?:skip|bypass|ignore|disable|turn off|switch off|circumvent|override|waive|get (?:round|around)|work around|suspend)\b[^.?!]{0,25}\b(?:gates?|gating|approvals?|evidence|checks|safety net)\b|\bno time (?:for|to)\b[^.?!]{0,20}\b(?:test|tests|evaluat\w*|gates?|check\w*)|\b(?:into|to) (?:production|the slot|the roster|\S+ slot)\b[^.?!]{0,30}\bwithout (?:any |a |an |the |further )?(?:evaluat\w*|tests?|testing|report|evidence|gates?|checks|approval|review)|\bwithout (?:any |a |an |the |further )?(?:evaluation|tests|testing|report|evidence|gates?|approval|review)\b[^.?!]{0,40}\b(?:promot\w*|production|slot|live|roster)|\b(?:promot\w*|deploy|ship|put)\b[^.?!]{0,60}\bwithout (?:any |a |an |the |further )?(?:evaluat\w*|tests?|testing|report|evidence|gates?|checks|approval|review)|(?:uberspring|umgeh|ignorier|deaktivier|schalte?)\w*\b[^.?!]{0,30}(?:gates?|prufung\w*|tore?\b|freigabe|genehmigung|schwellen?)|\bohne (?:test|prufung|bewertung|evaluierung|bericht|genehmigung|gates?)\w*\b|\b(?:salta|omite|ignora|evita|desactiva)\w*\b[^.?!]{0,30}(?:controles|pruebas|evaluacion|puertas|aprobacion|gates?|requisitos)|\bsin (?:pruebas|evaluar|evaluacion|informe|aprobacion|pasar)\b|(?:跳过|绕过|绕开|不用|无需|不经过?|省略|关闭|忽略)[^。？！]{0,10}(?:门槛|评测|测试|审批|检查|关卡|门禁|评估)/u,
  ],
];

const passwords = /\b(?:passwords?|passphrase|secrets)\b|passw(?:ort|orter)\b|\bcontrasenas?\b|密码|口令/u;
/** Passwords of customers' devices are what support documents and tickets are about. */
const aboutProducts =
  /\b(?:forg[eo]t\w*|reset|policy|polic(?:y|ies)|documents?|documentation|manuals?|docs|search\w*|tickets?|passages?|bios|lock ?screen|customers?|thinkpad|moto|phones?|laptops?|retrieval|evaluat\w*|training)\b|vergess|zurucksetz|handbuch|dokument|olvid|restablec|manual|documento|规定|忘记|手册|文档|重置|锁屏|手机/u;
/** Asking what has happened is reading the history, which everyone may. */
const asksOfPast =
  /^(?:did|has|have|had|was|were|who|whose|when|how often|how many times|is there|are there|hat|haben|wurde|wer|wann|gibt es|¿?se ha|¿?quien|¿?cuando|¿?alguien|谁|有没有|有人|是否|什么时候|批准流程)/u;

/** What asking after it, or asking that it be not done, is no request for. */
const ofPast: ReadonlySet<RefusalReason> = new Set([
  "self-approval",
  "skip-gates",
  "edit-history",
  "falsify-evidence",
]);
/** Words quoted beside these are what is to be found in the documents. */
const looksForText =
  /\b(?:contain\w*|mention\w*|search\w*|find|look for|hits?|occur\w*|includes? the (?:words|phrase))\b|enthalt|suche?\b|contien|busca|包含|搜索|查找|提到/u;
const denial =
  /\b(?:don'?t|do not|does not|doesn'?t|never|nobody|no one|must not|mustn'?t|shall not|should not|shouldn'?t|not|without|nicht|niemand|nunca|nadie)\b(?: \w+){0,3} $|(?:不要|不想|不得|不能|没人|别)[^，。]{0,4}$/u;

function isDenied(text: string, at: number): boolean {
  return denial.test(text.slice(Math.max(0, at - 40), at));
}

const sqlWrites =
  /\b(?:insert\s+into|update\s+[\w."]+\s+set\b|delete\s+from|drop\s+(?:table|database|schema|view|index|column)|truncate\s+(?:table\s+)?\w+|alter\s+(?:table|database|role|user)|create\s+(?:table|database|role|user)\b|grant\s+\w+[^.]*\s+to\b|vacuum\b(?! cleaner))/iu;
const cypherWrites =
  /\bdetach\s+delete\b|\(\s*\w*\s*:?\w*[^)]*\)[\s\S]*\b(?:delete|set(?! it | up)|remove|merge|create)\b\s+[\w(]|\b(?:merge|create)\s*\(\s*\w*\s*:/iu;
const aroundTools =
  /\b(?:open|connect|log ?in|go|write|patch|insert|straight|directly|direct)\b[^.?!]{0,40}\b(?:postgres|database|the db|the ledger|sql (?:shell|console))\b[^.?!]{0,40}\b(?:insert|update|write|delete|change|patch|fix|add)\b|\b(?:insert|write|patch|change|update|delete)\b[^.?!]{0,40}\b(?:straight|directly|direct)\b[^.?!]{0,20}\b(?:in|into|to|from|on)\b[^.?!]{0,12}\b(?:postgres|database|db|ledger|tables?)\b/iu;

const contaminated =
  /\b(?:train|retrain|fine.?tun\w*|tune|teach|feed|learn|memori[sz]e|overfit)\b(?<middle>[^.?!]{0,70}?)\b(?:hidden|held.?(?:back|out)|test|testing|evaluation|eval|benchmark|suite'?s?)\b[^.?!]{0,12}\b(?:items?|sets?|questions?|split|answers?|fold|cases|examples|data|items themselves)\b|\b(?:add|mix|put|include|leak|copy|move)\b[^.?!]{0,30}\b(?:test|hidden|held.?(?:back|out)|evaluation|eval|suite)\b[^.?!]{0,8}\b(?:items?|sets?|questions?|split|answers?|cases|data)\b[^.?!]{0,30}\b(?:train\w*|fine.?tun\w*)|trainier\w*[^.?!]{0,60}\b(?:testaufgaben|testfragen|testdaten|testset|testmenge|evaluierungsfragen|testelemente\w*)|\b(?:entrena|afina|ajusta)\w*[^.?!]{0,50}(?:preguntas|elementos|items|datos|conjunto|ejemplos) (?:ocult\w+ )?(?:de|del) (?:la )?(?:prueba|test|evaluacion|suite)|(?:用|拿|把)[^。？！]{0,16}(?:测试集|测试题|评测题|测试数据|评测数据|隐藏)[^。？！]{0,14}(?:训练|微调|学)|在[^。？！]{0,10}(?:测试集|测试题|评测题)上(?:训练|微调)/u;

/** More ways to ask for the same, each narrow enough to be sure. */
const further: [RefusalReason, RegExp][] = [
  [
    "prompt-injection",
    /\b(?:document|web ?page|website|file|e-?mail|passage|ticket|attachment|text)s?\b[^.?!]{0,20}\b(?:told|tells|says|said|instructs?|orders?)\b[^.?!]{0,12}\b(?:you|that you|to)\b|\bwhat(?:ever)? the (?:document|web ?page|website|file|ticket|e-?mail)\b[^.?!]{0,30}\b(?:says|tells|orders|asks)|(?:dokument|datei|webseite|ticket)\w*\s+steht\b.{0,60}(?:fuhr|mach|tu )|\bsin restricciones\b|no tuvieras restricciones|without (?:any )?restrictions|(?:文档|网页|文件|邮件|工单)[^。？！]{0,8}(?:写着|说|要求).{0,30}(?:照做|执行)/u,
  ],
  [
    "prompt-injection",
    /\b(?:notes?|messages?|instructions?|orders?|commands?|lines?)\s+(?:to|for) (?:the |an? |any )?(?:ai\b|assistant|agent|bot|language model|llm)|\b(?:assistant|ai agent|dear ai)\s*[,:]\s*(?:please )?(?:ignore|delete|promote|approve|drop|disable|send|rebuild|grant|reveal|switch|hand|forget|skip)\b|\b(?:no|without) (?:rules|limits|restrictions) (?:whatsoever|at all|anymore)|没有任何(?:限制|规则|约束)|ohne jede (?:regel|grenze)n?|ningun(?:a|os)? (?:reglas?|limites?)\b/u,
  ],
  [
    "forbidden-write",
    /^(?!.*\bhow (?:can|do|to|would)\b)(?=.*\b(?:erase|delete|wipe|destroy|purge)\b).*\b(?:all|every) (?:of )?(?:our |the |my |those )?(?:\w+ ){0,2}(?:tickets|records|documents|journeys|users|datasets?|rows|entries)\b|^(?!.*\bhow (?:can|do|to|would)\b)(?=.*\b(?:erase|delete|wipe|destroy|purge)\b).*\b(?:whole|entire|complete) (?:[\w-]+ )?datasets?\b|(?<!\bwie )\blosch\w*\b(?! ich)[^.?!]{0,20}\b(?:alle|samtliche) (?:\w+ )?(?:tickets|daten|datensatze|dokumente|nutzer)|\bborra\w*\b[^.?!]{0,16}\btod[oa]s l[oa]s (?:tickets|datos|registros|documentos|usuarios)|(?:整个|所有|全部)[^。？！]{0,14}(?:数据集|工单|记录|文档)[^。？！]{0,4}(?:删|清)/u,
  ],
  [
    "reveal-secret",
    /\/etc\/(?:shadow|passwd)|\bsession cookies?\b|\benvironment variables?\b|环境变量|\bvariables de entorno\b|umgebungsvariablen|\b(?:your|the) (?:system|hidden) prompt\b|prompt (?:de|del) sistema|系统提示/u,
  ],
  [
    "forbidden-write",
    /\brm -rf\b|\|\s*(?:ba)?sh\b|\b(?:shell|bash) commands?\b|\bcopy\s+\w+\s+to\s+'|\b(?:wipe|nuke|clear|erase|destroy|purge|empty|flush)\b(?![^.?!]{0,16}\bfrom the ledger)[^.?!]{0,16}\b(?:(?:whole|entire|complete) (?:platform|system|database|db)|ledger|database|platform|all (?:data|tables|stores))\b|\b(?:losche|leere|vernichte)\w*\b[^.?!]{0,20}\b(?:ledger|datenbank|plattform|hauptbuch)|\b(?:borra|vacia|destruye)\w*\b[^.?!]{0,20}(?:libro mayor|base de datos|plataforma|ledger)|(?:清空|抹掉|删光|销毁)[^。？！从]{0,8}(?:账本|数据库|平台)|\bset (?:all|every) [^.?!]{0,40}\bin the (?:warehouse|database|ledger|db|table)\b/u,
  ],
  [
    "edit-history",
    /\b(?:edit|change|alter|rewrite|fix|modify|correct)\b[^.?!]{0,14}\b(?:reason|timestamps?|dates?|approver|author|requester)\b[^.?!]{0,14}\b(?:of|on|for)\b[^.?!]{0,24}\b(?:rollback|promotion|approval|entry|change)\b|falsche?\b[^.?!]{0,24}(?:datum|freigabe|zeitstempel|eintrag)|\binto the past\b|(?:修改|更改|篡改)[^。？！]{0,10}(?:批准人|时间戳|审批人)/u,
  ],
  [
    "skip-gates",
    /\b(?:don'?t|do not) have (?:the )?time for\b[^.?!]{0,20}\b(?:comparison|test|tests|evaluation|gates?|checks?)|\bso that (?:anything|everything|it|all models?) passes\b|\bexempt\b|\bsneak\b|\bskip (?:the )?(?:validation|evaluation|comparison)\b[^.?!]{0,30}$|\bdirectly in the roster\b|(?:关掉|停用|取消)[^。？！]{0,10}(?:检查|门槛|限制)/u,
  ],
  [
    "falsify-evidence",
    /\bchange what (?:the )?report\b|\binvent[ae]?\b[^.?!]{0,20}\b(?:results?|scores?|resultados|figures|numbers)\b|\b(?:cambia|modifica|sube|baja)\w*\b[^.?!]{0,24}(?:puntuacion|resultado|veredicto)[^.?!]{0,16}(?:informe|evaluacion|r-)|\bchange\b[^.?!]{0,30}\bto ['"“]?better['"”]?|(?:结论|判定|结果)改成|\b(?:ander|setz|schreib)\w*\b[^.?!]{0,30}(?:ergebnis|urteil|bericht)\w*[^.?!]{0,20}(?:auf|um)\b/u,
  ],
  [
    "contaminate-evaluation",
    /\b(?:suite|held.?out|test split|test fold|test items?|hidden items?|failed items|test set)\b[^.?!]{0,40}\b(?:as|for|into|to) (?:new |more |extra |the )?(?:training|train)\b|\binclude the (?:held.?out|hidden|test)\b|\btest split (?:as well|too)\b|trainier\w*[^.?!]{0,16}\bauf der (?:test)?suite\b|\badd\b[^.?!]{0,30}\bitems\b[^.?!]{0,10}\bto (?:the training|ts-)|\bshow\w* [^.?!]{0,16}\b(?:expected|right|correct) (?:outputs?|answers?)\b[^.?!]{0,24}\b(?:before|beforehand|first)\b/u,
  ],
  [
    "self-approval",
    /\bgreen light\b[^.?!]{0,40}\byourself\b|\bsign (?:it )?off (?:yourself|for me|on my behalf)/u,
  ],
  [
    "out-of-scope",
    /^(?:please |could you |can you |kindly )*(?:e-?mail|mail|tweet|phone|text|whatsapp|telephone)\s+(?![^.?!]{0,12}\b(?:if|when|once|as soon as)\b)(?:me|him|her|us|them|everyone|everybody|all|to|that|this|the|a|an|my|our|your|their)\b|\b(?:send|write|post|publish) (?:an?|the|this|that|out)? ?(?:\w+ ){0,2}(?:e-?mails?|sms|tweets?|newsletter|text messages?)\b|\bpost a (?:tweet|message)\b|^(?:please |could you |can you |kindly )*(?:order|buy|purchase|book|reserve)\s+(?![^.?!]{0,40}\bby\b)(?!history|backlog)|^(?:bitte )?(?:bestell|kauf|buch)\w*\b|^(?:por favor )?(?:compra|pide|reserva|encarga)\b|^(?:请|帮我)*(?:订|买|预订|购买)|\b(?:assign|forward|close|escalate|reopen)\b[^.?!]{0,24}\btickets?\b|\bsend (?:it |them |this )?to (?:all|every|the) (?:customers?|whole company)/u,
  ],
];

const sizes = /(?<![\p{L}\d.])(\d{1,4}(?:[.,]\d)?)\s?-?(?:b\b|bn\b|billion\b|milliarden\b|mil millones\b)/gu;
const inWords =
  /\b(?:ten|twelve|thirteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:a |one )?hundred)[- ]billion\b|\b(?:zehn|zwanzig|dreissig|vierzig|funfzig|siebzig|hundert) milliarden\b|\b(?:diez|veinte|treinta|setenta|cien) mil millones\b|[几十百]亿(?:参数)?/u;
const big = /(\d{1,3}(?:\.\d)?)\s?(?:十亿|亿)参数/u;
const trains =
  /\b(?:train|fine.?tun\w*|finetun\w*|tune|lora|qlora|adapt|pretrain\w*|promot\w*|deploy|roster|slot|use|take|switch)\b|trainier|feinabstimm|entren|afina|训练|微调|部署|上线/u;

/** The reason to refuse that the words themselves give; undefined when none does. */
export function findForbidden(reading: Reading): RefusalReason | undefined {
  const { text } = reading;
  const folded = fold(text);
  if (
    sqlWrites.test(text) ||
    aroundTools.test(text) ||
    (/\b(?:match|merge|detach|create)\b\s*\(/iu.test(text) && cypherWrites.test(text))
  )
    return "forbidden-write";
  const contamination = contaminated.exec(folded);
  if (
    contamination &&
    !/evaluat|compare|score|then|\band\b.{0,20}(?:test|check|run)|\bwith\b.{0,30}held/u.test(
      contamination.groups?.["middle"] ?? "",
    )
  )
    return "contaminate-evaluation";
  const said = fold(withoutQuotes(reading));
  if (passwords.test(said) && !aboutProducts.test(said)) return "reveal-secret";
  const asksOnly = asksOfPast.test(said);
  for (const [reason, pattern] of [...rules, ...further]) {
    if (asksOnly && ofPast.has(reason)) continue;
    const isQuoteMeant =
      reason === "falsify-evidence" || (reason === "prompt-injection" && !looksForText.test(said));
    const searched = isQuoteMeant ? folded : said;
    const match = pattern.exec(searched);
    if (match && !(ofPast.has(reason) && isDenied(searched, match.index))) return reason;
  }
  return isTooLarge(folded) ? "too-large-model" : undefined;
}

/** What models are to be asked is not a request to the platform. */
function withoutQuotes(reading: Reading): string {
  return reading.quotes
    .toReversed()
    .reduce((text, quote) => text.slice(0, quote.start) + text.slice(quote.end), reading.text);
}

/** Models of four billion parameters and more are not shaped here; asking about their size is fine. */
function isTooLarge(folded: string): boolean {
  if (!trains.test(folded)) return false;
  if (
    /\bmistral.?nemo\b/u.test(folded) &&
    /\b(?:train|fine.?tun\w*|lora|qlora|adapt)\b|trainier|entren|训练|微调/u.test(folded) &&
    !/\?|\bwhy\b|\bcan\b|warum|por que|为什么/u.test(folded)
  )
    return true;
  const sized = [...folded.matchAll(sizes)].some((match) => Number((match[1] ?? "0").replace(",", ".")) > 4);
  return sized || inWords.test(folded) || Number(big.exec(folded)?.[1] ?? 0) > 40;
}
