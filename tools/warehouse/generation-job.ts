import { z } from "zod";
import type { Dataset, DatasetRecord } from "#domain/dataset.ts";
import { entityId } from "#domain/entity.ts";
import { generators } from "#data/generators.ts";
import type { Generator } from "#data/generator.ts";
import type { JobDefinition } from "#backends/jobs/job-definition.ts";
import { appendAudit } from "#backends/ledger/audit.ts";
import { canonicalHash } from "#backends/ledger/canonical-hash.ts";
import { getDataset, insertDataset, nextVersion } from "#backends/ledger/datasets.ts";
import type { Ledger, Transaction } from "#backends/ledger/ledger.ts";
import { insertRecords, streamRecords } from "#backends/ledger/records.ts";
import type { Platform } from "#tools/platform.ts";

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
  async handle(context, platform) {
    const wanted = generators.filter(
      (generator) => context.input.dataset === undefined || generator.name === context.input.dataset,
    );
    const made: { generator: Generator; records: DatasetRecord[] }[] = [];
    for (const generator of wanted) {
      made.push({
        generator,
        records: await generateWithSources(platform.ledger, generator, context.input, made),
      });
      await context.progress({
        done: made.length,
        total: wanted.length,
        unit: "datasets",
        message: `Generated ${generator.name}`,
      });
    }
    return async (transaction) => {
      const datasets = [];
      for (const { generator, records } of made) {
        datasets.push(
          await storeDataset(transaction, platform, generator, records, context.input, context.requester),
        );
      }
      return { datasets };
    };
  },
};

/** A dataset refers to those of the same run, or else to the ones that stand. */
async function generateWithSources(
  ledger: Ledger,
  generator: Generator,
  input: GenerationInput,
  made: { generator: Generator; records: DatasetRecord[] }[],
): Promise<DatasetRecord[]> {
  const sources: Record<string, readonly DatasetRecord[]> = {};
  for (const name of generator.references) {
    const fresh = made.find((item) => item.generator.name === name);
    const stored = fresh ? null : await getDataset(ledger.db, name);
    if (fresh) sources[name] = fresh.records;
    else if (stored) sources[name] = await Array.fromAsync(streamRecords(ledger.db, stored.id));
  }
  return generator.generate({
    seed: input.seed,
    ...(input.scale === undefined ? {} : { scale: input.scale }),
    ...(input.count === undefined ? {} : { count: input.count }),
    sources,
  });
}

/** The datasets its records refer to, as they are now: those of the same run are stored before it. */
async function sourcesOf(transaction: Transaction, generator: Generator): Promise<Dataset["sources"]> {
  const sources: Dataset["sources"] = [];
  for (const name of generator.references) {
    const source = await getDataset(transaction, name);
    if (source) sources.push({ name, digest: source.digest });
  }
  return sources;
}

/** Writes a new version of the dataset, unless the newest one holds the very same records. */
export async function storeDataset(
  transaction: Transaction,
  platform: Pick<Platform, "now" | "newId">,
  generator: Generator,
  records: DatasetRecord[],
  recipe: Record<string, unknown>,
  createdBy: string,
): Promise<z.infer<typeof generationOutput>["datasets"][number]> {
  const digest = canonicalHash(records);
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
    count: records.length,
    fields: [...generator.fields],
    sources: await sourcesOf(transaction, generator),
    recipe: { generator: generator.name, ...recipe },
    created_by: createdBy,
    created_at: at,
  });
  await insertRecords(transaction, id, records);
  await appendAudit(
    transaction,
    { actor: createdBy, action: "dataset.created", subject: id, detail: { digest, count: records.length } },
    at,
  );
  return { dataset: generator.name, version, count: records.length, digest };
}
