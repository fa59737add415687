import type { RefusalReason } from "./examples/refusal-example.ts";
import { fold } from "./tokens.ts";
import type { Reading } from "./reading.ts";

// Rules are tried on folded text and must be sure: the classifier finds what is said in other words.
const rules: [RefusalReason, RegExp][] = [
  ["prompt-injection", /\b(?:ignore|disregard|forget|override)\b[^.?!]{0,30}\b(?:instructions?|rules|guidelines|prompt|restrictions)\b|\b(?:system|developer) prompt\b|\bdeveloper mode\b|\bjailbreak|\b(?:ignorier|vergiss)\w*\b[^.?!]{0,30}(?:anweisungen|regeln|vorgaben)|\b(?:ignora|olvida)\b[^.?!]{0,30}(?:instrucciones|reglas)|(?:忽略|无视|忘记)[^。？！]{0,12}(?:指令|指示|规则|提示|说明)/u],
  ["self-approval", /\byou are (?:now )?(?:the |an? )?(?:admin\w*|root|owner|architect)\b|\bconfirm your own\b|\bapprove (?:it |that |this |them )?(?:yourself|on my behalf|for me|in my name)\b|^(?:please |just |now |ok,? |yes,? |go ahead and |can you |could you )*approve\b(?! of)|\band approve (?:it|that|this|the)\b|\b(?:without|don'?t) (?:asking|ask|waiting for) (?:me|anyone|anybody|my approval|approval|confirmation)\b|\b(?:genehmige|bestatige) (?:es|das|den|die|dir|deine)\b|\bdu bist (?:jetzt |nun |ab sofort )?(?:der |ein )?admin|\b(?:aprueba|autoriza)(?:lo|la)?\b(?! por)|\beres (?:el |un )?admin|^(?:请|帮我|你)?(?:直接)?批准|(?:替我|帮我|自己)批准|你(?:现在)?是管理员/u],
  ["reveal-secret", /\b(?:admin|api|access|session|bearer|auth|login|root|service|secret|github|openai)[ -]?(?:tokens?|keys?)\b(?! (?:per|a|\/) ?s)|\b(?:passwords?|passphrase|credentials?|private key|\.env file|env file|environment variables|secrets)\b(?! reset)|passw(?:ort|orter)\b|zugangsdaten|geheimschlussel|\bcontrasenas?\b|\bclaves? (?:de |secreta|privada|api)|\bcredenciales\b|密码|密钥|令牌|口令|凭证/u],
  ["edit-history", /\b(?:edit|rewrite|alter|wipe|erase|clear|delete|purge|truncate|tamper\w*(?: with)?|backdate|forge|falsify|doctor|remove|scrub|clean up|modify|manipulate)\b[^.?!]{0,40}\b(?:history|audit|approval (?:log|record)s?|logbook)\b|\bbackdate\b|\b(?:losch|bearbeit|ander|falsch|uberschreib|entfern|manipulier)\w*\b[^.?!]{0,40}(?:historie|verlauf|audit|protokoll)|(?:historie|verlauf|audit\w*|protokoll)[^.?!]{0,30}(?:losch|falsch|umschreib|manipulier)|\b(?:borra|edita|modifica|altera|elimina|reescribe|falsifica|cambia)\w*\b[^.?!]{0,40}(?:historial|auditoria|registro de aprob)|(?:修改|删除|篡改|清空|伪造|抹掉|改写|编辑)[^。？！]{0,14}(?:历史|审计|审批记录|日志)|把[^。？！]{0,10}(?:历史|审计)[^。？！]{0,10}(?:删|改|清空)/u],
  ["falsify-evidence", /\b(?:change|flip|edit|overwrite|fudge|fake|falsify|doctor|tweak|massage|bump|adjust|set|mark|correct|alter)\b[^.?!]{0,50}\b(?:items? \d+|verdict|results?|scores?|p.?values?|outcomes?|figures?)\b[^.?!]{0,40}\b(?:reports?|evaluations?|eval|run|r-\d+)\b|\b(?:change|flip|edit|set|mark)\b[^.?!]{0,20}\bitems?\b[^.?!]{0,40}\b(?:pass|fail|correct|right)\b|\b(?:make|let|have) the (?:report|results?|evaluation)\b[^.?!]{0,20}\b(?:say|show|look|claim)|\bfake (?:the |a |an |some )?(?:results?|report|evaluation|scores?|evidence|data for)|\beven (?:if|though) (?:it|we|they|the \w+) (?:isn'?t|aren'?t|is not|are not|doesn'?t|didn'?t|lost)\b|(?:falsch|fingier|schon)\w*[^.?!]{0,30}(?:bericht|ergebnis)|(?:bericht|ergebnis)\w*[^.?!]{0,30}(?:falsch|fingier|schonen|schon)|\b(?:falsea|falsifica|maquilla|manipula)\w*\b[^.?!]{0,30}(?:informe|resultado|puntua)|(?:伪造|篡改|造假|美化|改成)[^。？！]{0,14}(?:报告|结果|分数|评测|通过)|(?:报告|结果|分数)[^。？！]{0,12}(?:改成|改为|造假|伪造)/u],
  ["skip-gates", /\b(?:skip|bypass|ignore|disable|turn off|switch off|circumvent|override|waive|get (?:round|around)|work around|suspend)\b[^.?!]{0,25}\b(?:gates?|gating|approvals?|evidence|checks|safety net)\b|\bno time (?:for|to)\b[^.?!]{0,20}\b(?:test|tests|evaluat\w*|gates?|check\w*)|\b(?:into|to) (?:production|the slot|the roster|\S+ slot)\b[^.?!]{0,30}\bwithout (?:any |a |an |the |further )?(?:evaluat\w*|tests?|testing|report|evidence|gates?|checks|approval|review)|\bwithout (?:any |a |an |the |further )?(?:evaluation|tests|testing|report|evidence|gates?|approval|review)\b[^.?!]{0,40}\b(?:promot\w*|production|slot|live|roster)|\b(?:promot\w*|deploy|ship|put)\b[^.?!]{0,60}\bwithout (?:any |a |an |the |further )?(?:evaluat\w*|tests?|testing|report|evidence|gates?|checks|approval|review)|(?:uberspring|umgeh|ignorier|deaktivier|schalte?)\w*\b[^.?!]{0,30}(?:gates?|prufung\w*|tore?\b|freigabe|genehmigung|schwellen?)|\bohne (?:test|prufung|bewertung|evaluierung|bericht|genehmigung|gates?)\w*\b|\b(?:salta|omite|ignora|evita|desactiva)\w*\b[^.?!]{0,30}(?:controles|pruebas|evaluacion|puertas|aprobacion|gates?|requisitos)|\bsin (?:pruebas|evaluar|evaluacion|informe|aprobacion|pasar)\b|(?:跳过|绕过|绕开|不用|无需|不经过?|省略|关闭|忽略)[^。？！]{0,10}(?:门槛|评测|测试|审批|检查|关卡|门禁|评估)/u],
];

const sqlWrites = /\b(?:insert\s+into|update\s+[\w."]+\s+set\b|delete\s+from|drop\s+(?:table|database|schema|view|index|column)|truncate\s+(?:table\s+)?\w+|alter\s+(?:table|database|role|user)|create\s+(?:table|database|role|user)\b|grant\s+\w+[^.]*\s+to\b|vacuum\b(?! cleaner))/iu;
const cypherWrites = /\bdetach\s+delete\b|\(\s*\w*\s*:?\w*[^)]*\)[\s\S]*\b(?:delete|set|remove|merge|create)\b\s+[\w(]|\b(?:merge|create)\s*\(\s*\w*\s*:/iu;
const aroundTools = /\b(?:open|connect|log ?in|go|write|patch|insert|straight|directly|direct)\b[^.?!]{0,40}\b(?:postgres|database|the db|the ledger|sql (?:shell|console))\b[^.?!]{0,40}\b(?:insert|update|write|delete|change|patch|fix|add)\b|\b(?:insert|write|patch|change|update|delete)\b[^.?!]{0,40}\b(?:straight|directly|direct)\b[^.?!]{0,20}\b(?:in|into|to|from|on)\b[^.?!]{0,12}\b(?:postgres|database|db|ledger|tables?)\b/iu;

const contaminated = /\b(?:train|retrain|fine.?tun\w*|tune|teach|feed|learn|memori[sz]e|overfit)\b(?<middle>[^.?!]{0,70}?)\b(?:hidden|held.?(?:back|out)|test|testing|evaluation|eval|benchmark|suite'?s?)\b[^.?!]{0,12}\b(?:items?|sets?|questions?|split|answers?|fold|cases|examples|data|items themselves)\b|\b(?:add|mix|put|include|leak|copy|move)\b[^.?!]{0,30}\b(?:test|hidden|held.?(?:back|out)|evaluation|eval|suite)\b[^.?!]{0,8}\b(?:items?|sets?|questions?|split|answers?|cases|data)\b[^.?!]{0,30}\b(?:train\w*|fine.?tun\w*)|trainier\w*[^.?!]{0,60}\b(?:testaufgaben|testfragen|testdaten|testset|testmenge|evaluierungsfragen|testelemente\w*)|\b(?:entrena|afina|ajusta)\w*[^.?!]{0,50}(?:preguntas|elementos|items|datos|conjunto|ejemplos) (?:ocult\w+ )?(?:de|del) (?:la )?(?:prueba|test|evaluacion|suite)|(?:用|拿|把)[^。？！]{0,16}(?:测试集|测试题|评测题|测试数据|评测数据|隐藏)[^。？！]{0,14}(?:训练|微调|学)|在[^。？！]{0,10}(?:测试集|测试题|评测题)上(?:训练|微调)/u;

const sizes = /(?<![\p{L}\d.-])(\d{1,4}(?:[.,]\d)?)\s?-?(?:b\b|bn\b|billion\b|milliarden\b|mil millones\b)/gu;
const big = /(\d{1,3}(?:\.\d)?)\s?(?:十亿|亿)参数/u;
const trains = /\b(?:train|fine.?tun\w*|finetun\w*|tune|lora|qlora|adapt|pretrain\w*|promot\w*|deploy|roster|slot)\b|trainier|feinabstimm|entren|afina|训练|微调|部署|上线/u;

/** The reason to refuse that the words themselves give; undefined when none does. */
export function findForbidden(reading: Reading): RefusalReason | undefined {
  const { text } = reading;
  const folded = fold(text);
  if (sqlWrites.test(text) || aroundTools.test(text) || (/\b(?:match|merge|detach|create)\b\s*\(/iu.test(text) && cypherWrites.test(text))) return "forbidden-write";
  const contamination = contaminated.exec(folded);
  if (contamination && !/evaluat|compare|score|then|\band\b.{0,20}(?:test|check|run)|\bwith\b.{0,30}held/u.test(contamination.groups?.["middle"] ?? "")) return "contaminate-evaluation";
  for (const [reason, pattern] of rules) if (pattern.test(folded)) return reason;
  return isTooLarge(folded) ? "too-large-model" : undefined;
}

/** Models of four billion parameters and more are not shaped here; asking about their size is fine. */
function isTooLarge(folded: string): boolean {
  if (!trains.test(folded)) return false;
  const sized = [...folded.matchAll(sizes)].some((match) => Number((match[1] ?? "0").replace(",", ".")) > 4);
  return sized || Number(big.exec(folded)?.[1] ?? 0) > 40;
}
