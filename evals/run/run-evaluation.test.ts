import { describe, expect, it } from "vitest";
import type { ChatChunk, ChatRequest, Models } from "#backends/models/models.ts";
import type { ItemResult, Suite, SuiteItem } from "#domain/evaluation.ts";
import { Failure } from "#domain/failure.ts";
import { runEvaluation } from "./run-evaluation.ts";
import { summarizeMetrics } from "./summarize-metrics.ts";

const item = (index: number, change: Partial<SuiteItem> = {}): SuiteItem => ({
  id: `t-${index}`,
  task: index % 2 === 0 ? "category" : "urgency",
  cluster: `family-${Math.floor(index / 4)}`,
  system: "Answer with one word.",
  prompt: `Ticket ${index}`,
  check: { kind: "label", expected: "display" },
  decoding: { max_tokens: 8, temperature: 0, seed: 3 },
  ...change,
});

const suite: Suite = {
  name: "tickets",
  title: "Tickets",
  description: "",
  digest: "sha256:tickets",
  main_metric: "all",
  metrics: [
    { name: "all", title: "All", tasks: ["category", "urgency"] },
    { name: "urgency", title: "Urgency", tasks: ["urgency"] },
  ],
  items: Array.from({ length: 40 }, (_, index) => item(index)),
};

/** A model that answers by a script: what other programs' models look like through the port. */
function scripted(answer: (prompt: string, request: ChatRequest) => string | Promise<string>) {
  const requests: ChatRequest[] = [];
  let inFlight = 0;
  const seen = { requests, most: 0 };
  const chat: Models["chat"] = async function* (request): AsyncIterable<ChatChunk> {
    requests.push(request);
    inFlight += 1;
    seen.most = Math.max(seen.most, inFlight);
    try {
      await new Promise((resolve) => setImmediate(resolve));
      const text = await answer(request.messages.at(-1)?.content ?? "", request);
      yield { type: "delta", text };
      yield { type: "finish", reason: "stop", promptTokens: 9, completionTokens: 2 };
    } finally {
      inFlight -= 1;
    }
  };
  return { models: { chat }, seen };
}

function run(
  answer: Parameters<typeof scripted>[0],
  change: Partial<Parameters<typeof runEvaluation>[0]> = {},
) {
  const { models, seen } = scripted(answer);
  const stored: ItemResult[] = [];
  let clock = 0;
  const done = runEvaluation({
    suite,
    model: "local/tiny",
    models,
    alreadyDone: [],
    onItem: (result) => void stored.push(result),
    signal: new AbortController().signal,
    now: () => new Date((clock += 250)),
    ...change,
  });
  return { done, stored, seen };
}

describe("runEvaluation", () => {
  it("asks every item once, scores the answers and returns them in the suite's order", async () => {
    const { done, stored, seen } = run((prompt) => (prompt === "Ticket 7" ? "Battery" : " Display. "));
    const results = await done;
    expect(results.map((result) => result.item_id)).toEqual(suite.items.map(({ id }) => id));
    expect(results.filter(({ score }) => score === 0).map(({ item_id }) => item_id)).toEqual(["t-7"]);
    expect(stored.toSorted((left, right) => left.item_id.localeCompare(right.item_id))).toEqual(
      results.toSorted((left, right) => left.item_id.localeCompare(right.item_id)),
    );
    expect(results[7]).toMatchObject({
      prompt: "Answer with one word.\n\nTicket 7",
      output: "Battery",
      expected: "display",
      prompt_tokens: 9,
      completion_tokens: 2,
    });
    expect(seen.requests).toHaveLength(40);
    expect(seen.most).toBe(4);
  });

  it("asks with the item's own decoding", async () => {
    const decoding = { max_tokens: 5, temperature: 0, seed: 7, choices: ["display", "battery"] };
    const { done, seen } = run(() => "display", { suite: { ...suite, items: [item(0, { decoding })] } });
    await done;
    expect(seen.requests[0]).toMatchObject({
      model: "local/tiny",
      maxTokens: 5,
      temperature: 0,
      seed: 7,
      choices: ["display", "battery"],
      messages: [
        { role: "system", content: "Answer with one word." },
        { role: "user", content: "Ticket 0" },
      ],
    });
    expect(seen.requests[0]).not.toHaveProperty("jsonSchema");
  });

  it("goes on after a failure where it stopped, and ends with what a straight run gives", async () => {
    const answer = (prompt: string) => (prompt.endsWith("3") ? "battery" : "display");
    const straight = await run(answer, { concurrency: 1 }).done;
    const broken = run((prompt) => {
      if (prompt === "Ticket 20") throw new Failure("unavailable", "The host hung up", { hint: "Start it." });
      return answer(prompt);
    });
    await expect(broken.done).rejects.toThrow(
      'local/tiny on item "t-20" of suite "tickets": The host hung up',
    );
    await expect(broken.done).rejects.toMatchObject({ code: "unavailable", hint: "Start it." });
    expect(broken.stored.length).toBeLessThan(24);
    const resumed = run(answer, { alreadyDone: broken.stored });
    const results = await resumed.done;
    expect(resumed.seen.requests).toHaveLength(40 - broken.stored.length);
    const withoutTime = (all: ItemResult[]) => all.map((result) => ({ ...result, seconds: 0 }));
    expect(withoutTime(results)).toEqual(withoutTime(straight));
  });

  it("asks nothing when all is done", async () => {
    const results = await run(() => "display").done;
    const again = run(() => "display", { alreadyDone: results });
    expect(await again.done).toEqual(results);
    expect(again.seen.requests).toHaveLength(0);
  });

  it("stops with the signal's reason, and hands the signal to the model", async () => {
    const controller = new AbortController();
    const reason = new Failure("conflict", "The job was cancelled");
    const { done, stored } = run(
      (prompt, request) => {
        if (prompt === "Ticket 10") controller.abort(reason);
        request.signal?.throwIfAborted();
        return "display";
      },
      { signal: controller.signal },
    );
    await expect(done).rejects.toBe(reason);
    expect(stored.length).toBeLessThan(14);
  });

  it("does not take a result that came after the cancel", async () => {
    const controller = new AbortController();
    const { done, stored } = run(
      (prompt) => {
        if (prompt === "Ticket 5") controller.abort(new Failure("conflict", "cancelled"));
        return "display";
      },
      { signal: controller.signal, concurrency: 1 },
    );
    await expect(done).rejects.toThrow("cancelled");
    expect(stored.map(({ item_id }) => item_id)).toEqual(["t-0", "t-1", "t-2", "t-3", "t-4"]);
  });

  it("scores a few empty answers 0, and refuses a model that only gives those", async () => {
    const few = await run((prompt) => (prompt.endsWith("1") ? "" : "display")).done;
    expect(few[1]?.score).toBe(0);
    const mute = run(() => " \n");
    await expect(mute.done).rejects.toMatchObject({
      code: "unavailable",
      hint: expect.stringContaining("adapter") as string,
    });
    expect(mute.stored.length).toBeLessThan(25);
  });

  it("fails when a result cannot be stored", async () => {
    const onItem = () => Promise.reject(new Failure("conflict", "The lease was lost"));
    await expect(run(() => "display", { onItem }).done).rejects.toThrow("The lease was lost");
  });

  it("refuses a suite without items and results of items it does not have", async () => {
    await expect(run(() => "display", { suite: { ...suite, items: [] } }).done).rejects.toMatchObject({
      code: "invalid-input",
    });
    const [first] = await run(() => "display").done;
    const alreadyDone = first ? [{ ...first, item_id: "t-99" }] : [];
    await expect(run(() => "display", { alreadyDone }).done).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("summarizeMetrics", () => {
  it("gives each metric its mean and interval by cluster, the same in any order, and leaves out what was not evaluated", async () => {
    const results = await run((prompt) => (prompt.endsWith("3") ? "battery" : "display")).done;
    const metrics = summarizeMetrics(suite, results);
    expect(metrics.map(({ metric, n, clusters }) => [metric, n, clusters])).toEqual([
      ["all", 40, 10],
      ["urgency", 20, 10],
    ]);
    expect(metrics[0]?.mean).toBeCloseTo(0.9, 12);
    expect(metrics[0]?.interval.low).toBeLessThan(0.9);
    expect(summarizeMetrics(suite, results.toReversed())).toEqual(metrics);
    const categories = results.filter(({ task }) => task === "category");
    expect(summarizeMetrics(suite, categories).map(({ metric }) => metric)).toEqual(["all"]);
  });
});
