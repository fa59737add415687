import type { Field } from "#domain/dataset.ts";
import type { Projection, ProjectedItem, RefusedItem } from "#backends/sync/projection.ts";
import { columnsOf, misfitOf } from "./warehouse-columns.ts";
import type { Warehouse } from "./warehouse.ts";

export type WarehouseProjectionOptions = {
  warehouse: Warehouse;
  /** The fields of a collection's records as they are now; undefined when there is no such dataset. */
  fieldsOf(collection: string): Promise<readonly Field[] | undefined>;
};

/** Has the warehouse follow the records of every dataset; experiment runs are followed elsewhere. */
export function warehouseProjection({ warehouse, fieldsOf }: WarehouseProjectionOptions): Projection {
  return {
    store: "warehouse",
    engine: warehouse.engine,
    batchSize: 2000,
    follows: (collection) => collection !== "runs",
    async apply(items, options = {}) {
      const refused: RefusedItem[] = [];
      const taken: ProjectedItem[] = [];
      for (const [collection, group] of Map.groupBy(items, (item) => item.collection)) {
        options.signal?.throwIfAborted();
        const fields = await fieldsOf(collection);
        if (fields !== undefined) await warehouse.ensureTable({ name: collection, fields });
        for (const item of group) {
          const reason = refusal(item, fields);
          if (reason === undefined) taken.push(item);
          else refused.push({ collection, key: item.key, reason });
        }
      }
      await warehouse.replace(taken, options.force === undefined ? {} : { force: options.force });
      return refused;
    },
    summarize: () => warehouse.summarize(),
    list: (bucket) => warehouse.list(bucket),
    clear: () => warehouse.clear(),
  };
}

function refusal(
  { collection, data }: ProjectedItem,
  fields: readonly Field[] | undefined,
): string | undefined {
  if (data === undefined) return undefined;
  return fields === undefined ? `There is no dataset ${collection}` : misfitOf(columnsOf(fields), data);
}
