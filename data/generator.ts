import type { DatasetRecord, Field } from "#domain/dataset.ts";

export type GenerateOptions = {
  seed: number;
  /** Times the default count; 1 when absent. */
  scale?: number;
  /** How many records; wins over `scale`. */
  count?: number;
  /** Records of the datasets it refers to, by name; generated with the same seed and scale when absent. */
  sources?: Readonly<Record<string, readonly DatasetRecord[]>>;
};

/** One kind of enterprise data: pure, repeatable for a seed, linear in its count. */
export type Generator = {
  /** The dataset's name. */
  name: string;
  title: string;
  description: string;
  fields: readonly Field[];
  defaultCount: number;
  /** Names of the datasets whose ids its records hold. */
  references: readonly string[];
  generate(options: GenerateOptions): DatasetRecord[];
};

export const defaultSeed = 7;

/** How many records the options ask for: at least one. */
export function countOf(options: GenerateOptions, defaultCount: number): number {
  return Math.max(1, Math.round(options.count ?? defaultCount * (options.scale ?? 1)));
}
