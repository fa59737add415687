"use client";

import { useSyncExternalStore } from "react";
import { emptyMessage, type OutgoingMessage } from "./outgoing-message.ts";

const drafts = new Map<string, OutgoingMessage>();
const listeners = new Set<() => void>();
const storageKey = (key: string) => `lathe-draft-${key}`;

function readDraft(key: string): OutgoingMessage {
  const known = drafts.get(key);
  if (known !== undefined) return known;
  const kept = sessionStorage.getItem(storageKey(key));
  const draft = kept === null ? emptyMessage : { ...emptyMessage, ...(JSON.parse(kept) as OutgoingMessage) };
  drafts.set(key, draft);
  return draft;
}

/** Changes what is written in a conversation, shown or not; it survives leaving the page. */
export function changeDraft(key: string, change: (draft: OutgoingMessage) => OutgoingMessage): void {
  const draft = change(readDraft(key));
  drafts.set(key, draft);
  if (draft.text === "" && draft.attachments.length === 0) sessionStorage.removeItem(storageKey(key));
  else sessionStorage.setItem(storageKey(key), JSON.stringify(draft));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useDraft = (key: string): OutgoingMessage =>
  useSyncExternalStore(
    subscribe,
    () => readDraft(key),
    () => emptyMessage,
  );
