import { z } from "zod";
import { field } from "#domain/dataset.ts";
import { dayInWords } from "#domain/day-in-words.ts";
import { entityId } from "#domain/entity.ts";
import { countInWords } from "#domain/in-words.ts";
import { findRecords } from "#backends/ledger/records.ts";
import { defineTool } from "#tools/define-tool.ts";
import { nameOr } from "#tools/name-or.ts";
import { resolveDataset } from "#tools/naming/resolve-dataset.ts";
import { nounOf } from "#tools/wording/record-noun.ts";
import { describeDatasetExamples } from "./describe-dataset.examples.ts";

type Described = {
  dataset: string;
  version: number;
  count: number;
  fields: readonly unknown[];
  created_at: string;
  created_by: string;
};

export const describeDataset = defineTool({
  name: "describe_dataset",
  title: "Describe a dataset",
  description:
    "Describes one dataset: its fields, number of records, version and digest, where it came from, who made it and when, and a few records.",
  effect: "reads",
  role: "viewer",
  input: z.strictObject({
    dataset: entityId("dataset", "the dataset, by name or id"),
    limit: z.number().int().min(0).max(20).default(3).describe("how many sample records"),
  }),
  output: z.object({
    dataset: entityId("dataset", "its name"),
    id: z.string(),
    kind: z.string(),
    version: z.number(),
    digest: z.string(),
    count: z.number(),
    fields: z.array(field),
    sources: z.array(z.object({ name: z.string(), digest: z.string() })),
    recipe: z.record(z.string(), z.unknown()),
    created_by: z.string(),
    created_at: z.string(),
    sample: z.array(z.record(z.string(), z.unknown())),
  }),
  phrase: ({ dataset }) => `Describe ${nameOr(dataset, "a dataset")}`,
  summarize: (output) => ({
    text: sentence(output),
    card: {
      kind: "table",
      title: `Fields of ${output.dataset}`,
      columns: [
        { key: "name", label: "Field" },
        { key: "type", label: "Type" },
        { key: "description", label: "What it holds" },
        { key: "example", label: "Example" },
      ],
      rows: output.fields.map((item) => ({
        name: item.name,
        type: item.type,
        description: item.description,
        example: String(output.sample[0]?.[item.name] ?? "").slice(0, 80),
      })),
    },
  }),
  examples: describeDatasetExamples,
  async run({ dataset: name, limit }, { platform }) {
    const dataset = await resolveDataset(platform.ledger.db, name);
    const { rows } =
      dataset.kind === "records"
        ? await findRecords(platform.ledger.db, { dataset_id: dataset.id, filters: [], limit, offset: 0 })
        : { rows: [] };
    return {
      dataset: dataset.name,
      id: dataset.id,
      kind: dataset.kind,
      version: dataset.version,
      digest: dataset.digest,
      count: dataset.count,
      fields: dataset.fields,
      sources: dataset.sources,
      recipe: dataset.recipe,
      created_by: dataset.created_by,
      created_at: dataset.created_at,
      sample: rows,
    };
  },
});

/** What it holds, and since when: a training set's examples have no fields of their own. */
function sentence({ dataset, version, count, fields, created_at, created_by }: Described): string {
  const noun = fields.length === 0 ? { one: "example", many: "examples" } : nounOf(dataset);
  const each = fields.length === 0 ? "" : `, each with ${fields.length} fields`;
  return `The dataset ${dataset} holds ${countInWords(count, noun)}${each}. Version ${version} was made on ${dayInWords(created_at)} by ${created_by}.`;
}
