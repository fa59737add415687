import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readServerSentEvents } from "./server-sent-events.ts";

async function read(pieces: Uint8Array[]): Promise<string[]> {
  const events: string[] = [];
  async function* body() {
    yield* pieces;
  }
  for await (const data of readServerSentEvents(body())) events.push(data);
  return events;
}

const text = new TextEncoder().encode(
  'data: {"a": "ü"}\r\n\r\n: comment\n\nevent: x\ndata: one\ndata: two\n\ndata:[DONE]',
);

describe("the event stream reader", () => {
  it("reads data, joins lines, ignores comments, and reads an unfinished last event", async () => {
    expect(await read([text])).toEqual(['{"a": "ü"}', "one\ntwo", "[DONE]"]);
  });

  it("reads the same however the bytes are cut", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(text.length), { maxLength: 6 }), async (cuts) => {
        const at = [0, ...cuts.toSorted((left, right) => left - right), text.length];
        expect(await read(at.slice(1).map((end, index) => text.subarray(at[index], end)))).toEqual(
          await read([text]),
        );
      }),
    );
  });
});
