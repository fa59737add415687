"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Search, SquarePen } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { toast } from "sonner";
import type { Thread } from "#domain/thread.ts";
import { FailureNote } from "#web/controls/failure-note.tsx";
import { SkeletonLines } from "#web/controls/skeleton-lines.tsx";
import { changeThread } from "#web/data-access/actions.ts";
import { useThreads } from "#web/data-access/queries.ts";
import { queryKeys } from "#web/data-access/query-keys.ts";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { usePlace } from "#web/frame/use-place.ts";
import { words } from "#web/messages/words.ts";
import { ConversationRow } from "./conversation-row.tsx";
import { groupThreads } from "./group-threads.ts";
import { deleteWithUndo } from "./undoable-deletion.ts";

function useThreadActions() {
  const client = useQueryClient();
  const place = usePlace();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const refresh = () => void client.invalidateQueries({ queryKey: queryKeys.threads });
  const change = (thread: Thread, part: { title?: string; pinned?: boolean }) => {
    client.setQueriesData<Thread[]>({ queryKey: queryKeys.threads }, (threads) =>
      threads?.map((item) => (item.id === thread.id ? { ...item, ...part } : item)),
    );
    changeThread(thread.id, part)
      .catch((error: Error) => toast.error(error.message))
      .finally(refresh);
  };
  const show = (id: string) => setHidden((current) => new Set([...current].filter((item) => item !== id)));
  const remove = (thread: Thread) => {
    setHidden((current) => new Set([...current, thread.id]));
    if (place.read("thread") === thread.id) place.go("/chat");
    deleteWithUndo({
      id: thread.id,
      title: thread.title === "" ? words.threads.untitled : thread.title,
      onUndo: () => show(thread.id),
      onDone: refresh,
    });
  };
  return { hidden, change, remove };
}

/** The conversations: search, pinned, today, earlier. */
export function ConversationList() {
  const [search, setSearch] = useState("");
  const { data: threads, error, refetch } = useThreads(useDeferredValue(search.trim()));
  const { hidden, change, remove } = useThreadActions();
  const current = usePlace().read("thread");
  const groups = groupThreads(
    (threads ?? []).filter((thread) => !hidden.has(thread.id)),
    new Date(),
  );
  return (
    <nav aria-label={words.threads.list} className="flex h-full flex-col">
      <div className="flex items-center gap-1 p-2.5 pb-2">
        <label className="relative min-w-0 flex-1">
          <Search className="absolute top-2 left-2.5 size-4 text-muted" aria-hidden />
          <input
            type="search"
            aria-label={words.threads.search}
            placeholder={words.threads.search}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            className="h-8 w-full rounded-[7px] border bg-surface pr-2 pl-8 text-[13.5px] placeholder:text-muted"
          />
        </label>
        <PlaceLink
          href="/chat"
          aria-label={words.threads.new}
          title={words.threads.new}
          className="inline-grid size-8 shrink-0 place-items-center rounded-[7px] text-muted hover:bg-sunken hover:text-ink"
        >
          <SquarePen className="size-4" aria-hidden />
        </PlaceLink>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-2.5 pb-3">
        {error !== null && <FailureNote failure={error} onRetry={() => void refetch()} />}
        {threads === undefined && error === null && <SkeletonLines count={6} height={28} />}
        {threads !== undefined && groups.length === 0 && (
          <p className="px-2.5 py-2 text-muted">
            {search === "" ? words.threads.empty : words.threads.noMatch}
          </p>
        )}
        {groups.map((group) => (
          <section key={group.name} aria-label={words.threads[group.name]} className="mb-3">
            <h2 className="px-2.5 py-1 text-[12px] text-muted">{words.threads[group.name]}</h2>
            <ul className="space-y-px">
              {group.threads.map((thread) => (
                <ConversationRow
                  key={thread.id}
                  thread={thread}
                  isCurrent={thread.id === current}
                  onRename={(title) => change(thread, { title })}
                  onPin={() => change(thread, { pinned: !thread.pinned })}
                  onDelete={() => remove(thread)}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </nav>
  );
}
