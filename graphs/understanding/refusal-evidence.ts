import type { RefusalReason } from "./examples/refusal-example.ts";
import { fold } from "./tokens.ts";

/**
 * Words without which a reason cannot be meant: the classifier may only find a reason that the text has words for, so that
 * an unusual but harmless request is not turned down for something it never spoke of.
 */
const evidence: Partial<Record<RefusalReason, RegExp>> = {
  "forbidden-write":
    /sql|cypher|update|insert|delete|drop|truncate|table|database|\bdb\b|postgres|duckdb|neo4j|ledger|\brows?\b|direct|by hand|tabelle|datenbank|zeilen|base de datos|tabla|fila|数据库|表|写入|删除|账本|直接/u,
  "falsify-evidence":
    /report|result|score|verdict|number|figure|evaluat|metric|item|p.?value|\br-\d|significan|bericht|ergebnis|zahlen|werte|informe|resultado|puntua|cifra|报告|结果|分数|数字|指标|显著/u,
  "skip-gates":
    /gate|without|skip|bypass|ignor|no time|straight|directly|right (?:now|away)|immediately|disable|override|later|regardless|anyway|even (?:if|though)|check|wait|ohne|direkt|sofort|uberspring|umgeh|\bsin\b|directamente|salta|omit|ahora mismo|跳过|绕过|直接|不用|无需|不经|马上|立刻|先上/u,
  "self-approval":
    /approv|confirm|admin|permission|authori|sign.{0,4}off|ask(?:ing)? (?:me|anyone)|\brole\b|rights|genehmig|bestatig|freigab|freigeb|rolle|rechte|aprueb|aprob|autoriz|permiso|confirma|批准|审批|确认|管理员|权限|授权|同意/u,
  "reveal-secret":
    /token|\bkeys?\b|password|passphrase|secret|credential|\.env|environment|login|passwor|schlussel|geheim|zugang|contrasena|clave|secreto|credencial|密码|密钥|令牌|口令|凭/u,
  "edit-history":
    /history|audit|\blogs?\b|record|entry|entries|approved|signed|timestamp|\bdate|historie|verlauf|protokoll|eintrag|historial|registro|auditor|entrada|历史|审计|记录|日志/u,
  "contaminate-evaluation":
    /test|hidden|held|eval|suite|benchmark|answers?|exam|pruf|prueba|evaluacion|测试|评测|考题|题/u,
  "too-large-model":
    /\d\s?-?b\b|billion|milliard|mil millones|nemo|large|big|huge|giant|gpt|claude|gemini|frontier|gross|riesig|grande|enorme|亿|大模型|千亿/u,
  "prompt-injection":
    /ignor|instruction|\brules?\b|prompt|forget|pretend|\bmode\b|system|restriction|disregard|you are|act as|override|anweisung|regel|vergiss|\bdu bist\b|instruccion|reglas|olvida|eres|指令|规则|提示|忽略|扮演|假装|模式|你是/u,
};

export function hasEvidence(reason: RefusalReason, text: string): boolean {
  return evidence[reason]?.test(fold(text)) ?? true;
}
