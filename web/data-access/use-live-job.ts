import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { followWhileVisible } from "./follow-while-visible.ts";
import { useJob } from "./queries.ts";
import { queryKeys } from "./query-keys.ts";
import { readEvents } from "./read-events.ts";

/** A job, kept current by its own stream as long as it goes on. */
export function useLiveJob(id: string): ReturnType<typeof useJob> {
  const client = useQueryClient();
  const result = useJob(id);
  const isOpen = result.data?.state === "running" || result.data?.state === "queued";
  useEffect(() => {
    if (!isOpen) return undefined;
    const queryKey = [...queryKeys.jobs, id];
    const follow = (signal: AbortSignal) =>
      readEvents({
        path: `/api/jobs/${encodeURIComponent(id)}/events`,
        after: "newest",
        signal,
        onEvent: (_seq, part) => {
          if (part.type === "data-job" && part.id === id) client.setQueryData(queryKey, part.data);
        },
        onState: () => undefined,
      });
    // Refused for good: asking for the job itself says why, where its panel shows it.
    return followWhileVisible((signal) => follow(signal).catch(() => client.invalidateQueries({ queryKey })));
  }, [client, id, isOpen]);
  return result;
}
