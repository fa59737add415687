import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import { Failure } from "#domain/failure.ts";
import { nearMatches } from "#domain/near-matches.ts";
import { countOf } from "#data/generator.ts";
import { generators } from "#data/generators.ts";
import { defineTool } from "#tools/define-tool.ts";
import { nameOr } from "#tools/name-or.ts";
import { generateEnterpriseDataExamples } from "./generate-enterprise-data.examples.ts";
import { generationJob, generationOutput } from "./generation-job.ts";

/** Made, hashed and stored, as measured on two cores. */
const recordsPerSecond = 5000;

export const generateEnterpriseData = defineTool({
  name: "generate_enterprise_data",
  title: "Generate enterprise data",
  description:
    "Generates example enterprise data with a seed: the same seed and size give the same records. Writes a new version of each dataset; earlier versions are kept. A job.",
  effect: "writes",
  role: "architect",
  input: z.strictObject({
    dataset: entityId("dataset", "only this dataset; all of them when left out").optional(),
    seed: z.number().int().min(0).max(2_147_483_647).default(7),
    scale: z.number().positive().max(100).optional().describe("times the usual size"),
    count: z.number().int().min(1).max(100_000).optional().describe("so many records of the dataset"),
  }),
  output: generationOutput,
  phrase: ({ dataset, seed, scale, count }) =>
    `Generate ${dataset === undefined ? "all enterprise data" : nameOr(dataset, "a dataset")}${count === undefined ? "" : `, ${nameOr(count, "so many")} records`}${scale === undefined ? "" : ` at ${nameOr(scale, "some")} times the usual size`} with seed ${nameOr(seed ?? 7, "to come")}`,
  summarize: ({ datasets }) => ({
    text: `${datasets.map((item) => `${item.dataset} has ${item.count} records (version ${item.version})`).join("; ")}.`,
  }),
  examples: generateEnterpriseDataExamples,
  job: generationJob,
  estimate: async ({ dataset, scale, count }) => {
    const size = {
      ...(typeof scale === "number" ? { scale } : {}),
      ...(typeof count === "number" ? { count } : {}),
    };
    const records = generators
      .filter((generator) => typeof dataset !== "string" || generator.name === dataset)
      .reduce((sum, generator) => sum + countOf(size, generator.defaultCount), 0);
    return { seconds: Math.ceil(2 + records / recordsPerSecond) };
  },
  async prepare(input) {
    const names = generators.map((generator) => generator.name);
    if (input.dataset !== undefined && !names.includes(input.dataset)) {
      const near = nearMatches(input.dataset, names);
      throw new Failure("not-found", `There is no generator for "${input.dataset}"`, {
        hint:
          near.length > 0
            ? `Did you mean ${near.join(" or ")}?`
            : `These can be generated: ${names.join(", ")}.`,
      });
    }
    if (input.count !== undefined && input.dataset === undefined) {
      throw new Failure("invalid-input", "A count needs a dataset", {
        hint: "Name the dataset, or give scale for all of them.",
      });
    }
    return input;
  },
});
