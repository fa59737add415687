import type { DatasetRecord, Field, RecordNoun } from "#domain/dataset.ts";

/**
 * One generation of a dataset: enough to make any of its records again, so that whoever refers to them holds no copy.
 * `sources` are the generations its own records refer to.
 */
export type Generation = {
  seed: number;
  count: number;
  sources?: Readonly<Record<string, Generation>> | undefined;
};

export type GenerateOptions = {
  seed: number;
  /** Times the default count; 1 when absent. */
  scale?: number;
  /** How many records; wins over `scale`. */
  count?: number;
  /** The generation of each dataset it refers to, by name; one of the same seed and scale when absent. */
  sources?: Readonly<Record<string, Generation>> | undefined;
};

/** One kind of enterprise data: pure, repeatable for a seed, in time linear in its count and in memory that does not grow. */
export type Generator = {
  /** The dataset's name. */
  name: string;
  title: string;
  /** What one of its records is called, and several are. */
  noun: RecordNoun;
  description: string;
  fields: readonly Field[];
  defaultCount: number;
  /** Names of the datasets whose ids its records hold. */
  references: readonly string[];
  /** Makes the records one by one as they are asked for. */
  generate(options: GenerateOptions): Iterable<DatasetRecord>;
};

export const defaultSeed = 7;

/** How many records the options ask for: at least one. */
export function countOf(options: Omit<GenerateOptions, "seed">, defaultCount: number): number {
  return Math.max(1, Math.round(options.count ?? defaultCount * (options.scale ?? 1)));
}

/** The generation of the dataset `name` that the records refer to. */
export function sourceOf(options: GenerateOptions, name: string, defaultCount: number): Generation {
  const count = countOf({ scale: options.scale ?? 1 }, defaultCount);
  return options.sources?.[name] ?? { seed: options.seed, count };
}
