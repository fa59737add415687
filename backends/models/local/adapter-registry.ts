import { open } from "node:fs/promises";
import { Failure } from "#domain/failure.ts";
import { nearMatches } from "#domain/near-matches.ts";
import type { AdapterSource, LocalAdapter } from "./local-model.ts";

export type AdapterRegistry = {
  register(adapter: LocalAdapter): void;
  list(): Promise<LocalAdapter[]>;
  /** Throws `not-found` with the near matches, `invalid-input` when it belongs to another base or is no GGUF file. */
  resolve(wanted: { name: string; version?: number }, base: string): Promise<LocalAdapter>;
};

/** Adapters registered here, then those of the source. */
export function createAdapterRegistry(source: AdapterSource | undefined): AdapterRegistry {
  const registered: LocalAdapter[] = [];
  const list = async (): Promise<LocalAdapter[]> => [...registered, ...((await source?.list()) ?? [])];
  const find = async (name: string, version?: number): Promise<LocalAdapter | undefined> => {
    const own = registered.filter(
      (adapter) => adapter.name === name && (version === undefined || adapter.version === version),
    );
    return (
      own.toSorted((left, right) => right.version - left.version)[0] ?? (await source?.find(name, version))
    );
  };
  return {
    register: (adapter) => void registered.push(adapter),
    list,
    async resolve({ name, version }, base) {
      const adapter = await find(name, version);
      const wanted = version === undefined ? name : `${name}@${version}`;
      if (!adapter)
        throw new Failure("not-found", `there is no adapter ${wanted}`, {
          hint: hintFor(wanted, await list()),
        });
      if (adapter.base !== base) {
        throw new Failure(
          "invalid-input",
          `the adapter ${wanted} was trained on ${adapter.base}, not on ${base}`,
          { hint: `Ask ${adapter.base}+${wanted}.` },
        );
      }
      await checkFile(adapter);
      return adapter;
    },
  };
}

function hintFor(wanted: string, known: LocalAdapter[]): string {
  const names = nearMatches(
    wanted.replace(/@.*/, ""),
    known.map((adapter) => adapter.name),
  );
  const near = known
    .filter((adapter) => names.includes(adapter.name))
    .map((adapter) => `${adapter.name}@${adapter.version}`);
  return near.length > 0
    ? `Did you mean ${near.join(" or ")}?`
    : "Train one first, or leave the adapter out.";
}

async function checkFile(adapter: LocalAdapter): Promise<void> {
  const hint = "Train it again, or take another version.";
  const handle = await open(adapter.file, "r").catch((cause: unknown) => {
    throw new Failure(
      "unavailable",
      `the file of adapter ${adapter.name}@${adapter.version} cannot be read`,
      { hint, cause },
    );
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    if (bytesRead < 4 || buffer.toString("latin1") !== "GGUF") {
      throw new Failure(
        "invalid-input",
        `the file of adapter ${adapter.name}@${adapter.version} is not GGUF`,
        { hint },
      );
    }
  } finally {
    await handle.close();
  }
}
