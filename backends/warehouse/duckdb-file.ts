import { mkdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { Failure } from "#domain/failure.ts";
import { hasInvalidated, translateDuckDbError } from "./translate-duckdb-error.ts";

const schema = `
  CREATE SCHEMA IF NOT EXISTS sync;
  CREATE TABLE IF NOT EXISTS sync.tables (collection VARCHAR, columns VARCHAR);
  CREATE TABLE IF NOT EXISTS sync.items (collection VARCHAR, key VARCHAR, version BIGINT, bucket UTINYINT, stamp UINTEGER);
  CREATE TEMP TABLE incoming (collection VARCHAR, key VARCHAR);`;

export type OpenFile = { instance: DuckDBInstance; writer: DuckDBConnection };

/** The database file and the one connection that writes it. */
export type DuckDbFile = {
  /** Runs work that writes, one after another. A database that broke or whose file was taken away is opened again. */
  write<Result>(work: (open: OpenFile) => Promise<Result>): Promise<Result>;
  /** Runs work on a connection of its own, beside the writer. */
  read<Result>(work: (connection: DuckDBConnection) => Promise<Result>): Promise<Result>;
  /** Grows each time the file was opened anew. */
  openings(): number;
  close(): Promise<void>;
};

export async function openDuckDbFile(folder: string): Promise<DuckDbFile> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, "warehouse.duckdb");
  let opened: OpenFile | undefined = await openOrBeginAnew(path);
  let file = await inodeOf(path);
  let opening: Promise<OpenFile> | undefined;
  let openings = 1;
  let isClosed = false;
  let tail: Promise<unknown> = Promise.resolve();

  const reopen = async (): Promise<OpenFile> => {
    opened = await openOrBeginAnew(path);
    file = await inodeOf(path);
    openings += 1;
    return opened;
  };
  const current = async (): Promise<OpenFile> => {
    if (isClosed) throw new Failure("unavailable", "The warehouse is closed");
    // Taken away, or another put in its place: what is open is no longer what the next start would find.
    const found = opening === undefined ? await inodeOf(path) : file;
    if (opened !== undefined && opening === undefined && found !== file) opened = shut(opened);
    if (opened !== undefined) return opened;
    opening ??= reopen().finally(() => (opening = undefined));
    return opening;
  };
  const guarded = async <Result>(work: (open: OpenFile) => Promise<Result>): Promise<Result> => {
    const open = await current();
    try {
      return await work(open);
    } catch (error) {
      if (hasInvalidated(error) && opened === open) opened = shut(open);
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
    openings: () => openings,
    close: () =>
      inTurn(async () => {
        isClosed = true;
        if (opened !== undefined) opened = shut(opened);
      }),
  };
}

/** A file that cannot be read is put aside: everything in it comes again from the ledger. */
async function openOrBeginAnew(path: string): Promise<OpenFile> {
  // Without its file, a log of changes is that of one taken away.
  if ((await inodeOf(path)) === undefined) await rm(`${path}.wal`, { force: true });
  try {
    return await openFile(path);
  } catch (error) {
    if (error instanceof Error && /lock|permission|No space/i.test(error.message))
      throw translateDuckDbError(error);
    if ((await inodeOf(path)) === undefined) throw translateDuckDbError(error);
    await rename(path, `${path}.unreadable`);
    await rm(`${path}.wal`, { force: true });
    return openFile(path);
  }
}

async function openFile(path: string): Promise<OpenFile> {
  const instance = await DuckDBInstance.create(path, {
    threads: "2",
    memory_limit: "1GB",
    preserve_insertion_order: "false",
    enable_external_access: "true",
    autoload_known_extensions: "false",
    autoinstall_known_extensions: "false",
  });
  const writer = await instance.connect();
  await writer.run(schema);
  return { instance, writer };
}

function shut(open: OpenFile): undefined {
  open.writer.closeSync();
  open.instance.closeSync();
}

async function inodeOf(path: string): Promise<number | undefined> {
  return stat(path).then(
    ({ ino }) => ino,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return undefined;
      throw error;
    },
  );
}
