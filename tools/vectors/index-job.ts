import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import type { StoreStatus } from "#domain/store.ts";
import type { JobContext, JobDefinition } from "#backends/jobs/job-definition.ts";
import { appendAudit } from "#backends/ledger/audit.ts";
import { addCollection } from "#backends/ledger/collections.ts";
import type { Platform } from "#tools/platform.ts";

const indexInput = z.object({ dataset: z.string().optional() });

export const indexOutput = z.object({
  collections: z.array(
    z.object({
      collection: entityId("collection", "its name"),
      records: z.number().int(),
      passages: z.number().int(),
      vectors: z.number().int(),
    }),
  ),
  seconds: z.number(),
});
type IndexedCollection = z.infer<typeof indexOutput>["collections"][number];

const passageStores: readonly string[] = ["keywords", "vectors"];
const lookEveryMilliseconds = 300;

/**
 * Adds the dataset to what the passage stores follow, and has them compared with the ledger: a comparison brings in what a store
 * lacks, whether it never followed the dataset or lost it. Done again after a crash, it goes on where the stores stand.
 */
export const indexJob: JobDefinition<Platform, typeof indexInput, typeof indexOutput> = {
  kind: "index",
  input: indexInput,
  output: indexOutput,
  title: ({ dataset }) => `Index ${dataset ?? "every searchable collection"}`,
  async handle(context, platform) {
    const { dataset } = context.input;
    const begun = platform.now().getTime();
    if (dataset !== undefined && !platform.retrieval.collections.has(dataset)) {
      const added = { created_by: context.requester, created_at: context.now().toISOString() };
      await context.write((transaction) => addCollection(transaction, { name: dataset, dataset, ...added }));
      await platform.retrieval.collections.refresh();
    }
    // Twice: the first to end may have begun before the dataset was added.
    await untilCompared(context, platform);
    await untilCompared(context, platform);
    const collections = (await standing(platform)).filter(
      ({ collection }) => dataset === undefined || collection === dataset,
    );
    const seconds = (platform.now().getTime() - begun) / 1000;
    return async (transaction) => {
      const at = context.now().toISOString();
      for (const { collection, records, passages } of collections)
        await appendAudit(
          transaction,
          {
            actor: context.requester,
            action: "collection.indexed",
            subject: collection,
            detail: { records, passages },
          },
          at,
        );
      return { collections, seconds };
    };
  },
};

async function untilCompared(context: JobContext<unknown>, platform: Platform): Promise<void> {
  const begun = platform.now().getTime();
  const stores = async () =>
    (await platform.sync.status()).filter(({ store }) => passageStores.includes(store));
  for (const { store } of await stores()) platform.sync.compare(store);
  for (;;) {
    context.signal.throwIfAborted();
    const all = await stores();
    const collections = await standing(platform);
    const sum = (field: "passages" | "vectors") => collections.reduce((total, one) => total + one[field], 0);
    await context.progress({
      done: sum("vectors"),
      total: Math.max(sum("passages"), 1),
      unit: "passages",
      message: all.find(({ error }) => error !== null)?.error?.message ?? "Cutting and embedding the text",
    });
    if (all.every((one) => isComparedSince(one, begun))) return;
    await wait(lookEveryMilliseconds, undefined, { signal: context.signal });
  }
}

function isComparedSince({ state, compared_at }: StoreStatus, begun: number): boolean {
  return state === "current" && compared_at !== null && Date.parse(compared_at) >= begun;
}

async function standing({ retrieval }: Pick<Platform, "retrieval">): Promise<IndexedCollection[]> {
  const { library, vectors } = retrieval.parts;
  const embedded = new Map((await vectors.count()).map((one) => [one.collection, one.passages]));
  return library.collections().map((one) => ({ ...one, vectors: embedded.get(one.collection) ?? 0 }));
}
