import type { Dataset } from "#domain/dataset.ts";
import type { Generator } from "#data/generator.ts";
import { appendAudit } from "#backends/ledger/audit.ts";
import { getDataset, insertDataset, nextVersion } from "#backends/ledger/datasets.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { announceVersion, type AnnouncedVersion } from "#backends/ledger/present-records.ts";
import { insertRecords } from "#backends/ledger/records.ts";
import type { Platform } from "#tools/platform.ts";
import type { PreparedDataset } from "./prepare-dataset.ts";

export type StoredDataset = { dataset: string; version: number; count: number; digest: string };

/** The datasets its records refer to, as they are now: those of the same run are stored before it. */
async function sourcesOf(transaction: Transaction, generator: Generator): Promise<Dataset["sources"]> {
  const sources: Dataset["sources"] = [];
  for (const name of generator.references) {
    const source = await getDataset(transaction, name);
    if (source) sources.push({ name, digest: source.digest });
  }
  return sources;
}

/** Writes a new version of the dataset, a batch at a time, unless the newest one holds the very same records. */
export async function storeDataset(
  transaction: Transaction,
  platform: Pick<Platform, "now">,
  prepared: PreparedDataset,
  createdBy: string,
): Promise<StoredDataset> {
  const stored = await findStored(transaction, prepared);
  if (stored !== undefined) return stored;
  const version = await nextVersion(transaction, prepared.generator.name);
  await insertRecords(transaction, versionId(prepared, version), prepared.make());
  const { announced, at } = await insertVersion(transaction, platform, { prepared, version, createdBy });
  await announceVersion(transaction, announced, at);
  return storedAs(prepared, version);
}

/** The newest version, where it holds the very same records. */
export async function findStored(
  db: Transaction,
  { generator, digest }: PreparedDataset,
): Promise<StoredDataset | undefined> {
  const newest = await getDataset(db, generator.name);
  if (newest?.digest !== digest) return undefined;
  return { dataset: newest.name, version: newest.version, count: newest.count, digest };
}

export const versionId = ({ generator }: PreparedDataset, version: number) => `${generator.name}@${version}`;

export function storedAs({ generator, count, digest }: PreparedDataset, version: number): StoredDataset {
  return { dataset: generator.name, version, count, digest };
}

/** Shows a version whose records are in. Followers are yet to be told. */
export async function insertVersion(
  transaction: Transaction,
  platform: Pick<Platform, "now">,
  { prepared, version, createdBy }: { prepared: PreparedDataset; version: number; createdBy: string },
): Promise<{ announced: AnnouncedVersion; at: string }> {
  const { generator, generation, scale, digest, count } = prepared;
  const previous = (await getDataset(transaction, generator.name))?.id;
  const at = platform.now().toISOString();
  const id = versionId(prepared, version);
  await insertDataset(transaction, {
    id,
    name: generator.name,
    kind: "records",
    version,
    digest,
    count,
    fields: [...generator.fields],
    sources: await sourcesOf(transaction, generator),
    recipe: { generator: generator.name, ...generation, ...(scale === undefined ? {} : { scale }) },
    created_by: createdBy,
    created_at: at,
  });
  await appendAudit(
    transaction,
    { actor: createdBy, action: "dataset.created", subject: id, detail: { digest, count } },
    at,
  );
  return { announced: { name: generator.name, id, previous }, at };
}
