import type { EventPart } from "#domain/event-part.ts";

/** One frame of a server-sent event stream. `done` is the frame that ends a run. */
export type EventFrame = { seq: number; part: EventPart } | "done";

function parseFrame(block: string): EventFrame | undefined {
  let seq = 0;
  const data: string[] = [];
  for (const line of block.split("\n")) {
    if (line.startsWith("id:")) seq = Number(line.slice(3).trim());
    else if (line.startsWith("data:")) data.push(line.slice(5).replace(/^ /, ""));
  }
  if (data.length === 0) return undefined;
  const text = data.join("\n");
  if (text === "[DONE]") return "done";
  return { seq, part: JSON.parse(text) as EventPart };
}

/** Cuts a stream of text into frames; what is not yet complete waits for the next piece. */
export function createFrameParser(): (piece: string) => EventFrame[] {
  let rest = "";
  return (piece) => {
    rest = (rest + piece).replaceAll("\r\n", "\n");
    const blocks = rest.split("\n\n");
    rest = blocks.pop() ?? "";
    return blocks.map(parseFrame).filter((frame): frame is EventFrame => frame !== undefined);
  };
}
