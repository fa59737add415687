import { expect, test } from "vitest";
import { ada, openSupportDesk, supportAdapter as adapter } from "#tests/open-promotion-desk.ts";
import { keepDesk } from "#tests/keep-desk.ts";
import { baseAddress } from "#tests/scripted-local-models.ts";

const desk = keepDesk(openSupportDesk);

type Listed = { model: string; kind: string; state: string; note: string }[];

test("every address is listed with what can answer now; state and kind narrow it", async () => {
  const all = await desk.calls.read("list_models", {});
  const models = all["models"] as Listed;
  const kindOf = (address: string) => models.find(({ model }) => model === address)?.kind;
  expect(kindOf(baseAddress)).toBe("base");
  expect(kindOf(adapter)).toBe("adapter");
  expect(kindOf("roster/device-support")).toBe("slot");
  expect(models.find(({ model }) => model.includes("mistral-nemo"))?.note).toMatch(/under 4 billion/);
  const ready = (await desk.calls.read("list_models", { state: "ready" }))["models"] as Listed;
  expect(ready.map(({ model }) => model).toSorted()).toEqual([baseAddress, adapter]);
  expect(desk.calls.show("list_models", all)).toMatchObject({
    text: `${models.length} models are known; 2 can answer now.`,
    card: { kind: "table" },
  });
  const slots = (await desk.calls.read("list_models", { kind: "slot" }))["models"] as Listed;
  expect(slots.every(({ state }) => state === "absent")).toBe(true);
});

test.each([
  ["smollm2-135m", baseAddress],
  ["SmolLM2", baseAddress],
  ["support@1", adapter],
  ["support", adapter],
  ["phi 4 mini", "ollama/phi4-mini:3.8b"],
])("the name %s is completed to %s", async (name, address) => {
  const inspected = await desk.calls.read("inspect_model", { model: name });
  expect(inspected["model"]).toBe(address);
  const shown = desk.calls.show("inspect_model", inspected);
  expect(shown.card).toMatchObject({ kind: "facts" });
  expect(JSON.stringify(shown.card)).toContain(address);
});

test("an adapter's card says its base, its training set and its training", async () => {
  const inspected = await desk.calls.read("inspect_model", { model: adapter });
  const facts = JSON.stringify(desk.calls.show("inspect_model", inspected).card);
  for (const part of [baseAddress, "support-knowledge-training@1", `job-of-${adapter}`])
    expect(facts).toContain(part);
});

test("whether a model fits a device follows from its size: more bits never fit where fewer do not", async () => {
  const inspected = await desk.calls.read("inspect_model", {
    model: "llama-3.2-3b",
    memory_gb: 4,
    device: "Edge 50",
  });
  const sizes = inspected["sizes"] as { bits: number; memory_mb: number; fits: boolean }[];
  expect(sizes.map(({ fits }) => fits)).toEqual([true, true, false, false]);
  expect(sizes.map(({ memory_mb }) => memory_mb)).toEqual(
    sizes.map(({ memory_mb }) => memory_mb).toSorted((left, right) => left - right),
  );
  expect(JSON.stringify(desk.calls.show("inspect_model", inspected).card)).toContain("does not fit 4 GB");
  const one = await desk.calls.read("inspect_model", { model: "llama-3.2-3b", bits: 4 });
  expect(one["sizes"]).toMatchObject([{ bits: 4, fits: null }]);
});

test("models answer one prompt side by side", async () => {
  const asked = await desk.calls.read("prompt_models", {
    prompt: "What is a spoon for?",
    models: [baseAddress, "support@1"],
  });
  expect(asked["answers"]).toMatchObject([{ model: baseAddress }, { model: adapter }]);
  const shown = desk.calls.show("prompt_models", asked);
  expect(shown.text).toBe('2 answers to "What is a spoon for?".');
  expect(shown.card).toMatchObject({ kind: "answers", prompt: "What is a spoon for?" });
});

test("speed is measured by a job: each model is asked once to warm up and once a run", async () => {
  const before = new Map(desk.local.asked);
  const measured = await desk.calls.finish("measure_model", {
    models: ["smollm2", adapter],
    runs: 3,
    max_tokens: 8,
  });
  const times = (address: string) => (desk.local.asked.get(address) ?? 0) - (before.get(address) ?? 0);
  expect([times(baseAddress), times(adapter)]).toEqual([4, 4]);
  const measurements = measured["measurements"] as Record<string, number | string>[];
  expect(measurements.map(({ model, runs }) => [model, runs])).toEqual([
    [baseAddress, 3],
    [adapter, 3],
  ]);
  for (const item of measurements)
    for (const key of ["first_token_s", "prompt_tokens_per_s", "tokens_per_s", "cold_s"])
      expect(item[key]).toBeGreaterThan(0);
  const shown = desk.calls.show("measure_model", measured);
  expect(shown.card).toMatchObject({
    kind: "table",
    rows: measurements.map(({ digest: _digest, ...row }) => row),
  });
  // A host that does not tell its memory is not guessed at.
  expect(measurements.map(({ memory_mb }) => memory_mb)).toEqual([null, null]);
  expect(shown.text).toContain("memory not told by its host");
});

test.each([
  ["inspect_model", { model: "smolm2-135m" }, "not-found", /smollm2-135m/],
  ["inspect_model", { model: "suport@1" }, "not-found", /Did you mean support@1/],
  ["inspect_model", { model: "local/nothing" }, "not-found", /local\/smollm2-135m/],
  ["inspect_model", { model: "nowhere/model" }, "not-found", /begin with one of|Did you mean/],
  ["inspect_model", { model: "local/+x" }, "invalid-input", /provider\/name/],
  ["inspect_model", { model: baseAddress, bits: 0 }, "invalid-input", /bits/],
  ["inspect_model", { model: baseAddress, memory_gb: -1 }, "invalid-input", /memory_gb/],
  ["prompt_models", { prompt: "Hi", models: ["phi-4-mini"] }, "unavailable", /ollama pull/],
  ["prompt_models", { prompt: "Hi", models: ["roster/device-support"] }, "unavailable", /empty/],
  ["prompt_models", { prompt: "", models: [baseAddress] }, "invalid-input", /prompt/],
  ["prompt_models", { prompt: "Hi", models: [] }, "invalid-input", /models/],
] as const)("%s of %o is refused as %s, with what to do", async (name, args, code, told) => {
  const failure = await desk.calls.read(name, args).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code });
  const { message, hint } = failure as { message: string; hint?: string };
  expect(`${message} ${hint ?? ""}`).toMatch(told);
});

test("measuring what cannot answer, or without the role, starts nothing", async () => {
  await expect(desk.calls.start("measure_model", { models: ["phi-4-mini"] })).rejects.toMatchObject({
    code: "unavailable",
  });
  await expect(desk.calls.start("measure_model", { models: [baseAddress], runs: 21 })).rejects.toMatchObject({
    code: "invalid-input",
  });
  await expect(
    desk.calls.start("measure_model", { models: [baseAddress] }, { ...ada, role: "viewer" }),
  ).rejects.toMatchObject({ code: "not-allowed" });
});
