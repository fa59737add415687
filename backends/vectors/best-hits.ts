import type { Passage } from "#domain/passage.ts";
import type { VectorHit } from "./vector-store.ts";

/** Keeps the `limit` nearest of all that is offered; equal scores stand in order of the passage's id. */
export type BestHits = {
  offer(score: number, passage: Passage): void;
  /** Nearest first. */
  readonly hits: readonly VectorHit[];
};

export function createBestHits(limit: number): BestHits {
  const hits: VectorHit[] = [];
  return {
    hits,
    offer(score, passage) {
      const last = hits.at(-1);
      if (hits.length >= limit && (last === undefined || !isNearer(score, passage, last))) return;
      let place = hits.length;
      for (; place > 0; place--) {
        const before = hits[place - 1];
        if (before === undefined || !isNearer(score, passage, before)) break;
      }
      hits.splice(place, 0, { passage, score });
      if (hits.length > limit) hits.pop();
    },
  };
}

function isNearer(score: number, passage: Passage, other: VectorHit): boolean {
  return score > other.score || (score === other.score && passage.id < other.passage.id);
}
