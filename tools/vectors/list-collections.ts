import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import { defineTool } from "#tools/define-tool.ts";
import { resolveCollection } from "#tools/naming/resolve-collection.ts";
import { listCollectionsExamples } from "./list-collections.examples.ts";

export const listCollections = defineTool({
  name: "list_collections",
  title: "List collections",
  description:
    "Lists the collections whose text can be searched, with how many records and passages each has, and how many passages have their vectors by now.",
  effect: "reads",
  role: "viewer",
  input: z.strictObject({ collection: entityId("collection", "one of them; all when left out").optional() }),
  output: z.object({
    engine: z.string(),
    collections: z.array(
      z.object({
        collection: entityId("collection", "its name"),
        records: z.number(),
        passages: z.number(),
        vectors: z.number(),
      }),
    ),
  }),
  phrase: () => "List the searchable collections",
  summarize: ({ collections, engine }) => ({
    text:
      collections.length === 0
        ? "Nothing can be searched yet."
        : `${collections.length} collections can be searched; vectors by ${engine}.`,
    card: {
      kind: "table",
      title: "Collections",
      columns: [
        { key: "collection", label: "Collection" },
        { key: "records", label: "Records", numeric: true },
        { key: "passages", label: "Passages", numeric: true },
        { key: "vectors", label: "With vectors", numeric: true },
      ],
      rows: collections,
    },
  }),
  examples: listCollectionsExamples,
  async run({ collection: asked }, { platform }) {
    const wanted = asked === undefined ? undefined : resolveCollection(platform.retrieval, asked);
    const { library, vectors } = platform.retrieval.parts;
    const embedded = new Map((await vectors.count()).map((one) => [one.collection, one.passages]));
    return {
      engine: vectors.engine,
      collections: library
        .collections()
        .filter(({ collection }) => wanted === undefined || collection === wanted)
        .map((one) => ({ ...one, vectors: embedded.get(one.collection) ?? 0 }))
        .toSorted((one, other) => one.collection.localeCompare(other.collection)),
    };
  },
});
