import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import { fieldTitle } from "#domain/field-title.ts";
import { suiteDefinitions } from "#evals/suites/suites.ts";
import { defineTool } from "#tools/define-tool.ts";
import { nameOr } from "#tools/name-or.ts";
import { listSuitesExamples } from "./list-suites.examples.ts";
import { presentSuite } from "./present-suite.ts";

export const listSuites = defineTool({
  name: "list_suites",
  title: "List evaluation suites",
  description:
    "Lists the evaluation suites: what each checks, how many items of which kind it has, and its deciding metric.",
  effect: "reads",
  role: "viewer",
  input: z.strictObject({ suite: entityId("suite", "only this one").optional() }),
  output: z.object({
    suites: z.array(
      z.object({
        suite: entityId("suite", "its name"),
        title: z.string(),
        description: z.string(),
        items: z.number(),
        tasks: z.record(z.string(), z.number()),
        main_metric: z.string(),
        digest: z.string(),
      }),
    ),
  }),
  phrase: ({ suite }) =>
    suite === undefined ? "List the evaluation suites" : `Describe the suite ${nameOr(suite, "a suite")}`,
  summarize: ({ suites }) => ({
    text:
      suites
        .map(
          (suite) =>
            `${suite.suite} has ${suite.items} items (${Object.entries(suite.tasks)
              .map(([task, count]) => `${count} ${task}`)
              .join(", ")})`,
        )
        .join("; ") + ".",
    card: {
      kind: "table",
      title: "Evaluation suites",
      columns: [
        { key: "suite", label: "Suite" },
        { key: "description", label: "What it checks" },
        { key: "items", label: "Items", numeric: true },
        { key: "main_metric", label: "Deciding metric" },
      ],
      rows: suites.map(({ suite, description, items, main_metric }) => ({
        suite,
        description,
        items,
        main_metric: fieldTitle(main_metric),
      })),
    },
  }),
  examples: listSuitesExamples,
  async run(input, { platform }) {
    const names = input.suite === undefined ? suiteDefinitions.map((item) => item.name) : [input.suite];
    const suites = [];
    for (const name of names) {
      const suite = await presentSuite(platform.ledger.db, name);
      const tasks: Record<string, number> = {};
      for (const item of suite.items) tasks[item.task] = (tasks[item.task] ?? 0) + 1;
      suites.push({
        suite: suite.name,
        title: suite.title,
        description: suite.description,
        items: suite.items.length,
        tasks,
        main_metric: suite.main_metric,
        digest: suite.digest,
      });
    }
    return { suites };
  },
});
