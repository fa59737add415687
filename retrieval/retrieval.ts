import { Failure } from "#domain/failure.ts";
import { nearMatches } from "#domain/near-matches.ts";
import type { Pipeline, RankedPassage, RetrievalParts, RetrievalQuery } from "./pipeline.ts";
import type { SearchableCollections } from "./searchable-collections.ts";

export const defaultPipeline = "hybrid";

/** Every way to find passages, by name. */
export type Retrieval = {
  readonly parts: RetrievalParts;
  readonly pipelines: readonly Pipeline[];
  readonly collections: SearchableCollections;
  /** Throws `not-found` with the near matches. */
  pipeline(name: string): Pipeline;
  /** Those that can be asked now, and why each other one can't. */
  ready(): { pipelines: Pipeline[]; leftOut: { pipeline: string; failure: Failure }[] };
  retrieve(name: string, query: RetrievalQuery): Promise<RankedPassage[]>;
};

export function openRetrieval(
  parts: RetrievalParts,
  pipelines: readonly Pipeline[],
  collections: SearchableCollections,
): Retrieval {
  const pipeline = (name: string): Pipeline => {
    const found = pipelines.find((one) => one.name === name);
    if (found) return found;
    const names = pipelines.map((one) => one.name);
    const near = nearMatches(name, names);
    throw new Failure("not-found", `There is no retrieval pipeline ${name}.`, {
      hint: near.length > 0 ? `Did you mean ${near.join(" or ")}?` : `There are: ${names.join(", ")}.`,
    });
  };
  return {
    parts,
    pipelines,
    collections,
    pipeline,
    ready: () => ({
      pipelines: pipelines.filter(({ unavailable }) => unavailable?.() === undefined),
      leftOut: pipelines.flatMap(({ name, unavailable }) => {
        const failure = unavailable?.();
        return failure === undefined ? [] : [{ pipeline: name, failure }];
      }),
    }),
    retrieve: async (name, query) => pipeline(name).retrieve(query, parts),
  };
}
