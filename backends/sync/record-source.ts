import { readPresentRecords } from "#backends/ledger/present-records.ts";
import type { ItemSource } from "./read-items.ts";

/** Every collection but `runs` is a dataset's newest version. */
export const recordSource: ItemSource = {
  holds: (collection) => collection !== "runs",
  read: readPresentRecords,
};
