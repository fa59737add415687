import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";

export type Snapshot = { file: string; release(): Promise<void> };

export type Snapshots = {
  /** A copy of the warehouse as it is now, or as it was a moment ago while it changes all the time; it stands until released. */
  take(): Promise<Snapshot>;
  close(): Promise<void>;
};

type Made = { file: string; generation: number; readers: number; at: number; tookMs: number };

/** A copy that takes long is not made for every change: at most a fifth of the time goes into copying. */
const restFactor = 4;
const alwaysFreshBelowMs = 250;

export type SnapshotOptions = {
  folder: string;
  /** Grows with every change of the warehouse. */
  generation(): number;
  /** Writes a copy of the warehouse's tables to this file. */
  copyTo(file: string): Promise<void>;
  /** Milliseconds that only grow. */
  clock(): number;
};

/** Keeps one copy for readers in other processes, made anew when the warehouse has changed; old ones go when nobody reads them. */
export async function openSnapshots(options: SnapshotOptions): Promise<Snapshots> {
  await rm(options.folder, { recursive: true, force: true });
  await mkdir(options.folder, { recursive: true });
  let latest: Made | undefined;
  let making: Promise<Made> | undefined;
  let number = 0;
  const removeUnread = async (made: Made): Promise<void> => {
    if (made.readers === 0 && made !== latest) await removeFile(made.file);
  };
  const make = async (): Promise<Made> => {
    const before = latest;
    latest = await makeSnapshot(options, join(options.folder, `snapshot-${++number}.duckdb`));
    if (before !== undefined) await removeUnread(before);
    return latest;
  };
  const current = async (): Promise<Made> => {
    const wanted = options.generation();
    for (;;) {
      if (latest !== undefined && isFresh(latest, options)) return latest;
      making ??= make().finally(() => (making = undefined));
      // One that others began before the last change does not hold it.
      const made = await making;
      if (made === latest && (made.generation >= wanted || isFresh(made, options))) return made;
    }
  };
  return {
    async take() {
      let made = await current();
      while (made !== latest) made = await current();
      return lend(made, removeUnread);
    },
    async close() {
      await making?.catch(() => undefined);
      await rm(options.folder, { recursive: true, force: true });
    },
  };
}

function lend(made: Made, onUnread: (made: Made) => Promise<void>): Snapshot {
  made.readers += 1;
  return {
    file: made.file,
    async release() {
      made.readers -= 1;
      await onUnread(made);
    },
  };
}

async function makeSnapshot(options: SnapshotOptions, file: string): Promise<Made> {
  const generation = options.generation();
  const begin = options.clock();
  await options.copyTo(file);
  const at = options.clock();
  return { file, generation, readers: 0, at, tookMs: at - begin };
}

function isFresh(made: Made, { generation, clock }: SnapshotOptions): boolean {
  const isRecent = made.tookMs > alwaysFreshBelowMs && clock() - made.at < made.tookMs * restFactor;
  return made.generation === generation() || isRecent;
}

async function removeFile(file: string): Promise<void> {
  await rm(file, { force: true });
  await rm(`${file}.wal`, { force: true });
}
