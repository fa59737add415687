import type { CypherStore, GraphStore } from "#backends/graph/graph-store.ts";

type FullStore = GraphStore & CypherStore;

/**
 * A graph store whose way in is known only once its server was installed: our own server's password is chosen then. `open`
 * throws `unavailable` until that is so, and is tried again at the next call.
 */
export function lateGraphStore(engine: string, open: () => Promise<FullStore>): FullStore {
  let opened: Promise<FullStore> | undefined;
  const store = (): Promise<FullStore> => {
    opened ??= open().catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  return {
    engine,
    replace: async (...given) => (await store()).replace(...given),
    find: async (...given) => (await store()).find(...given),
    related: async (...given) => (await store()).related(...given),
    nearby: async (...given) => (await store()).nearby(...given),
    paths: async (...given) => (await store()).paths(...given),
    count: async () => (await store()).count(),
    summarize: async () => (await store()).summarize(),
    list: async (bucket) => (await store()).list(bucket),
    clear: async () => (await store()).clear(),
    queryCypher: async (...given) => (await store()).queryCypher(...given),
    close: async () => (await opened)?.close(),
  };
}
