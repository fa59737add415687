import { describe, expect, it } from "vitest";
import type { Model } from "#domain/model.ts";
import type { Gate, SlotProfile } from "#domain/roster.ts";
import { gate as gateSchema } from "#domain/roster.ts";
import { buildReport } from "#evals/report/build-report.ts";
import {
  sampleBase,
  sampleCandidate,
  sampleHolder,
  sampleMainSuite,
  sampleModel,
  sampleRegressionSuite,
  sampleSuites,
} from "#evals/report/sample-evaluations.ts";
import { computeGates } from "./compute-gates.ts";
import type { GateInput } from "./gate-input.ts";

const profile: SlotProfile = {
  slot: "device-support",
  title: "Device support",
  suite: sampleMainSuite.name,
  regression_suite: sampleRegressionSuite.name,
  source_dataset: "support-knowledge",
  base_model: sampleBase,
  training: { method: "lora", rank: 8, steps: 100, learning_rate: 0.001, batch_size: 8, general_share: 0.2 },
  main_metric: "category",
  regression_margin: 0.3,
  max_parameters: 4e9,
};

function modelAt(address: string): Model {
  return {
    address,
    label: address,
    kind: "adapter",
    state: "ready",
    state_detail: "",
    parameters: 134_515_008,
    quantization: null,
    context_length: 2048,
    licence: "Apache-2.0",
    digest: `sha256:${address}`,
    bytes: 1,
    created_at: "2026-02-02T09:00:00.000Z",
  };
}

const candidate = sampleModel(sampleCandidate, { main: 0.8, regression: 0.5 }, 1);
const base = sampleModel(sampleBase, { main: 0.4, regression: 0.5 }, 2);
const holder = sampleModel(sampleHolder, { main: 0.5, regression: 0.5 }, 3);

function reportOn(models = [candidate, base]) {
  return buildReport({
    id: "r-1",
    candidate: sampleCandidate,
    baseline: models[1]?.model ?? "",
    models,
    suites: sampleSuites,
    overlap: { checked: 1840, near_duplicates: 0 },
    created_at: "2026-02-02T11:00:00.000Z",
  });
}

const input: GateInput = {
  profile,
  candidate: modelAt(sampleCandidate),
  report: reportOn(),
  suites: sampleSuites,
};

function gateOf(name: Gate["name"], change: Partial<GateInput> = {}): Gate {
  const found = computeGates({ ...input, ...change }).find((gate) => gate.name === name);
  if (!found) throw new Error(`no gate ${name}`);
  return found;
}

const withModel = (change: Partial<Model>) => ({ candidate: { ...input.candidate, ...change } });
const withProfile = (change: Partial<SlotProfile>) => ({ profile: { ...profile, ...change } });

describe("computeGates", () => {
  it("passes all six for a small, licensed variant that beats the base on current evidence", () => {
    const gates = computeGates(input);
    expect(gates.map(({ name, passed }) => [name, passed])).toEqual([
      ["size", true],
      ["evidence-fresh", true],
      ["better", true],
      ["no-regression", true],
      ["licence", true],
      ["overlap", true],
    ]);
    for (const gate of gates) expect(() => gateSchema.parse(gate)).not.toThrow();
    expect(gates[2]?.value).toMatch(/^\+\d+ points, 95 % interval \d+ to \d+, n = 120, corrected p < \.001$/);
    expect(gates[2]?.evidence).toBe("report:r-1");
  });

  it("fails every gate that needs a report when there is none, saying so", () => {
    const failed = computeGates({ ...input, report: null }).filter((gate) => !gate.passed);
    expect(failed.map(({ name }) => name)).toEqual(["evidence-fresh", "better", "no-regression", "overlap"]);
    for (const gate of failed) expect(gate.value).toMatch(/no report|were not compared/);
  });
});

describe("size", () => {
  it.each([
    [3_999_999_999, true, "3.99B parameters"],
    [4_000_000_000, false, "4B parameters"],
    [12_200_000_000, false, "12.2B parameters"],
    [null, false, "number of parameters not known"],
  ])("for %d parameters is %s", (parameters, passed, value) => {
    expect(gateOf("size", withModel({ parameters }))).toMatchObject({
      passed,
      value,
      threshold: "below 4B parameters",
    });
  });

  it("fails what the catalogue says the roster refuses", () => {
    const refused = "12B parameters: too large for the roster";
    expect(gateOf("size", withModel({ refused }))).toMatchObject({ passed: false, value: refused });
  });
});

describe("evidence", () => {
  it.each([
    [
      "a report older than the variant",
      withModel({ created_at: "2026-02-02T12:00:00.000Z" }),
      /the variant of/,
    ],
    ["a variant without a digest", withModel({ digest: null }), /no digest/],
    ["weights that changed since", withModel({ digest: "sha256:other" }), /with other weights/],
    [
      "items that changed since",
      { suites: [{ ...sampleMainSuite, digest: "sha256:new" }, sampleRegressionSuite] },
      /other items/,
    ],
    [
      "a regression suite that changed",
      { suites: [sampleMainSuite, { ...sampleRegressionSuite, digest: "new" }] },
      /other items/,
    ],
    ["a missing suite", { suites: [sampleMainSuite] }, /instruction-following is not there/],
    ["a report about another model", withModel({ address: sampleHolder, digest: "x" }), /is about/],
    [
      "a holder that was not evaluated",
      { holder: modelAt(sampleHolder) },
      /device-support@2 was not evaluated/,
    ],
    ["a date nobody can read", withModel({ created_at: "yesterday" }), /the variant of yesterday/],
  ])("fails for %s", (_, change, value) => {
    const gate = gateOf("evidence-fresh", change);
    expect(gate.passed).toBe(false);
    expect(gate.value).toMatch(value);
  });

  it("fails when the holder's weights changed since, and passes when they did not", () => {
    const report = reportOn([candidate, base, holder]);
    const now = modelAt(sampleHolder);
    expect(gateOf("evidence-fresh", { report, holder: now }).passed).toBe(true);
    expect(gateOf("evidence-fresh", { report, holder: { ...now, digest: "sha256:else" } }).value).toMatch(
      /other weights/,
    );
  });
});

describe("better", () => {
  it("fails when the difference from the base is not distinguishable", () => {
    const alike = reportOn([sampleModel(sampleCandidate, { main: 0.42, regression: 0.5 }, 5), base]);
    expect(gateOf("better", { report: alike }).passed).toBe(false);
  });

  it("holds the candidate against the holder where there is one", () => {
    const report = reportOn([candidate, base, holder]);
    const passed = gateOf("better", { report, holder: modelAt(sampleHolder) });
    expect(passed).toMatchObject({ passed: true, title: "Better than the holder" });
    expect(passed.threshold).toContain(sampleHolder);
    const strong = sampleModel(sampleHolder, { main: 0.8, regression: 0.5 }, 9);
    const beside = reportOn([candidate, base, strong]);
    expect(gateOf("better", { report: beside, holder: modelAt(sampleHolder) }).passed).toBe(false);
  });

  it("fails, saying what is missing, when the report has no difference from the holder", () => {
    const gate = gateOf("better", { holder: modelAt(sampleHolder) });
    expect(gate).toMatchObject({ passed: false });
    expect(gate.value).toContain(
      "no difference from local/smollm2-135m+device-support@2 on device-support, category",
    );
  });

  it("fails when only part of the suite was compared, however good", () => {
    const part = [candidate, base].map((model) => ({
      ...model,
      evaluations: model.evaluations.map((one) => ({ ...one, items: one.items.slice(0, 50) })),
    }));
    expect(gateOf("better", { report: reportOn(part) }).value).toBe(
      "only 50 of the 120 items of device-support, category, were compared",
    );
  });

  it.each([
    [
      "the lower bound is not above zero",
      { interval: { low: 0, high: 0.2, level: 0.95 }, p_corrected: 0.01 },
    ],
    [
      "the corrected p is not below .05",
      { interval: { low: 0.01, high: 0.2, level: 0.95 }, p_corrected: 0.05 },
    ],
    ["a figure is no number", { interval: { low: Number.NaN, high: 0.2, level: 0.95 }, p_corrected: 0.01 }],
  ])("fails when %s, whatever the stored verdict says", (_, change) => {
    const report = reportOn();
    const differences = report.differences.map((one) => ({ ...one, ...change, verdict: "better" as const }));
    expect(gateOf("better", { report: { ...report, differences } }).passed).toBe(false);
  });
});

describe("no regression", () => {
  it("fails when the lower bound is not above the margin", () => {
    const forgetful = reportOn([sampleModel(sampleCandidate, { main: 0.8, regression: 0.1 }, 1), base]);
    const gate = gateOf("no-regression", { report: forgetful });
    expect(gate).toMatchObject({
      passed: false,
      threshold: "on instruction-following: lower bound above −30 points",
    });
    expect(
      gateOf("no-regression", { report: forgetful, ...withProfile({ regression_margin: 0.9 }) }).passed,
    ).toBe(true);
  });

  it("counts a lower bound equal to the margin as a regression", () => {
    const report = reportOn();
    const at = (low: number) => ({
      report: {
        ...report,
        differences: report.differences.map((one) => ({ ...one, interval: { low, high: 0.1, level: 0.95 } })),
      },
    });
    expect(gateOf("no-regression", at(-0.3)).passed).toBe(false);
    expect(gateOf("no-regression", at(-0.2999)).passed).toBe(true);
  });

  it("takes the worse of holder and base, so that losses do not add up", () => {
    const weak = sampleModel(sampleHolder, { main: 0.5, regression: 0.1 }, 3);
    const forgetful = sampleModel(sampleCandidate, { main: 0.8, regression: 0.1 }, 1);
    const report = reportOn([forgetful, base, weak]);
    expect(gateOf("no-regression", { report, holder: modelAt(sampleHolder) }).passed).toBe(false);
  });

  it("fails when the regression suite is missing from the report", () => {
    const report = reportOn();
    const differences = report.differences.filter(({ suite }) => suite === sampleMainSuite.name);
    expect(gateOf("no-regression", { report: { ...report, differences } }).value).toContain(
      "no difference from",
    );
  });
});

describe("licence", () => {
  it.each([
    ["MIT", true],
    [null, false],
    [" ", false],
    ["Unknown", false],
  ])("of %s is %s", (licence, passed) => {
    expect(gateOf("licence", withModel({ licence })).passed).toBe(passed);
  });
});

describe("gates a profile may add", () => {
  it("asks a minimum score", () => {
    expect(gateOf("min-score", withProfile({ min_score: 0.7 })).passed).toBe(true);
    expect(gateOf("min-score", withProfile({ min_score: 0.95 }))).toMatchObject({
      passed: false,
      threshold: "at least 95.0 % on device-support, category",
    });
    expect(gateOf("min-score", { ...withProfile({ min_score: 0.1 }), report: null }).value).toMatch(
      /no score/,
    );
  });

  it("asks for measured memory", () => {
    const limit = withProfile({ max_memory_mb: 300 });
    const measuredAs = (memory_mb: number) => ({ ...limit, measured: { memory_mb, evidence: "job:j-1" } });
    expect(gateOf("memory", measuredAs(280))).toMatchObject({ passed: true, evidence: "job:j-1" });
    expect(gateOf("memory", measuredAs(301)).passed).toBe(false);
    expect(gateOf("memory", limit)).toMatchObject({
      passed: false,
      value: expect.stringContaining("not measured") as string,
    });
  });

  it("asks for quick answers", () => {
    expect(gateOf("latency", withProfile({ max_latency_s: 0.5 })).passed).toBe(true);
    expect(gateOf("latency", withProfile({ max_latency_s: 0.1 })).passed).toBe(false);
    expect(gateOf("latency", { ...withProfile({ max_latency_s: 1 }), report: null }).passed).toBe(false);
  });
});
