import { Failure } from "#domain/failure.ts";
import type { ProjectedItem, Projection, RefusedItem } from "./projection.ts";

/**
 * Applies items; where a store fails on a batch for another reason than being out of reach, halves it until the item that it
 * cannot take stands alone and is refused, so that one bad item holds up no other.
 */
export async function applyApart(
  projection: Projection,
  items: readonly ProjectedItem[],
  options: { force?: boolean; signal?: AbortSignal },
): Promise<RefusedItem[]> {
  const [first] = items;
  if (first === undefined) return [];
  try {
    return await projection.apply(items, options);
  } catch (error) {
    if (options.signal?.aborted === true || isOutOfReach(error)) throw error;
    if (items.length === 1)
      return [{ collection: first.collection, key: first.key, reason: reasonOf(error) }];
    const middle = Math.ceil(items.length / 2);
    return [
      ...(await applyApart(projection, items.slice(0, middle), options)),
      ...(await applyApart(projection, items.slice(middle), options)),
    ];
  }
}

function isOutOfReach(error: unknown): boolean {
  return error instanceof Failure && error.code === "unavailable";
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
