import { sourceOf, type Generation, type GenerateOptions } from "./generator.ts";

/**
 * The generation of a dataset that has references of its own: where it does not say which, they go to the generations given,
 * so that all who speak of a record speak of the same one.
 */
export function nestedSourceOf(
  options: GenerateOptions,
  name: string,
  defaultCount: number,
  sources: Readonly<Record<string, Generation>>,
): Generation {
  const generation = sourceOf(options, name, defaultCount);
  return generation.sources ? generation : { ...generation, sources };
}
