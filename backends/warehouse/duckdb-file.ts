import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { keepOpen, type OpenFile } from "./keep-open.ts";
import { hasInvalidated, translateDuckDbError } from "./translate-duckdb-error.ts";

/** The database file and the one connection that writes it. */
export type DuckDbFile = {
  /** Runs work that writes, one after another. */
  write<Result>(work: (open: OpenFile) => Promise<Result>): Promise<Result>;
  /** Runs work on a connection of its own, beside the writer. */
  read<Result>(work: (connection: DuckDBConnection) => Promise<Result>): Promise<Result>;
  /** Grows each time the file was opened anew. */
  openings(): number;
  close(): Promise<void>;
};

export async function openDuckDbFile(folder: string): Promise<DuckDbFile> {
  await mkdir(folder, { recursive: true });
  const kept = await keepOpen(join(folder, "warehouse.duckdb"));
  let tail: Promise<unknown> = Promise.resolve();
  const guarded = async <Result>(work: (open: OpenFile) => Promise<Result>): Promise<Result> => {
    const open = await kept.current();
    try {
      return await work(open);
    } catch (error) {
      if (hasInvalidated(error)) kept.drop(open);
      throw translateDuckDbError(error);
    }
  };
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = tail.then(work);
    tail = result.catch(() => undefined);
    return result;
  };
  return {
    write: (work) => inTurn(() => guarded(work)),
    read: (work) =>
      guarded(async ({ instance }) => {
        const connection = await instance.connect();
        try {
          return await work(connection);
        } finally {
          connection.closeSync();
        }
      }),
    openings: () => kept.openings(),
    close: () => inTurn(async () => kept.close()),
  };
}
