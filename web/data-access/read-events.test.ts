import { describe, expect, it } from "vitest";
import { RequestFailure } from "./http-client.ts";
import { type ConnectionState, readEvents } from "./read-events.ts";

const frame = (seq: number) =>
  `id: ${seq}\ndata: ${JSON.stringify({ type: "text-delta", id: "x", delta: String(seq) })}\n\n`;

function streamOf(pieces: string[]): Response {
  const encoder = new TextEncoder();
  return new Response(
    new ReadableStream({
      start(controller) {
        for (const piece of pieces) controller.enqueue(encoder.encode(piece));
        controller.close();
      },
    }),
  );
}

type Answer = () => Response | Promise<Response>;

/** Follows a stream whose connections answer one after the other; stops when they are used up. */
async function follow(answers: Answer[], after: number | "newest" = 0) {
  const asked: string[] = [];
  const seqs: number[] = [];
  const states: ConnectionState[] = [];
  const pauses: number[] = [];
  const controller = new AbortController();
  const rest = [...answers];
  await readEvents({
    path: "/api/threads/t/events",
    after,
    signal: controller.signal,
    onEvent: (seq) => seqs.push(seq),
    onState: (state) => states.push(state),
    fetch: async (input) => {
      asked.push(String(input));
      const answer = rest.shift();
      if (answer === undefined) throw new TypeError("no more answers");
      return answer();
    },
    pause: async (milliseconds) => {
      pauses.push(milliseconds);
      if (rest.length === 0) controller.abort();
    },
  });
  return { asked, seqs, states, pauses };
}

describe("readEvents", () => {
  it("asks for what comes after the last number known", async () => {
    const { asked, seqs } = await follow([() => streamOf([frame(8), "data: [DONE]\n\n"])], 7);
    expect(asked).toEqual(["/api/threads/t/events?after=7"]);
    expect(seqs).toEqual([8]);
  });

  it("begins with the newest where only that matters, and goes on after it", async () => {
    const { asked, seqs } = await follow(
      [() => streamOf([frame(41)]), () => streamOf([frame(42), "data: [DONE]\n\n"])],
      "newest",
    );
    expect(asked).toEqual(["/api/threads/t/events?after=newest", "/api/threads/t/events?after=41"]);
    expect(seqs).toEqual([41, 42]);
  });

  it("takes a lost connection up again after the last number seen, without a gap or a repeat", async () => {
    const { asked, seqs, states } = await follow([
      () => streamOf([frame(1), frame(2)]),
      () => streamOf([frame(2), frame(3), "data: [DONE]\n\n"]),
    ]);
    expect(asked[1]).toBe("/api/threads/t/events?after=2");
    expect(seqs).toEqual([1, 2, 3]);
    expect(states).toEqual(["connecting", "open", "lost", "open"]);
  });

  it("puts together a frame that arrives in pieces, and passes over comments", async () => {
    const whole = frame(1);
    const { seqs } = await follow([
      () => streamOf([": ping\n\n", whole.slice(0, 9), whole.slice(9), "data: [DO", "NE]\n\n"]),
    ]);
    expect(seqs).toEqual([1]);
  });

  it("waits longer after each failure and a short while again once a connection stood", async () => {
    const refuse = () => {
      throw new TypeError("refused");
    };
    const { pauses } = await follow([refuse, refuse, refuse, () => streamOf([frame(1)]), refuse]);
    expect(pauses).toEqual([250, 500, 1000, 250, 500]);
  });

  it("tries again while the server is not ready", async () => {
    const { seqs } = await follow([
      () => new Response("", { status: 503 }),
      () => streamOf([frame(1), "data: [DONE]\n\n"]),
    ]);
    expect(seqs).toEqual([1]);
  });

  it("gives up when the server refuses for good, and says why", async () => {
    const refusal = { error: { code: "not-found", message: "There is no conversation t." } };
    await expect(follow([() => Response.json(refusal, { status: 404 })])).rejects.toThrow(RequestFailure);
  });
});
