import { Failure } from "#domain/failure.ts";

/** One item's score, 0 to 1. Items without a cluster are independent of all others. */
export type ScoredItem = { id: string; score: number; cluster?: string | undefined };

/** The items by id. Throws `invalid-input` for none, for a score that is no number from 0 to 1, and for an id twice. */
export function indexScoredItems(items: readonly ScoredItem[], name: string): Map<string, ScoredItem> {
  if (items.length === 0) {
    throw new Failure("invalid-input", `${name} holds no items`, {
      hint: "A comparison needs at least one item on each side.",
    });
  }
  const byId = new Map<string, ScoredItem>();
  for (const item of items) {
    if (!(item.score >= 0 && item.score <= 1)) {
      throw new Failure("invalid-input", `${name}: the score of item "${item.id}" is ${item.score}`, {
        hint: "Scores are numbers from 0 to 1.",
      });
    }
    if (byId.has(item.id)) {
      throw new Failure("invalid-input", `${name}: item "${item.id}" is there twice`, {
        hint: "Keep one result for each item.",
      });
    }
    byId.set(item.id, item);
  }
  return byId;
}

/** What an item is drawn with: its cluster, or itself alone. The two cannot collide. */
export function clusterKey(item: { id: string; cluster?: string | undefined }): string {
  return item.cluster === undefined ? `item ${item.id}` : `cluster ${item.cluster}`;
}
