const texts = new Map<string, string>();

/** Gives a new conversation its first message to send, across the change of page. */
export const handOverText = (threadId: string, text: string) => void texts.set(threadId, text);

export const handedOverText = (threadId: string) => texts.get(threadId);

/** Takes the text; it is there once. */
export function takeHandedOverText(threadId: string): string | undefined {
  const text = texts.get(threadId);
  texts.delete(threadId);
  return text;
}
