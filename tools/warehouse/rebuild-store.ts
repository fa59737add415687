import { z } from "zod";
import { storeName } from "#domain/store.ts";
import { Failure } from "#domain/failure.ts";
import { defineTool } from "#tools/define-tool.ts";
import { nameOr } from "#tools/name-or.ts";
import { rebuildStoreExamples } from "./rebuild-store.examples.ts";
import { rebuildJob, rebuildOutput } from "./rebuild-job.ts";

export const rebuildStore = defineTool({
  name: "rebuild_store",
  title: "Rebuild a store from the ledger",
  description:
    "Empties a store that follows the ledger (warehouse, vectors, graph or experiments) and fills it again from the ledger, while everything else goes on. Nothing of the ledger is lost.",
  effect: "writes",
  role: "architect",
  input: z.strictObject({ store: storeName }),
  output: rebuildOutput,
  phrase: ({ store }) => `Rebuild ${nameOr(store, "a store")} from the ledger`,
  summarize: ({ store, items, seconds }) => ({
    text: `The store ${store} was emptied and filled again: ${items} items in ${seconds.toFixed(1)} s.`,
  }),
  examples: rebuildStoreExamples,
  job: rebuildJob,
  async estimate(args, { platform }) {
    const store = (await platform.sync.status()).find((one) => one.store === args["store"]);
    const perSecond = store?.store === "vectors" ? 20 : 1000;
    return { seconds: 2 + Math.round((store?.expected ?? 0) / perSecond) };
  },
  async prepare({ store }, { platform }) {
    if ((await platform.sync.status()).some((one) => one.store === store)) return { store };
    throw new Failure("not-found", `The store ${store} holds no copy here: it reads the ledger itself.`, {
      hint: "read_sync_status shows the stores that follow the ledger.",
    });
  },
});
