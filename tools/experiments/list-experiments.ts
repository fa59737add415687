import { z } from "zod";
import { defineTool } from "#tools/define-tool.ts";
import { listExperimentsExamples } from "./list-experiments.examples.ts";

export const listExperiments = defineTool({
  name: "list_experiments",
  title: "List experiments",
  description:
    "Lists the experiments that runs are tracked under: trainings, and evaluations by suite, with their number of runs and when the newest started.",
  effect: "reads",
  role: "viewer",
  input: z.strictObject({}),
  output: z.object({
    /** Where they are kept. */
    engine: z.string(),
    experiments: z.array(
      z.object({ experiment: z.string(), runs: z.number(), newest: z.string().nullable() }),
    ),
  }),
  phrase: () => "List the experiments",
  summarize: ({ engine, experiments }) => ({
    text:
      experiments.length === 0
        ? "Nothing has been tracked yet: trainings and evaluations become runs once they start."
        : `${experiments.length} ${experiments.length === 1 ? "experiment" : "experiments"} with ${experiments.reduce((sum, { runs }) => sum + runs, 0)} runs, in ${engine}.`,
    ...(experiments.length === 0
      ? {}
      : {
          card: {
            kind: "table" as const,
            title: "Experiments",
            columns: [
              { key: "experiment", label: "Experiment" },
              { key: "runs", label: "Runs", numeric: true },
              { key: "newest", label: "Newest started" },
            ],
            rows: experiments,
          },
        }),
  }),
  examples: listExperimentsExamples,
  async run(_input, { platform }) {
    const experiments = await platform.experiments.listExperiments();
    return {
      engine: platform.experiments.engine,
      experiments: experiments.map(({ name, ...rest }) => ({ experiment: name, ...rest })),
    };
  },
});
