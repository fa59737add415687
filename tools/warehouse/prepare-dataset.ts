import { setImmediate as breathe } from "node:timers/promises";
import { z } from "zod";
import type { Dataset, DatasetRecord } from "#domain/dataset.ts";
import { Failure } from "#domain/failure.ts";
import { countOf, type GenerateOptions, type Generation, type Generator } from "#data/generator.ts";
import { startListHash } from "#backends/ledger/canonical-hash.ts";
import { getDataset } from "#backends/ledger/datasets.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";

/** A dataset about to be stored: what it will hold is known, and its records are made again while they are written. */
export type PreparedDataset = {
  generator: Generator;
  generation: Generation;
  scale?: number | undefined;
  /** As `canonicalHash` of the list of records. */
  digest: string;
  count: number;
  make(): Iterable<DatasetRecord>;
};

const recordsBetweenReports = 500;

/**
 * Makes all records once, holding none, for their count and digest. Outside any transaction, so that nothing waits for it;
 * `onProgress` hears how many there are so far and may throw to stop it.
 */
export async function prepareDataset(
  generator: Generator,
  options: GenerateOptions,
  onProgress: (made: number) => Promise<void> = async () => {},
): Promise<PreparedDataset> {
  const make = () => generator.generate(options);
  const hash = startListHash();
  let count = 0;
  for (const record of make()) {
    hash.add(record);
    if (++count % recordsBetweenReports !== 0) continue;
    await onProgress(count);
    await breathe();
  }
  await onProgress(count);
  const { seed, scale, sources } = options;
  const generation = { seed, count: countOf(options, generator.defaultCount), sources };
  return { generator, generation, scale, digest: hash.digest(), count, make };
}

/** The generations it refers to: of those prepared in the same run, or else of the datasets that stand. */
export async function sourcesFor(
  db: Transaction,
  generator: Pick<Generator, "references">,
  prepared: readonly PreparedDataset[],
): Promise<Record<string, Generation>> {
  const sources: Record<string, Generation> = {};
  for (const name of generator.references) {
    const fresh = prepared.find((one) => one.generator.name === name);
    const stored = fresh ? undefined : await getDataset(db, name);
    if (fresh) sources[name] = fresh.generation;
    else if (stored) sources[name] = generationOf(stored);
  }
  return sources;
}

const generation: z.ZodType<Generation> = z.object({
  seed: z.number(),
  count: z.number(),
  get sources() {
    return z.record(z.string(), generation).optional();
  },
});
const generatedRecipe = z.object({
  generator: z.string(),
  seed: z.number(),
  count: z.number().optional(),
  sources: z.record(z.string(), generation).optional(),
});

function generationOf(dataset: Dataset): Generation {
  const recipe = generatedRecipe.safeParse(dataset.recipe);
  if (!recipe.success) {
    throw new Failure(
      "conflict",
      `${dataset.id} was not generated, so generated records cannot refer to it.`,
      {
        hint: `Generate ${dataset.name} first.`,
      },
    );
  }
  const { seed, count = dataset.count, sources } = recipe.data;
  return { seed, count, sources };
}
