import { z } from "zod";
import { countInWords } from "#domain/in-words.ts";
import { storeName, storeStatus, type StoreStatus } from "#domain/store.ts";
import { defineTool } from "#tools/define-tool.ts";
import { readSyncStatusExamples } from "./read-sync-status.examples.ts";

export const readSyncStatus = defineTool({
  name: "read_sync_status",
  title: "Read how far the stores follow the ledger",
  description:
    "Says of each store that follows the ledger (warehouse, vectors, graph, experiments) what runs it, how far it lags, whether both hold the same, and what was repaired when.",
  effect: "reads",
  role: "viewer",
  input: z.strictObject({ store: storeName.optional().describe("one store; all when left out") }),
  output: z.object({ stores: z.array(storeStatus) }),
  phrase: ({ store }) =>
    typeof store === "string" ? `Read how far ${store} follows the ledger` : "Read how far the stores follow",
  summarize: ({ stores }) => ({
    text: sentence(stores),
    card: {
      kind: "table",
      title: "Stores",
      columns: [
        { key: "store", label: "Store" },
        { key: "engine", label: "Runs on" },
        { key: "state", label: "State" },
        { key: "expected", label: "Expected", numeric: true },
        { key: "held", label: "Held when compared", numeric: true },
        { key: "lag", label: "Waiting", numeric: true },
        { key: "same", label: "Same as the ledger" },
      ],
      rows: stores.map((store) => ({
        store: store.store,
        engine: store.engine,
        state: store.state,
        expected: store.expected,
        held: store.held,
        lag: store.lag_records,
        same: sameness(store),
      })),
    },
  }),
  examples: readSyncStatusExamples,
  async run({ store }, { platform }) {
    const stores = await platform.sync.status();
    return { stores: stores.filter((one) => store === undefined || one.store === store) };
  },
});

function sameness({ digest, compared_at }: StoreStatus): string {
  if (compared_at === null) return "not compared yet";
  return digest.store === digest.ledger ? "yes" : "not when last compared";
}

const waiting = ({ lag_records }: StoreStatus) =>
  countInWords(lag_records, { one: "change waits", many: "changes wait" });

function sentence(stores: readonly StoreStatus[]): string {
  if (stores.length === 0) return "No such store follows the ledger here: it reads the ledger itself.";
  const late = stores.filter((store) => store.state !== "current");
  const refusals = stores.flatMap(refusal);
  if (late.length === 0)
    return [`All ${stores.length} stores have seen every change of the ledger.`, ...refusals].join(" ");
  const behind = late.map((store) =>
    store.state === "down"
      ? `The store ${store.store} is out of reach: ${store.error?.message ?? "it does not answer"}; ${waiting(store)}.`
      : `The store ${store.store} is ${store.state}: ${waiting(store)}.`,
  );
  return [...behind, ...refusals].join(" ");
}

function refusal({ store, dead_letters, refused: [latest] }: StoreStatus): string[] {
  if (latest === undefined) return [];
  const which = `${latest.key} of ${latest.collection} (${latest.reason})`;
  return [
    dead_letters === 1
      ? `The store ${store} refuses ${which}; it is tried again.`
      : `The store ${store} refuses ${dead_letters} records, the latest ${which}; they are tried again.`,
  ];
}
