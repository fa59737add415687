import { rename, rm, stat } from "node:fs/promises";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { Failure } from "#domain/failure.ts";
import { isWithoutRoom, translateDuckDbError } from "./translate-duckdb-error.ts";

const schema = `
  CREATE SCHEMA IF NOT EXISTS sync;
  CREATE TABLE IF NOT EXISTS sync.tables (collection VARCHAR, columns VARCHAR);
  CREATE TABLE IF NOT EXISTS sync.items (collection VARCHAR, key VARCHAR, version BIGINT, bucket UTINYINT, stamp UINTEGER);
  CREATE TEMP TABLE incoming (collection VARCHAR, key VARCHAR);`;

export type OpenFile = { instance: DuckDBInstance; writer: DuckDBConnection };

/** A database file that is opened again when it broke, was taken away, or another was put in its place. */
export type KeptOpen = {
  current(): Promise<OpenFile>;
  /** Forgets what is open, if it still is: it answers nothing any more. */
  drop(open: OpenFile): void;
  /** Grows each time the file was opened anew. */
  openings(): number;
  close(): void;
};

export async function keepOpen(path: string): Promise<KeptOpen> {
  let opened: OpenFile | undefined = await openOrBeginAnew(path);
  let file = await inodeOf(path);
  let opening: Promise<OpenFile> | undefined;
  let openings = 1;
  let isClosed = false;
  const shutNow = (): void => {
    if (opened !== undefined) opened = shut(opened);
  };
  const reopen = async (): Promise<OpenFile> => {
    opened = await openOrBeginAnew(path);
    file = await inodeOf(path);
    openings += 1;
    return opened;
  };
  return {
    async current() {
      if (isClosed) throw new Failure("unavailable", "The warehouse is closed");
      // Taken away or replaced, what is open is no longer what the next start would find.
      const found = opening === undefined ? await inodeOf(path) : file;
      if (opening === undefined && found !== file) shutNow();
      if (opened !== undefined) return opened;
      opening ??= reopen().finally(() => (opening = undefined));
      return opening;
    },
    drop(open) {
      if (opened === open) shutNow();
    },
    openings: () => openings,
    close() {
      isClosed = true;
      shutNow();
    },
  };
}

/** A file that cannot be read is put aside: everything in it comes again from the ledger. */
async function openOrBeginAnew(path: string): Promise<OpenFile> {
  // Without its file, a log of changes is that of one taken away.
  if ((await inodeOf(path)) === undefined) await rm(`${path}.wal`, { force: true });
  try {
    return await openFile(path);
  } catch (error) {
    // Without room the file is as good as it was; beginning anew beside it would take more room still.
    if (isWithoutRoom(error) || (error instanceof Error && /lock|permission/i.test(error.message)))
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
