import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import { Failure } from "#domain/failure.ts";
import { defineTool } from "#tools/define-tool.ts";
import { nameOr } from "#tools/name-or.ts";
import { resolveRecordDataset } from "#tools/naming/resolve-dataset.ts";
import { indexDocumentsExamples } from "./index-documents.examples.ts";
import { indexJob, indexOutput } from "./index-job.ts";

/** Records that the encoder in this process takes in a second. */
const recordsPerSecond = 8;

export const indexDocuments = defineTool({
  name: "index_documents",
  title: "Index documents",
  description:
    "Makes the text of a dataset searchable, an import's too: from then on its passages are found, answer questions and follow every change. For a collection that is searched already it checks every record and mends what differs. A job.",
  effect: "writes",
  role: "architect",
  input: z.strictObject({
    dataset: entityId(
      "dataset",
      "the dataset to make searchable; all collections are checked when left out",
    ).optional(),
    collection: entityId(
      "collection",
      "a collection that is searched already, to be brought up to date",
    ).optional(),
  }),
  output: indexOutput,
  phrase: ({ dataset, collection }) =>
    dataset === undefined && collection === undefined
      ? "Bring every searchable collection up to date"
      : `Index ${nameOr(dataset ?? collection, "a dataset")} for search`,
  summarize: ({ collections, seconds }) => ({
    text: `${collections.map(({ collection, records, passages }) => (passages === 0 ? `${collection} holds no text to search in its ${records} records` : `${collection} can be searched: ${passages} passages of ${records} records`)).join("; ")}. It took ${seconds.toFixed(1)} s.`,
    card: {
      kind: "table",
      title: "Searchable collections",
      columns: [
        { key: "collection", label: "Collection" },
        { key: "records", label: "Records", numeric: true },
        { key: "passages", label: "Passages", numeric: true },
        { key: "vectors", label: "With vectors", numeric: true },
      ],
      rows: collections,
    },
  }),
  examples: indexDocumentsExamples,
  job: indexJob,
  async estimate({ dataset }, { platform }) {
    if (typeof dataset !== "string" || platform.retrieval.collections.has(dataset)) return { seconds: 5 };
    const { count } = await resolveRecordDataset(platform.ledger.db, dataset);
    return { seconds: Math.ceil(3 + count / recordsPerSecond) };
  },
  async prepare({ dataset, collection }, { platform }) {
    if (dataset !== undefined && collection !== undefined && dataset !== collection)
      throw new Failure("invalid-input", `A collection has the name of its dataset: ${dataset}`, {
        hint: "Leave the collection out.",
      });
    const asked = dataset ?? collection;
    if (asked === undefined) return {};
    return { dataset: (await resolveRecordDataset(platform.ledger.db, asked)).name };
  },
});
