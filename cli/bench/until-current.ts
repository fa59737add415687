import { z } from "zod";
import { storeNames, storeStatus, type StoreName, type StoreStatus } from "#domain/store.ts";
import type { HttpClient } from "#cli/http-client.ts";

const listed = z.object({ items: z.array(storeStatus) });

/** Waits until these stores, or all that run, hold what the ledger holds. */
export async function untilCurrent(
  client: HttpClient,
  stores: readonly StoreName[] = storeNames,
): Promise<void> {
  const isCurrent = ({ state, digest }: StoreStatus): boolean =>
    state === "current" && digest.ledger === digest.store;
  for (;;) {
    const { items } = await client.send(listed, "GET", "/api/sync");
    if (items.filter(({ store }) => stores.includes(store)).every(isCurrent)) return;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}
