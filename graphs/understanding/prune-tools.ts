import type { Clause } from "./clauses.ts";
import { fold } from "./tokens.ts";

type Chosen = { tool: string; clauses: Clause[] };

const asksToRead =
  /\b(?:show|read|tell|what|which|who|when|why|how|list|look|see|check|summari[sz]e|open|give me|explain|verdict|result|conclu\w+|find out)\b|\?|zeig|lies|was |welche|wer |wie |sag|fass|prufe|schau|muestra|lee|que |cual|dime|resume|mira|revisa|看|读|显示|告诉|哪|什么|多少|查/u;

/** Reads that only look at what the write beside them works with; wanted for themselves only when asked for in words. */
const lookedAt: Readonly<Record<string, readonly string[]>> = {
  request_promotion: ["read_report", "read_slot", "list_roster", "inspect_model", "list_models"],
  request_rollback: ["read_slot", "list_roster", "read_roster_history"],
  write_profile: ["read_slot", "list_roster", "list_suites"],
  start_training: [
    "list_models",
    "inspect_model",
    "list_datasets",
    "describe_dataset",
    "find_records",
    "list_jobs",
  ],
  build_training_set: ["list_datasets", "describe_dataset", "find_records"],
  compare_models: ["list_models", "inspect_model", "list_suites"],
  start_evaluation: ["list_models", "inspect_model", "list_suites"],
  generate_enterprise_data: ["list_datasets", "describe_dataset", "find_records"],
  aggregate_records: ["list_datasets", "describe_dataset", "find_records"],
};

/** A clause that says what shall not be done: "but don't start it yet", "先别开始". */
const declines =
  /^\W*(?:(?:and|but|please|just|und|aber|bitte|y|pero)\s+)*(?:do not|don'?t|no need to|without (?:starting|running|training|changing)|nothing (?:shall|should)|noch nicht|nicht|starte? (?:noch )?nicht|no (?:lo |la )?(?:empieces|inicies|lances|ejecutes|entrenes|arranques)|todavia no|(?:但|不过)?(?:先)?(?:别|不要|不用))/u;
const changing = new Set([
  "start_training",
  "build_training_set",
  "start_evaluation",
  "compare_models",
  "request_promotion",
  "request_rollback",
  "write_profile",
  "rebuild_store",
  "generate_enterprise_data",
  "index_documents",
  "measure_model",
  "cancel_job",
]);

/** Takes away steps that say nothing beyond another one: an evaluation beside a comparison that includes it, unasked reads. */
export function pruneTools(chosen: readonly Chosen[]): Chosen[] {
  const has = (tool: string) => chosen.some((item) => item.tool === tool);
  const isDeclined = ({ tool, clauses }: Chosen) =>
    chosen.length > 1 &&
    changing.has(tool) &&
    clauses.length > 0 &&
    clauses.every((clause) => declines.test(fold(clause.text)));
  return chosen.filter((item) => {
    if (isDeclined(item)) return false;
    if (item.tool === "start_evaluation" && has("compare_models"))
      return item.clauses.some((clause) =>
        /\b(?:also|too|as well|separately|another)\b|ausserdem|auch|ademas|tambien|另外|也/u.test(
          fold(clause.text),
        ),
      );
    const isLookedAt = Object.entries(lookedAt).some(
      ([tool, reads]) => has(tool) && reads.includes(item.tool),
    );
    return !isLookedAt || item.clauses.some((clause) => asksToRead.test(fold(clause.text)));
  });
}
