import { z } from "zod";

/** The stores that follow the ledger. Each holds a copy that can be rebuilt from it. */
export const storeNames = ["warehouse", "vectors", "keywords", "graph", "experiments"] as const;
export const storeName = z.enum(storeNames);
export type StoreName = z.infer<typeof storeName>;

/** How far a store is behind the ledger, and whether both hold the same. */
export const storeStatus = z.object({
  store: storeName,
  /** What runs it: `DuckDB in this process`, `Chroma at 127.0.0.1:8081`, ... */
  engine: z.string(),
  state: z.enum(["current", "behind", "rebuilding", "down"]),
  /** Items changed in the ledger and not yet in the store. */
  lag_records: z.number().int(),
  /** Age of the oldest of them; 0 when there is none. */
  lag_seconds: z.number(),
  /** Items the ledger says it should hold, and items it held when last compared. */
  expected: z.number().int(),
  held: z.number().int().nullable(),
  /** Of all items, by the ledger and by the store when last compared: equal when both hold the same versions. */
  digest: z.object({ ledger: z.string(), store: z.string().nullable() }),
  collections: z.array(z.object({ collection: z.string(), expected: z.number().int() })),
  /** Items applied since this server started. */
  applied: z.number().int(),
  /** Items that the store refuses: they come again after growing pauses, when they change, and with a rebuild. */
  dead_letters: z.number().int(),
  /** The latest of them, and why. */
  refused: z.array(z.object({ collection: z.string(), key: z.string(), reason: z.string(), at: z.string() })),
  compared_at: z.string().nullable(),
  repaired_at: z.string().nullable(),
  /** How many items the last repair put right. */
  repaired: z.number().int(),
  error: z.object({ message: z.string(), hint: z.string().optional(), since: z.string() }).nullable(),
});
export type StoreStatus = z.infer<typeof storeStatus>;
