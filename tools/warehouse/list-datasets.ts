import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import { listDatasets as listStoredDatasets } from "#backends/ledger/datasets.ts";
import { defineTool } from "#tools/define-tool.ts";
import { listDatasetsExamples } from "./list-datasets.examples.ts";

export const listDatasets = defineTool({
  name: "list_datasets",
  title: "List datasets",
  description:
    "Lists every dataset and training set that exists, with its newest version, size and when it was made.",
  effect: "reads",
  role: "viewer",
  input: z.strictObject({}),
  output: z.object({
    datasets: z.array(
      z.object({
        dataset: entityId("dataset", "its name"),
        kind: z.enum(["records", "training-set"]),
        version: z.number(),
        count: z.number(),
        digest: z.string(),
        created_at: z.string(),
      }),
    ),
  }),
  phrase: () => "List the datasets",
  summarize: ({ datasets }) => ({
    text: datasets.length === 0 ? "There is no dataset yet." : `There are ${datasets.length} datasets.`,
    card: {
      kind: "table",
      title: "Datasets",
      columns: [
        { key: "dataset", label: "Dataset" },
        { key: "kind", label: "Kind" },
        { key: "version", label: "Version", numeric: true },
        { key: "count", label: "Records", numeric: true },
        { key: "created_at", label: "Made" },
      ],
      rows: datasets.map(({ dataset, kind, version, count, created_at }) => ({
        dataset,
        kind,
        version,
        count,
        created_at,
      })),
    },
  }),
  examples: listDatasetsExamples,
  async run(_input, { platform }) {
    const datasets = await listStoredDatasets(platform.ledger.db);
    return {
      datasets: datasets.map((item) => ({
        dataset: item.name,
        kind: item.kind,
        version: item.version,
        count: item.count,
        digest: item.digest,
        created_at: item.created_at,
      })),
    };
  },
});
