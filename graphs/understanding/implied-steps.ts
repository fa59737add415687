import type { Clause } from "./clauses.ts";
import { readTimeLimit } from "./chain-steps.ts";
import { hasCue } from "./cues.ts";
import { toolRank } from "./product-tools.ts";
import { fold } from "./tokens.ts";

type Chosen = { tool: string; clauses: Clause[] };

const winning =
  /\b(?:beats?|wins?|better|outperforms?|improves?|superior|stronger)\b|\bschlagt\b|\bgewinnt\b|\bbesser\b|\bsupera\b|\bgana\b|\bmejor\w*|\bvence\b|优于|胜过|更好|更强|赢|超过/u;
const known = /\breports?\b|\bbericht|\binforme|报告|\br-\d/u;
const named = /(?<![\w-])r-\d|\breport \d|\bbericht \d|\binforme \d|报告 ?\d/u;
const starting =
  /\b(?:start|begin|run|do|launch|kick|go|train)\b|\bstart\w*|\blos\b|trainier|\bbeginn|\bempieza|\barranca|\badelante|\blanza|\bentrena|开始|启动|训练|直接/u;

/**
 * The step that a condition rests on or leads to: who says "propose it if it beats the holder" wants the comparison, and who
 * says "start it if it stays under an hour" the estimate.
 */
export function addImplied(chosen: readonly Chosen[], text: string): Chosen[] {
  const has = (tool: string) => chosen.some((item) => item.tool === tool);
  const folded = fold(text);
  if (!hasCue("conditional", text) && !/才/u.test(text)) return [...chosen];
  const clauses = chosen[0]?.clauses ?? [];
  const isWon = winning.test(folded) && !known.test(folded);
  const makes = has("start_training") || has("compare_models");
  const proposes = has("request_promotion") || (makes && isWon && hasCue("promote", text));
  const wanted: [string, boolean][] = [
    ["request_promotion", proposes],
    ["compare_models", proposes && isWon],
    ["read_report", proposes && named.test(folded)],
    ["estimate_training", has("start_training") && readTimeLimit(text) !== undefined],
    ["start_training", has("estimate_training") && starting.test(folded) && asksToGoOn(folded)],
  ];
  const missing = wanted.flatMap(([tool, isWanted]) => (isWanted && !has(tool) ? [tool] : []));
  return [...chosen, ...missing.map((tool) => ({ tool, clauses }))].toSorted(
    (left, right) => toolRank(left.tool) - toolRank(right.tool),
  );
}

/** A condition with a bound: "if it stays below", not "if I used rank 16". */
function asksToGoOn(folded: string): boolean {
  return /\b(?:if|provided|when|falls|wenn|sofern|si)\b[^.?!]{0,60}\b(?:under|below|less|fits?|stays?|within|at most|unter|weniger|passt|hochstens|menos|cabe|maximo)\b|(?:如果|不到|不超过|少于|低于)/u.test(
    folded,
  );
}
