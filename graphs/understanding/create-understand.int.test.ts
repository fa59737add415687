import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSentenceEncoder } from "#backends/models/onnx-encoder.ts";
import { ensureWeights } from "#backends/models/packaged-weights.ts";
import type { SentenceEncoder } from "#backends/models/encoder.ts";
import { cacheFolder } from "#tests/platform-process.ts";
import { allTools } from "#tools/catalogue.ts";
import { createUnderstand } from "./create-understand.ts";
import { evaluationWorld } from "./evaluation-world.ts";
import type { EarlierTurn, Understand, Understanding } from "./understanding.ts";

const entities = evaluationWorld();
let encoder: SentenceEncoder;
let understand: Understand;

beforeAll(async () => {
  const cache = cacheFolder;
  const { folder } = await ensureWeights({ cache, which: "multilingual-e5-small" });
  encoder = await openSentenceEncoder({ folder });
  understand = await createUnderstand({
    tools: allTools,
    encoder,
    cacheFolder: join(cache, "understanding"),
  });
}, 600_000);
afterAll(() => encoder.close());

async function converse(...turns: string[]): Promise<Understanding> {
  const earlier: EarlierTurn[] = [];
  let last: Understanding | undefined;
  for (const text of turns) {
    last = await understand(text, earlier, entities);
    earlier.push({ text, understanding: last });
  }
  if (!last) throw new Error("no turn was given");
  return last;
}

const tools = (understanding: Understanding) => understanding.steps.map((step) => step.tool);

describe("the embedded understanding", () => {
  it("plans the headline request without a question", async () => {
    const understood = await converse(
      "Adapt SmolLM2 to device support and tell me whether it beats the base. If it does, propose it for the device-support slot.",
    );
    expect(understood.kind).toBe("act");
    expect(tools(understood)).toEqual(["start_training", "compare_models", "request_promotion"]);
    expect(understood.steps[2]?.when).toMatchObject({ field: "verdict", value: "better" });
    expect(understood.steps[1]?.args["models"]).toEqual([{ $from: "step-1", field: "model" }]);
    expect(understood.questions).toEqual([]);
    expect(understood.understood).toBe(
      "Train an adapter of smollm2-135m for device support, compare it with the base, and propose it for the device-support slot if it is better.",
    );
    expect(understood.confidence).toBeGreaterThan(0.8);
  });

  it("asks one question with live options when nothing gives what is needed", async () => {
    const understood = await converse("fine-tune a model for me");
    expect(understood.kind).toBe("clarify");
    expect(understood.questions).toHaveLength(1);
    expect(understood.questions[0]?.options?.map(({ value }) => value)).toContain("support-knowledge");
  });

  it("fills the open question first, and lets a correction change the plan", async () => {
    const understood = await converse("fine-tune a model for me", "support-knowledge", "make it 40 steps");
    expect(understood.steps[0]?.args).toMatchObject({ dataset: "support-knowledge", steps: 40 });
    expect(understood.revises).toBe(true);
  });

  it("says that go waits for the card, and that a cancelled plan is set aside", async () => {
    expect((await converse("train smollm2 on support-knowledge", "yes, go ahead")).kind).toBe("go");
    expect((await converse("train smollm2 on support-knowledge", "never mind")).kind).toBe("cancel");
  });

  it("adds a step to the plan that stands", async () => {
    const understood = await converse(
      "train smollm2 on support-knowledge for 60 steps",
      "and then compare it with the base on device-support",
    );
    expect(tools(understood)).toEqual(["start_training", "compare_models"]);
  });

  it("refuses what is not built or not here as unavailable, and what is forbidden as not allowed", async () => {
    expect((await converse("alert me when the error rate of device-support passes 4 %")).refusal?.code).toBe(
      "unavailable",
    );
    expect((await converse("evaluate smollm2 on the safety suite")).refusal?.code).toBe("unavailable");
    expect((await converse("approve that promotion for me")).refusal?.code).toBe("not-allowed");
    expect((await converse("book me a hotel in Rome")).refusal?.code).toBe("out-of-scope");
  });

  it("answers three questions that lean on each other with three reads in their order", async () => {
    const understood = await converse(
      "which ThinkPad family causes most battery tickets this month, what do the documents say about it, and which remedies worked?",
    );
    expect(understood.kind).toBe("ask");
    expect(tools(understood)).toEqual(["aggregate_records", "answer_from_documents", "related_entities"]);
    const [counted, answered, related] = understood.steps;
    expect(counted?.args).toMatchObject({
      dataset: "user-behavior",
      group_by: "device_family",
      period: { within: "this month" },
      order: "desc",
    });
    expect(counted?.args["filters"]).toEqual([
      { field: "kind", op: "is", value: "ticket" },
      { field: "series", op: "is", value: "ThinkPad" },
      { field: "part", op: "is", value: "battery" },
    ]);
    expect(answered?.args["query"]).toEqual({
      $from: "step-1",
      field: "rows.0.device_family",
      within: "battery problems of the ThinkPad {}",
    });
    expect(related?.args).toEqual({
      query: "battery",
      device: { $from: "step-1", field: "rows.0.device_family", within: "ThinkPad {}" },
      kinds: ["remedy"],
    });
  });

  it("asks what remedies were meant for by what was counted before", async () => {
    const understood = await converse(
      "which ThinkPad family causes most battery tickets this month",
      "which remedies worked?",
    );
    expect(understood.steps.map(({ tool, args }) => ({ tool, args }))).toEqual([
      { tool: "related_entities", args: { query: "battery", device: "ThinkPad", kinds: ["remedy"] } },
    ]);
  });

  it("understands the same request in four languages", async () => {
    const requests = [
      "how many laptops are there",
      "Wie viele Laptops gibt es?",
      "¿Cuántos portátiles hay?",
      "有多少台笔记本电脑？",
    ];
    for (const request of requests) {
      const understood = await converse(request);
      expect(tools(understood)).toEqual(["aggregate_records"]);
      expect(understood.steps[0]?.args).toMatchObject({
        dataset: "devices",
        filters: [{ field: "series", op: "is", value: "ThinkPad" }],
      });
    }
  });
});
