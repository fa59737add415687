import type { ChatShape } from "./answer-chat.ts";

type Head = { id: string; created: number; model: string };

/** `chat.completion` and its chunks. */
export function chatShape(head: Head): ChatShape {
  const chunk = (delta: object, reason: string | null) => ({
    ...head,
    object: "chat.completion.chunk",
    choices: [{ index: 0, delta, finish_reason: reason }],
  });
  return {
    whole: (content, reason, usage) => ({
      ...head,
      object: "chat.completion",
      choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: reason }],
      usage,
    }),
    piece: (content, isFirst) => chunk(isFirst ? { role: "assistant", content } : { content }, null),
    last: (reason) => chunk({}, reason),
    usage: (usage) => ({ ...head, object: "chat.completion.chunk", choices: [], usage }),
  };
}

/** `text_completion` and its chunks. */
export function completionShape(head: Head): ChatShape {
  const answer = (text: string, reason: string | null) => ({
    ...head,
    object: "text_completion",
    choices: [{ index: 0, text, logprobs: null, finish_reason: reason }],
  });
  return {
    whole: (text, reason, usage) => ({ ...answer(text, reason), usage }),
    piece: (text) => answer(text, null),
    last: (reason) => answer("", reason),
    usage: (usage) => ({ ...head, object: "text_completion", choices: [], usage }),
  };
}
