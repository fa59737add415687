import { completeChat } from "#backends/models/complete-chat.ts";
import type { ChatRequest, Models } from "#backends/models/models.ts";
import type { ItemResult, Suite, SuiteItem } from "#domain/evaluation.ts";
import { Failure } from "#domain/failure.ts";
import { scoreItem } from "#evals/metrics/score-item.ts";

export type RunEvaluationInput = {
  suite: Suite;
  /** Address of the model. */
  model: string;
  models: Pick<Models, "chat">;
  /** Stored results of an earlier attempt; their items are not asked again. */
  alreadyDone: readonly ItemResult[];
  /**
   * Called once for each new result, in the order they come; the run waits for it. `memoryMb`: most resident memory of
   * the process that answered, undefined where its host does not say.
   */
  onItem(result: ItemResult, memoryMb: number | undefined): Promise<void> | void;
  signal: AbortSignal;
  now(): Date;
  /** Requests in flight at once. */
  concurrency?: number;
};

/** So many answers, all empty, are no bad luck. */
const emptyAnswersBearable = 20;

/**
 * Puts every item that is not done yet to the model and scores the answer. Returns all results, earlier ones included, in
 * the suite's order. The first failure stops the other requests and is thrown with the item it happened on; what
 * `onItem` was given by then stays valid for a resume. Throws `invalid-input` for a suite without items, `conflict` for
 * earlier results of other items, `unavailable` when a model answers nothing to everything, and the signal's reason.
 */
export async function runEvaluation(input: RunEvaluationInput): Promise<ItemResult[]> {
  const { suite, signal } = input;
  const results = new Map(input.alreadyDone.map((result) => [result.item_id, result]));
  requireItems(suite, results);
  const waiting = suite.items.filter((item) => !results.has(item.id));
  const queue = waiting.values();
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  const work = async () => {
    for (const item of queue) {
      either.throwIfAborted();
      const { result, memoryMb } = await askItem(input, item, either);
      either.throwIfAborted();
      results.set(item.id, result);
      await input.onItem(result, memoryMb);
      requireAnswers(input, results);
    }
  };
  const stopAll = (error: unknown) => stop.abort(error);
  const workers = Math.max(1, Math.min(input.concurrency ?? 4, waiting.length));
  await Promise.all(Array.from({ length: workers }, () => work().catch(stopAll)));
  either.throwIfAborted();
  return suite.items.flatMap((item) => results.get(item.id) ?? []);
}

function requireItems(suite: Suite, done: ReadonlyMap<string, ItemResult>): void {
  if (suite.items.length === 0) {
    throw new Failure("invalid-input", `Suite "${suite.name}" has no items`, {
      hint: "Build the suite's source data first.",
    });
  }
  const known = new Set(suite.items.map((item) => item.id));
  const stranger = [...done.keys()].find((id) => !known.has(id));
  if (stranger !== undefined) {
    throw new Failure(
      "conflict",
      `Item "${stranger}" was answered earlier but suite "${suite.name}" does not have it`,
      {
        hint: "The suite has changed since; start a new evaluation.",
      },
    );
  }
}

async function askItem(
  input: RunEvaluationInput,
  item: SuiteItem,
  signal: AbortSignal,
): Promise<{ result: ItemResult; memoryMb: number | undefined }> {
  const started = input.now().getTime();
  const answer = await completeChat(input.models, requestOf(input.model, item, signal)).catch(
    (error: unknown) => {
      if (signal.aborted || !(error instanceof Failure)) throw error;
      throw new Failure(
        error.code,
        `${input.model} on item "${item.id}" of suite "${input.suite.name}": ${error.message}`,
        {
          hint: error.hint ?? "Look at the model's host, then retry the job: what was answered is kept.",
          ...(error.detail === undefined ? {} : { detail: error.detail }),
          cause: error,
        },
      );
    },
  );
  const { score, expected } = scoreItem(item, answer.text);
  const result = {
    item_id: item.id,
    task: item.task,
    cluster: item.cluster,
    prompt: item.system === undefined ? item.prompt : `${item.system}\n\n${item.prompt}`,
    output: answer.text,
    expected,
    score,
    seconds: (input.now().getTime() - started) / 1000,
    prompt_tokens: answer.promptTokens,
    completion_tokens: answer.completionTokens,
  };
  return { result, memoryMb: answer.memoryMb };
}

function requestOf(model: string, { system, prompt, decoding }: SuiteItem, signal: AbortSignal): ChatRequest {
  return {
    model,
    messages: [
      ...(system === undefined ? [] : [{ role: "system" as const, content: system }]),
      { role: "user", content: prompt },
    ],
    maxTokens: decoding.max_tokens,
    temperature: decoding.temperature,
    seed: decoding.seed,
    ...(decoding.choices === undefined ? {} : { choices: decoding.choices }),
    ...(decoding.json_schema === undefined ? {} : { jsonSchema: decoding.json_schema }),
    signal,
  };
}

function requireAnswers(
  { suite, model }: RunEvaluationInput,
  results: ReadonlyMap<string, ItemResult>,
): void {
  if (results.size < Math.min(emptyAnswersBearable, suite.items.length)) return;
  for (const { output } of results.values()) if (output.trim() !== "") return;
  throw new Failure(
    "unavailable",
    `${model} answered nothing to all of ${results.size} items of suite "${suite.name}"`,
    {
      hint: "Ask it one prompt by hand; its weights, adapter or chat template may be wrong.",
    },
  );
}
