import type { MessagePart } from "#domain/thread.ts";

/** The words that a card of the message shows already. */
function shownByCards(parts: readonly MessagePart[]): string[] {
  return parts.flatMap((part) => {
    if (part.type === "data-question") return [part.data.ask];
    return part.type === "data-plan" ? [part.data.understood] : [];
  });
}

/** The parts without text that repeats the beginning of what a card beside it says. */
export function withoutEchoes(parts: readonly MessagePart[]): MessagePart[] {
  const shown = shownByCards(parts);
  return parts.map((part) => {
    if (part.type !== "text") return part;
    const echo = shown.find((words) => words !== "" && part.text.startsWith(words));
    return echo === undefined
      ? part
      : { type: "text", text: part.text.slice(echo.length).replace(/^[.\s]+/, "") };
  });
}
