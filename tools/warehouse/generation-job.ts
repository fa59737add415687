import { z } from "zod";
import type { Dataset } from "#domain/dataset.ts";
import { entityId } from "#domain/entity.ts";
import { countOf, type Generator } from "#data/generator.ts";
import { generators } from "#data/generators.ts";
import type { JobContext, JobDefinition } from "#backends/jobs/job-definition.ts";
import { appendAudit } from "#backends/ledger/audit.ts";
import { getDataset, insertDataset, nextVersion } from "#backends/ledger/datasets.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { announceVersion } from "#backends/ledger/present-records.ts";
import { insertRecords } from "#backends/ledger/records.ts";
import type { Platform } from "#tools/platform.ts";
import { prepareDataset, sourcesFor, type PreparedDataset } from "./prepare-dataset.ts";

const generationInput = z.object({
  dataset: z.string().optional(),
  seed: z.number(),
  scale: z.number().optional(),
  count: z.number().optional(),
});
type GenerationInput = z.infer<typeof generationInput>;

export const generationOutput = z.object({
  datasets: z.array(
    z.object({
      dataset: entityId("dataset", "its name"),
      version: z.number(),
      count: z.number(),
      digest: z.string(),
    }),
  ),
});

export const generationJob: JobDefinition<Platform, typeof generationInput, typeof generationOutput> = {
  kind: "generation",
  input: generationInput,
  output: generationOutput,
  title: ({ dataset, seed }) => `Generate ${dataset ?? "all enterprise data"} with seed ${seed}`,
  /** A dataset is stored as soon as it is made, each in a transaction of its own: what waits for the ledger gets its turn between. */
  async handle(context, platform) {
    const { dataset } = context.input;
    const wanted = generators.filter((generator) => dataset === undefined || generator.name === dataset);
    const datasets = await generateAll(context, platform, wanted);
    return async () => ({ datasets });
  },
};

type StoredDataset = z.infer<typeof generationOutput>["datasets"][number];

/** A second attempt finds what the first one stored by its digest, and goes on after it. */
async function generateAll(
  context: JobContext<GenerationInput>,
  platform: Platform,
  wanted: readonly Generator[],
): Promise<StoredDataset[]> {
  const { seed, scale, count } = context.input;
  const asked = {
    seed,
    ...(scale === undefined ? {} : { scale }),
    ...(count === undefined ? {} : { count }),
  };
  const total = sum(wanted.map((generator) => countOf(asked, generator.defaultCount)));
  const prepared: PreparedDataset[] = [];
  const stored: StoredDataset[] = [];
  const report = async (message: string, made: number) => {
    context.signal.throwIfAborted();
    const done = sum(prepared.map((one) => one.count)) + made;
    await context.progress({ done, total: Math.max(done, total), unit: "records", message });
  };
  for (const generator of wanted) {
    const sources = await sourcesFor(platform.ledger.db, generator, prepared);
    const one = await prepareDataset(generator, { ...asked, sources }, (made) =>
      report(`Making ${generator.name}`, made),
    );
    await report(`Storing ${generator.name}`, one.count);
    stored.push(
      await context.write((transaction) => storeDataset(transaction, platform, one, context.requester)),
    );
    prepared.push(one);
  }
  return stored;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

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
  platform: Pick<Platform, "now" | "newId">,
  prepared: PreparedDataset,
  createdBy: string,
): Promise<StoredDataset> {
  const { generator, generation, scale, digest, count } = prepared;
  const newest = await getDataset(transaction, generator.name);
  if (newest?.digest === digest)
    return { dataset: newest.name, version: newest.version, count: newest.count, digest };
  const at = platform.now().toISOString();
  const version = await nextVersion(transaction, generator.name);
  const id = `${generator.name}@${version}`;
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
  await insertRecords(transaction, id, prepared.make());
  await announceVersion(transaction, { name: generator.name, id, previous: newest?.id }, at);
  await appendAudit(
    transaction,
    { actor: createdBy, action: "dataset.created", subject: id, detail: { digest, count } },
    at,
  );
  return { dataset: generator.name, version, count, digest };
}
