import type { ChatRequest, ChatResult, Models } from "./models.ts";

/** The whole answer at once. `seconds` is wall time from the request to the last chunk. */
export async function completeChat(models: Pick<Models, "chat">, request: ChatRequest): Promise<ChatResult> {
  const started = performance.now();
  const result: ChatResult = { text: "", promptTokens: 0, completionTokens: 0, seconds: 0, reason: "stop" };
  for await (const chunk of models.chat(request)) {
    if (chunk.type === "delta") result.text += chunk.text;
    else
      Object.assign(result, {
        promptTokens: chunk.promptTokens,
        completionTokens: chunk.completionTokens,
        reason: chunk.reason,
        ...(chunk.memoryMb === undefined ? {} : { memoryMb: chunk.memoryMb }),
      });
  }
  result.seconds = (performance.now() - started) / 1000;
  return result;
}
