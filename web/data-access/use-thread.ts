import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { queryKeysTouchedBy } from "./query-keys.ts";
import { createThreadStore, type ThreadSnapshot } from "./thread-store.ts";

/** A conversation, live. Lists elsewhere on the page are told when an event concerns them. */
export function useThread(threadId: string): ThreadSnapshot & { retry: () => void } {
  const client = useQueryClient();
  const store = useMemo(
    () =>
      createThreadStore(threadId, (part) => {
        for (const queryKey of queryKeysTouchedBy(part)) void client.invalidateQueries({ queryKey });
      }),
    [threadId, client],
  );
  useEffect(() => store.follow(), [store]);
  const snapshot = useSyncExternalStore(store.subscribe, store.snapshot, store.snapshot);
  return { ...snapshot, retry: () => location.reload() };
}
