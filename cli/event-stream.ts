import { eventPart, type EventPart } from "#domain/event-part.ts";
import type { HttpClient } from "./http-client.ts";

/** A stream's parts by number, from `after` on; connects again by itself when the connection is lost. */
export async function* readEventStream(
  client: HttpClient,
  path: string,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<{ seq: number; part: EventPart }> {
  let last = after;
  for (let pause = 200; !signal.aborted; pause = Math.min(pause * 2, 5000)) {
    try {
      const response = await client.open(`${path}?after=${last}`, signal);
      for await (const frame of frames(response)) {
        if (frame.data === "[DONE]") return;
        last = frame.id ?? last;
        pause = 200;
        yield { seq: last, part: eventPart.parse(JSON.parse(frame.data)) };
      }
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof TypeError)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

async function* frames(response: Response): AsyncGenerator<{ id?: number; data: string }> {
  if (response.body === null) return;
  let buffer = "";
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    buffer += text;
    for (let end = buffer.indexOf("\n\n"); end >= 0; end = buffer.indexOf("\n\n")) {
      const lines = buffer.slice(0, end).split("\n");
      buffer = buffer.slice(end + 2);
      const field = (name: string) =>
        lines
          .find((line) => line.startsWith(`${name}:`))
          ?.slice(name.length + 1)
          .trim();
      const data = field("data");
      const id = field("id");
      if (data !== undefined) yield { data, ...(id === undefined ? {} : { id: Number(id) }) };
    }
  }
}
