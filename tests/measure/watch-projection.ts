import { itemName, type ProjectedItem, type Projection } from "#backends/sync/projection.ts";

export type Watched = {
  projection: Projection;
  /** Says that a change of this item is about to be committed. */
  begun(item: { collection: string; key: string }): void;
  /** Seconds from the start of each commit to the end of the apply that brought it; of several commits in one apply, the first. */
  lags: number[];
  /** Commits not applied yet. */
  waiting(): number;
};

/** A projection that notes how long each change took to arrive. */
export function watchProjection(projection: Projection): Watched {
  const since = new Map<string, number>();
  const lags: number[] = [];
  return {
    projection: {
      ...projection,
      async apply(items: readonly ProjectedItem[], options) {
        const known = items.flatMap((item) => {
          const begun = since.get(itemName(item));
          since.delete(itemName(item));
          return begun === undefined ? [] : [begun];
        });
        const refused = await projection.apply(items, options);
        const now = performance.now();
        lags.push(...known.map((begun) => (now - begun) / 1000));
        return refused;
      },
    },
    begun(item) {
      if (!since.has(itemName(item))) since.set(itemName(item), performance.now());
    },
    lags,
    waiting: () => since.size,
  };
}
