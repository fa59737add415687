import type { DatasetRecord } from "#domain/dataset.ts";
import { Failure } from "#domain/failure.ts";
import { announceLater, finishAnnouncements } from "#backends/ledger/announce-in-batches.ts";
import { nextVersion } from "#backends/ledger/datasets.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { dropRecords, insertRecords } from "#backends/ledger/records.ts";
import type { Platform } from "#tools/platform.ts";
import type { PreparedDataset } from "./prepare-dataset.ts";
import { findStored, insertVersion, storedAs, versionId, type StoredDataset } from "./store-dataset.ts";

const batchSize = 2500;

/**
 * Writes a new version in many short transactions, as the only one who writes this dataset. Nobody finds its records before
 * the last transaction shows the version, and what a crash left of one is taken away by the next attempt.
 */
export async function storeInBatches({
  platform,
  prepared,
  createdBy,
  write,
  signal,
}: {
  platform: Pick<Platform, "ledger" | "now">;
  prepared: PreparedDataset;
  createdBy: string;
  write<Result>(body: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  signal: AbortSignal;
}): Promise<StoredDataset> {
  const { ledger, now } = platform;
  // A version that was shown before a crash is announced before anything comes after it.
  await finishAnnouncements(ledger, now);
  const stored = await findStored(ledger.db, prepared);
  if (stored !== undefined) return stored;
  const { name } = prepared.generator;
  const version = await write((transaction) => nextVersion(transaction, name));
  const id = versionId(prepared, version);
  await write((transaction) => dropRecords(transaction, id));
  let written = 0;
  for (const batch of batchesOf(prepared.make())) {
    signal.throwIfAborted();
    const after = written;
    await write((transaction) => insertRecords(transaction, id, batch, after));
    written += batch.length;
  }
  await write(async (transaction) => {
    if ((await nextVersion(transaction, name)) !== version)
      throw new Failure("conflict", `Another version of ${name} came while this one was written`, {
        hint: "Generate it again.",
      });
    const { announced, at } = await insertVersion(transaction, platform, { prepared, version, createdBy });
    await announceLater(transaction, announced, at);
  });
  await finishAnnouncements(ledger, now);
  return storedAs(prepared, version);
}

function* batchesOf(records: Iterable<DatasetRecord>): Generator<DatasetRecord[]> {
  let batch: DatasetRecord[] = [];
  for (const record of records) {
    batch.push(record);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
