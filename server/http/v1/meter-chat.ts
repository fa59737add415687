import type { ChatChunk } from "#backends/models/models.ts";
import type { Metrics } from "#server/metrics.ts";

/** Passes an answer through and measures it. Only models that answered become labels, so these are a closed set. */
export async function* meterChat(
  metrics: Metrics,
  model: string,
  chunks: AsyncIterable<ChatChunk>,
): AsyncGenerator<ChatChunk, void, void> {
  const begin = performance.now();
  const seconds = () => (performance.now() - begin) / 1000;
  const labels = { gen_ai_request_model: model };
  let isFirst = true;
  for await (const chunk of chunks) {
    if (isFirst) metrics.timeToFirstToken.observe(labels, seconds());
    isFirst = false;
    if (chunk.type === "finish") {
      metrics.operationDuration.observe(labels, seconds());
      metrics.tokenUsage.observe({ ...labels, gen_ai_token_type: "input" }, chunk.promptTokens);
      metrics.tokenUsage.observe({ ...labels, gen_ai_token_type: "output" }, chunk.completionTokens);
    }
    yield chunk;
  }
}
