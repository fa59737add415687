import type { EventPart } from "#domain/event-part.ts";

export type Frame = { id: number | undefined; part: EventPart | "[DONE]" };

/** The frames of a server-sent event stream as they come; comments are left out. For tests. */
export async function* readFrames(response: Response): AsyncGenerator<Frame, void, void> {
  let rest = "";
  for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const blocks = (rest + text).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const data = /^data: (.*)$/m.exec(block)?.[1];
      const id = /^id: (\d+)$/m.exec(block)?.[1];
      if (data === undefined) continue;
      yield {
        id: id === undefined ? undefined : Number(id),
        part: data === "[DONE]" ? data : (JSON.parse(data) as EventPart),
      };
    }
  }
}

export async function allFrames(response: Response): Promise<Frame[]> {
  return Array.fromAsync(readFrames(response));
}
