"use client";

import { createContext, useContext } from "react";
import type { ThreadState } from "#web/data-access/thread-state.ts";

export type ConversationScope = {
  /** The conversation's present state; absent where cards stand alone, such as in the inbox. */
  state: ThreadState | undefined;
  openPanel(kind: "job" | "report" | "passage", id: string): void;
  send(text: string): void;
};

export const ConversationContext = createContext<ConversationScope>({
  state: undefined,
  openPanel: () => undefined,
  send: () => undefined,
});

/** What cards need of the conversation around them. */
export const useConversation = () => useContext(ConversationContext);
