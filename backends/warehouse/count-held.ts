import type { Warehouse } from "./warehouse.ts";

/** How many records of a collection the warehouse holds. */
export async function countHeld(warehouse: Warehouse, collection: string): Promise<number> {
  const [row] = await warehouse.select("SELECT count(*) AS count FROM sync.items WHERE collection = $1", [
    collection,
  ]);
  return Number(row?.["count"] ?? 0);
}
