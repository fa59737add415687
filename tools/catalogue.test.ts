import { expect, test } from "vitest";
import { z } from "zod";
import type { Tool } from "./define-tool.ts";
import { allTools, jobDefinitions, serverOf, toolServers } from "./catalogue.ts";

/** The tools of each server that stand in the public contract; a tool not built yet is absent. */
const contract: Record<string, { specialist: string; writes: string[]; reads: string[] }> = {
  warehouse: {
    specialist: "data",
    writes: ["generate_enterprise_data", "import_dataset", "build_training_set", "rebuild_store"],
    reads: [
      "list_datasets",
      "describe_dataset",
      "find_records",
      "aggregate_records",
      "query_warehouse",
      "read_sync_status",
    ],
  },
  "knowledge-graph": {
    specialist: "rag",
    writes: [],
    reads: ["find_entities", "related_entities", "explain_path", "query_graph"],
  },
  vectors: {
    specialist: "rag",
    writes: ["index_documents", "evaluate_retrieval"],
    reads: ["list_collections", "search_passages", "answer_from_documents"],
  },
  models: {
    specialist: "tuning",
    writes: ["pull_model", "measure_model", "export_edge_package"],
    reads: ["list_models", "inspect_model", "prompt_models"],
  },
  trainers: {
    specialist: "tuning",
    writes: ["start_training", "cancel_job", "compose_adapters", "train_embeddings", "optimize_model"],
    reads: ["estimate_training", "list_jobs", "read_job"],
  },
  experiments: {
    specialist: "evaluation",
    writes: [],
    reads: ["list_experiments", "list_runs", "read_run", "compare_runs"],
  },
  evaluation: {
    specialist: "evaluation",
    writes: ["start_evaluation", "compare_models", "start_stress_test", "evaluate_agent"],
    reads: ["list_suites", "read_report"],
  },
  roster: {
    specialist: "roster",
    writes: ["write_profile", "request_promotion", "request_rollback", "set_alert"],
    reads: ["list_roster", "read_slot", "read_roster_history", "read_monitoring"],
  },
};

const table = allTools.map((tool) => [tool.name, tool] as const);

test("every tool stands in one server, under a name, effect and specialist of the contract", () => {
  const names = allTools.map((tool) => tool.name);
  expect(new Set(names).size).toBe(names.length);
  expect(toolServers.map((server) => server.name).toSorted()).toEqual(Object.keys(contract).toSorted());
  for (const tool of allTools) {
    const homes = toolServers.filter((server) => server.tools.includes(tool));
    expect(homes, tool.name).toEqual([serverOf(tool)]);
    const promised = contract[serverOf(tool).name];
    expect(promised?.[tool.effect === "reads" ? "reads" : "writes"], tool.name).toContain(tool.name);
    expect(promised?.specialist).toBe(serverOf(tool).specialist);
  }
});

test("no tool approves, decides or confirms anything", () => {
  expect(allTools.filter((tool) => /approv|decid|confirm/.test(tool.name))).toEqual([]);
});

test("each kind of job has one definition", () => {
  const kinds = jobDefinitions.map((definition) => definition.kind);
  expect(new Set(kinds).size).toBe(kinds.length);
  expect(kinds.length).toBeGreaterThan(0);
});

test.each(table)("%s has forty examples in four languages, whose arguments fit its input", (_name, tool) => {
  expect(tool.examples.length).toBeGreaterThanOrEqual(40);
  const languages = new Set(tool.examples.map((example) => example.language ?? "en"));
  expect(languages.size).toBeGreaterThanOrEqual(4);
  const texts = tool.examples.map((example) => example.text.toLowerCase().trim());
  expect(texts.filter((text, index) => text === "" || texts.indexOf(text) !== index)).toEqual([]);
  const misfits = tool.examples.flatMap(({ text, args }) => {
    const parsed = tool.input.partial().safeParse(args);
    return parsed.success ? [] : [`${text}: ${parsed.error.issues[0]?.path.join(".")}`];
  });
  expect(misfits).toEqual([]);
});

test.each(table)(
  "%s describes itself in JSON Schema, with no argument it does not declare",
  (_name, tool) => {
    const input = z.toJSONSchema(tool.input, { io: "input" });
    expect(input).toMatchObject({ type: "object", additionalProperties: false });
    expect(z.toJSONSchema(tool.output)).toMatchObject({ type: "object" });
    expect(() => JSON.stringify(input)).not.toThrow();
    expect(tool.description.length).toBeGreaterThan(40);
  },
);

/** What no sentence for a person may hold, and a word said twice, as in "the slot a slot". */
const slips = /undefined|\[object|null|NaN| {2}|\b(job|slot|report|model) an? \1\b| $/;

test.each(table)("%s says its call in words, whatever is open, given or still to come", (_name, tool) => {
  const fullest = tool.examples.reduce((most, example) =>
    Object.keys(example.args).length > Object.keys(most.args).length ? example : most,
  ).args;
  const calls = [
    {},
    ...tool.examples.map((example) => example.args),
    toCome(tool, fullest),
    toCome(tool, everyArgument(tool)),
  ];
  for (const args of calls) {
    const said = tool.phrase(args);
    expect(said, JSON.stringify(args)).not.toMatch(slips);
    expect(said).toMatch(/^[A-Z]\S+/);
  }
});

const reference = { $from: "step-1", field: "result" };

/** The same call with each value standing in an earlier step's result; lists hold one such value. */
function toCome(tool: Tool, args: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(args).map(([key, value]) => {
      if (!Array.isArray(value)) return [key, reference];
      const holdsObjects = value.some((item) => typeof item === "object");
      return [key, holdsObjects ? value : [reference]];
    }),
  );
}

function everyArgument(tool: Tool): Record<string, unknown> {
  const lists = new Set(
    tool.examples.flatMap(({ args }) => Object.keys(args).filter((key) => Array.isArray(args[key]))),
  );
  return Object.fromEntries(
    Object.keys(tool.input.shape)
      .filter((key) => !["filters", "measure"].includes(key))
      .map((key) => [key, lists.has(key) || key === "suites" ? ["x"] : "x"]),
  );
}
