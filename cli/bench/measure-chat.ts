import { z } from "zod";
import { readEventStream } from "#cli/event-stream.ts";
import type { HttpClient } from "#cli/http-client.ts";
import { percentile } from "./percentile.ts";

const posted = z.object({ run_id: z.string() });
const created = z.object({ id: z.string() });

/** Milliseconds from posting a message to its run's first event in the reader's hands. */
export async function measureFirstEvent(
  client: HttpClient,
): Promise<{ p50: number; p95: number; n: number }> {
  const times: number[] = [];
  const { id } = await client.send(created, "POST", "/api/threads", {});
  for (let turn = 0; turn < 40; turn++) {
    const begin = performance.now();
    const { run_id } = await client.send(posted, "POST", `/api/threads/${id}/messages`, {
      text: `what is in production? ${turn}`,
    });
    const stop = new AbortController();
    let first = 0;
    for await (const { part } of readEventStream(client, `/api/runs/${run_id}/events`, 0, stop.signal)) {
      first ||= performance.now() - begin;
      if (part.type === "finish") break;
    }
    stop.abort();
    if (turn >= 5) times.push(first);
  }
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), n: times.length };
}

/** Follows one conversation with many readers at once; counts events that a reader missed or saw twice. */
export async function measureStreams(
  client: HttpClient,
  readers: number,
): Promise<{ readers: number; events: number; wrong: number }> {
  const { id } = await client.send(created, "POST", "/api/threads", {});
  const stop = new AbortController();
  const seen = Array.from({ length: readers }, () => [] as number[]);
  const following = seen.map(async (numbers) => {
    for await (const { seq } of readEventStream(client, `/api/threads/${id}/events`, 0, stop.signal))
      numbers.push(seq);
  });
  for (let turn = 0; turn < 5; turn++) {
    const { run_id } = await client.send(posted, "POST", `/api/threads/${id}/messages`, {
      text: "which models are ready?",
    });
    const end = new AbortController();
    for await (const { part } of readEventStream(client, `/api/runs/${run_id}/events`, 0, end.signal))
      if (part.type === "finish") break;
    end.abort();
  }
  await new Promise((resolve) => setTimeout(resolve, 2000));
  stop.abort();
  await Promise.all(following);
  const most = Math.max(...seen.map((numbers) => numbers.length));
  const wrong = seen.filter(
    (numbers) => numbers.length !== most || numbers.some((seq, index) => seq !== index + 1),
  ).length;
  return { readers, events: most, wrong };
}
