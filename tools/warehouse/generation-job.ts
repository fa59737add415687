import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import { countOf, type Generator } from "#data/generator.ts";
import { generators } from "#data/generators.ts";
import type { JobContext, JobDefinition } from "#backends/jobs/job-definition.ts";
import type { Platform } from "#tools/platform.ts";
import { prepareDataset, sourcesFor, type PreparedDataset } from "./prepare-dataset.ts";
import { storeDataset, type StoredDataset } from "./store-dataset.ts";
import { storeInBatches } from "./store-in-batches.ts";

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
  /** A dataset is stored as soon as it is made: what waits for the ledger gets its turn between. */
  async handle(context, platform) {
    const { dataset } = context.input;
    const wanted = generators.filter((generator) => dataset === undefined || generator.name === dataset);
    const datasets = await generateAll(context, platform, wanted);
    return async () => ({ datasets });
  },
};

/** From so many on, one transaction would hold everybody else up for more than a few seconds. */
const manyRecords = 20_000;

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
    stored.push(await store(context, platform, one));
    prepared.push(one);
  }
  return stored;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** A large dataset on the ledger of one connection is stored in many short transactions: what waits for it gets its turn between. */
function store(
  context: JobContext<GenerationInput>,
  platform: Platform,
  prepared: PreparedDataset,
): Promise<StoredDataset> {
  const { requester: createdBy, signal } = context;
  if (platform.ledger.kind === "postgres" || prepared.count <= manyRecords)
    return context.write((transaction) => storeDataset(transaction, platform, prepared, createdBy));
  return storeInBatches({
    platform,
    prepared,
    createdBy,
    write: (body) => context.write(body),
    signal,
  });
}
