import type { Dataset } from "#domain/dataset.ts";
import type { AggregateRow, Aggregation } from "#backends/ledger/aggregate-records.ts";
import { getDataset } from "#backends/ledger/datasets.ts";
import { aggregateRecords, newestTime } from "#backends/ledger/records.ts";
import { aggregateTable, aggregationSql } from "#backends/warehouse/aggregate-table.ts";
import { countHeld } from "#backends/warehouse/count-held.ts";
import { plainName, tableNameOf } from "#backends/warehouse/warehouse-columns.ts";
import type { Platform } from "#tools/platform.ts";

/** From so many records on, the warehouse is faster by far; below, the ledger answers as soon, and is never behind. */
const manyRecords = 20_000;

export type AggregationSource = {
  engine: "ledger" | "warehouse";
  aggregate(aggregation: Aggregation): Promise<AggregateRow[]>;
  /** The newest day that a date field holds, as ISO text. */
  newest(field: string): Promise<string | undefined>;
};

/** Where a dataset is aggregated: in the warehouse when it is large and all of its newest version is there, else in the ledger. */
export async function aggregationSource(platform: Platform, dataset: Dataset): Promise<AggregationSource> {
  const { ledger, warehouse } = platform;
  if (dataset.count >= manyRecords && (await isInWarehouse(platform, dataset))) {
    const options = { collection: dataset.name, fields: dataset.fields };
    return {
      engine: "warehouse",
      aggregate: (aggregation) => aggregateTable(warehouse, { ...options, ...aggregation }),
      async newest(field) {
        const table = plainName(tableNameOf(dataset.name));
        const [row] = await warehouse.select(`SELECT max(${plainName(field)}) AS newest FROM ${table}`);
        return typeof row?.["newest"] === "string" ? row["newest"] : undefined;
      },
    };
  }
  return {
    engine: "ledger",
    aggregate: (aggregation) => aggregateRecords(ledger.db, { dataset_id: dataset.id, ...aggregation }),
    newest: (field) => newestTime(ledger.db, dataset.id, field),
  };
}

/** The statement that computes the same over the warehouse's table. */
export function shownSql(dataset: Dataset, aggregation: Aggregation): string {
  return aggregationSql({ collection: dataset.name, fields: dataset.fields, ...aggregation }).shown;
}

async function isInWarehouse({ ledger, warehouse }: Platform, dataset: Dataset): Promise<boolean> {
  if ((await getDataset(ledger.db, dataset.name))?.id !== dataset.id) return false;
  return (await countHeld(warehouse, dataset.name)) === dataset.count;
}
