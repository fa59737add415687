import type { Dataset } from "#domain/dataset.ts";
import { Failure } from "#domain/failure.ts";
import { nearMatches } from "#domain/near-matches.ts";
import { getDataset, listDatasets } from "#backends/ledger/datasets.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";

/** The dataset that an id or a name means; of a name, its newest version. Throws `not-found` with the near matches. */
export async function resolveDataset(db: Transaction, text: string): Promise<Dataset> {
  const found = await getDataset(db, text.trim());
  if (found) return found;
  const names = (await listDatasets(db)).map((dataset) => dataset.name);
  const near = nearMatches(text, names);
  throw new Failure("not-found", `There is no dataset "${text}"`, {
    hint:
      near.length > 0
        ? `Did you mean ${near.join(" or ")}?`
        : `These exist: ${names.join(", ") || "none yet"}.`,
  });
}

/** The same, and it must hold records rather than training examples. */
export async function resolveRecordDataset(db: Transaction, text: string): Promise<Dataset> {
  const dataset = await resolveDataset(db, text);
  if (dataset.kind === "records") return dataset;
  throw new Failure("invalid-input", `${dataset.name} is a training set, not a dataset of records`, {
    hint: `Ask for the dataset it was made from: ${dataset.sources.map((source) => source.name).join(", ")}.`,
  });
}
