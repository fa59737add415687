import { z } from "zod";
import { openHttpClient, type HttpClient } from "#cli/http-client.ts";
import { percentile, timed } from "./percentile.ts";

/** Milliseconds of a `/v1` call through the platform and of the bare model server, in turns. */
export async function measureProxy(
  client: HttpClient,
  upstream: string,
): Promise<{ bare: number; through: number; overhead: number; n: number }> {
  const bareClient = openHttpClient({ url: upstream.replace(/\/v1$/, ""), token: "none" });
  const call = (to: HttpClient, model: string) =>
    timed(() =>
      to.send(z.unknown(), "POST", "/v1/chat/completions", {
        model,
        messages: [{ role: "user", content: "hello" }],
        max_tokens: 4,
      }),
    );
  const bare: number[] = [];
  const through: number[] = [];
  for (let turn = 0; turn < 220; turn++) {
    const pair = [await call(bareClient, "echo"), await call(client, "upstream/echo")] as const;
    if (turn < 20) continue;
    bare.push(pair[0]);
    through.push(pair[1]);
  }
  const overhead = percentile(
    through.map((value, index) => value - (bare[index] ?? 0)),
    0.5,
  );
  return { bare: percentile(bare, 0.5), through: percentile(through, 0.5), overhead, n: through.length };
}
