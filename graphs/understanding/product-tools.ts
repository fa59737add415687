/** A tool of the product, built in this release or not: who does it, and what to say of it while it is not there. */
export type ProductTool = {
  name: string;
  specialist: "data" | "rag" | "tuning" | "evaluation" | "roster";
  does: string;
  instead: string;
};

const data =
  "Datasets can be listed, described, searched and aggregated here, and training sets built from them.";
const rag =
  "Documents can be searched and questions answered from them, and the knowledge graph can be followed.";
const tuning = "Adapters can be trained, jobs followed, and models listed, inspected and asked.";
const evaluation = "Models can be evaluated on a suite and compared in a report with statistics.";
const roster = "The roster, its slots and their history can be read, and promotions and rollbacks requested.";

/** In an order in which steps of one plan run: what makes something stands before what uses it. */
// prettier-ignore
export const productTools: readonly ProductTool[] = [
  { name: "import_dataset", specialist: "data", does: "import a file as a dataset", instead: data },
  { name: "generate_enterprise_data", specialist: "data", does: "generate enterprise data", instead: data },
  { name: "read_sync_status", specialist: "data", does: "read how far the stores follow the ledger", instead: data },
  { name: "rebuild_store", specialist: "data", does: "rebuild a store from the ledger", instead: data },
  { name: "list_datasets", specialist: "data", does: "list the datasets", instead: data },
  { name: "describe_dataset", specialist: "data", does: "describe a dataset", instead: data },
  { name: "find_records", specialist: "data", does: "find records", instead: data },
  { name: "aggregate_records", specialist: "data", does: "count and aggregate records", instead: data },
  { name: "query_warehouse", specialist: "data", does: "run a read-only SQL query", instead: "Ask the same in words: records can be found, counted and aggregated by field." },
  { name: "list_collections", specialist: "rag", does: "list the searchable collections", instead: rag },
  { name: "find_entities", specialist: "rag", does: "find entities in the knowledge graph", instead: rag },
  { name: "related_entities", specialist: "rag", does: "follow relations in the knowledge graph", instead: rag },
  { name: "explain_path", specialist: "rag", does: "explain how two entities are connected", instead: rag },
  { name: "query_graph", specialist: "rag", does: "run a read-only Cypher query", instead: rag },
  { name: "pull_model", specialist: "tuning", does: "download a model", instead: tuning },
  { name: "list_models", specialist: "tuning", does: "list the models", instead: tuning },
  { name: "inspect_model", specialist: "tuning", does: "inspect a model", instead: tuning },
  { name: "prompt_models", specialist: "tuning", does: "ask models a prompt", instead: tuning },
  { name: "estimate_training", specialist: "tuning", does: "estimate a training", instead: tuning },
  { name: "build_training_set", specialist: "data", does: "build a training set", instead: data },
  { name: "start_training", specialist: "tuning", does: "train an adapter", instead: tuning },
  { name: "train_embeddings", specialist: "tuning", does: "train the sentence encoder", instead: tuning },
  { name: "index_documents", specialist: "rag", does: "index documents for search", instead: rag },
  { name: "search_passages", specialist: "rag", does: "search passages", instead: rag },
  { name: "answer_from_documents", specialist: "rag", does: "answer from the documents with citations", instead: rag },
  { name: "evaluate_retrieval", specialist: "rag", does: "evaluate retrieval", instead: rag },
  { name: "compose_adapters", specialist: "tuning", does: "compose adapters", instead: tuning },
  { name: "optimize_model", specialist: "tuning", does: "quantize or shrink a model", instead: tuning },
  { name: "remove_model", specialist: "tuning", does: "remove a model from the disk", instead: tuning },
  { name: "measure_model", specialist: "tuning", does: "measure a model's speed", instead: tuning },
  { name: "export_edge_package", specialist: "tuning", does: "export a package for devices", instead: tuning },
  { name: "list_jobs", specialist: "tuning", does: "list the jobs", instead: tuning },
  { name: "read_job", specialist: "tuning", does: "read a job", instead: tuning },
  { name: "cancel_job", specialist: "tuning", does: "cancel a job", instead: tuning },
  { name: "list_experiments", specialist: "evaluation", does: "list tracked experiments", instead: evaluation },
  { name: "list_runs", specialist: "evaluation", does: "list tracked runs", instead: evaluation },
  { name: "read_run", specialist: "evaluation", does: "read a tracked run", instead: evaluation },
  { name: "compare_runs", specialist: "evaluation", does: "compare tracked runs", instead: evaluation },
  { name: "list_suites", specialist: "evaluation", does: "list the evaluation suites", instead: evaluation },
  { name: "start_evaluation", specialist: "evaluation", does: "evaluate a model on a suite", instead: evaluation },
  { name: "compare_models", specialist: "evaluation", does: "compare models in a report", instead: evaluation },
  { name: "evaluate_agent", specialist: "evaluation", does: "evaluate an agent", instead: evaluation },
  { name: "start_stress_test", specialist: "evaluation", does: "put a model under load", instead: evaluation },
  { name: "read_report", specialist: "evaluation", does: "read a report", instead: evaluation },
  { name: "list_roster", specialist: "roster", does: "list the roster", instead: roster },
  { name: "read_slot", specialist: "roster", does: "read a slot", instead: roster },
  { name: "read_roster_history", specialist: "roster", does: "read a slot's history", instead: roster },
  { name: "read_monitoring", specialist: "roster", does: "read how a slot behaves in production", instead: roster },
  { name: "write_profile", specialist: "roster", does: "change what a slot asks for", instead: roster },
  { name: "request_promotion", specialist: "roster", does: "request a promotion", instead: roster },
  { name: "request_rollback", specialist: "roster", does: "request a rollback", instead: roster },
  { name: "retire_model", specialist: "roster", does: "retire a model from the roster", instead: roster },
  { name: "set_alert", specialist: "roster", does: "set an alert", instead: roster },
];

const byName = new Map(productTools.map((tool, rank) => [tool.name, { tool, rank }]));

export function productTool(name: string): ProductTool | undefined {
  return byName.get(name)?.tool;
}

/** Where a tool usually stands among the steps of a plan. */
export function toolRank(name: string): number {
  return byName.get(name)?.rank ?? productTools.length;
}
