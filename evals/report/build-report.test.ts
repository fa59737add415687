import { describe, expect, it } from "vitest";
import { report as reportSchema } from "#domain/report.ts";
import { buildReport, type ReportInput } from "./build-report.ts";
import type { EvaluatedModel } from "./evaluated-model.ts";
import {
  sampleBase,
  sampleCandidate,
  sampleHolder,
  sampleMainSuite,
  sampleModel,
  sampleSuites,
} from "./sample-evaluations.ts";

const candidate = sampleModel(sampleCandidate, { main: 0.8, regression: 0.5 }, 1);
const baseline = sampleModel(sampleBase, { main: 0.4, regression: 0.5 }, 2);

const input: ReportInput = {
  id: "r-1",
  candidate: sampleCandidate,
  baseline: sampleBase,
  models: [candidate, baseline],
  suites: sampleSuites,
  overlap: { checked: 1840, near_duplicates: 0 },
  created_at: "2026-02-02T11:00:00.000Z",
};

/** The same model with its evaluation of the main suite changed. */
function changed(
  model: EvaluatedModel,
  change: (one: EvaluatedModel["evaluations"][number]) => EvaluatedModel["evaluations"][number],
) {
  const [main, ...rest] = model.evaluations;
  return { ...model, evaluations: [...(main ? [change(main)] : []), ...rest] };
}

describe("buildReport", () => {
  it("says better in words with numbers, and is a valid report", () => {
    const report = buildReport(input);
    expect(() => reportSchema.parse(report)).not.toThrow();
    expect(report.verdict).toBe("better");
    expect(report.sentence).toMatch(
      /^`device-support@3` beats the base on category accuracy by \d\d points, 95 % interval \d+ to \d+, n = 120, p < \.001$/,
    );
    expect(report.title).toBe("device-support@3 against its base on Device support");
  });

  it("says worse when the sides are swapped, with the same numbers turned round", () => {
    const better = buildReport(input);
    const worse = buildReport({ ...input, candidate: input.baseline, baseline: input.candidate });
    expect(worse.verdict).toBe("worse");
    expect(worse.sentence).toMatch(
      /^`smollm2-135m` is worse than `device-support@3` on category accuracy by \d\d points/,
    );
    expect(worse.differences[0]?.difference).toBeCloseTo(-(better.differences[0]?.difference ?? 0), 12);
  });

  it("says not distinguishable, and what could have been found, when two models are alike", () => {
    const alike = buildReport({
      ...input,
      models: [sampleModel(sampleCandidate, { main: 0.42, regression: 0.5 }, 5), baseline],
    });
    expect(alike.verdict).toBe("not-distinguishable");
    expect(alike.sentence).toMatch(
      /is not distinguishable from the base .* would find a difference of \d+ points or more$/,
    );
  });

  it("compares on every metric of every suite, by cluster where items share one, and corrects p for all", () => {
    const { differences } = buildReport(input);
    expect(differences.map(({ metric, test }) => [metric, test])).toEqual([
      ["category", "sign-flip-cluster"],
      ["urgency", "sign-flip-cluster"],
      ["constraint", "mcnemar-exact"],
    ]);
    const [category] = differences;
    expect(category?.p_corrected).toBeGreaterThan(category?.p ?? 1);
    expect(category?.clusters).toBe(60);
  });

  it("puts the present holder of the slot beside the baseline", () => {
    const holder = sampleModel(sampleHolder, { main: 0.78, regression: 0.5 }, 7);
    const report = buildReport({ ...input, models: [candidate, baseline, holder] });
    expect(report.models.map(({ model }) => model)).toEqual([sampleCandidate, sampleBase, sampleHolder]);
    expect(report.differences).toHaveLength(6);
    expect(report.sentence).toContain("`device-support@3` is not distinguishable from `device-support@2`");
    expect(report.verdict).toBe("better");
    expect(buildReport({ ...input, models: [candidate, baseline, baseline] }).models).toHaveLength(2);
  });

  it("tells whether the regression suite holds within the margin", () => {
    expect(buildReport({ ...input, regression_margin: 0.5 }).sentence).toContain(
      "holds within the margin of 50 points",
    );
    expect(buildReport({ ...input, regression_margin: 0.01 }).sentence).toContain("cannot be ruled out");
  });

  it("mentions a proven regression even with no margin given", () => {
    const forgetful = sampleModel(sampleCandidate, { main: 0.8, regression: 0.02 }, 1);
    expect(buildReport({ ...input, models: [forgetful, baseline] }).sentence).toContain(
      "is worse than the base on constraint accuracy",
    );
  });

  it("keeps means with intervals, time, tokens and the provenance of every evaluation", () => {
    const report = buildReport(input);
    expect(report.models[0]?.metrics.map(({ suite, metric, n }) => [suite, metric, n])).toEqual([
      ["device-support", "category", 120],
      ["device-support", "urgency", 120],
      ["instruction-following", "constraint", 60],
    ]);
    expect(report.models[0]?.completion_tokens).toBe(300 * 6);
    expect(report.models[0]?.seconds_per_item).toBeGreaterThan(0.2);
    expect(report.provenance).toHaveLength(4);
    expect(report.provenance[0]).toMatchObject({
      model: sampleCandidate,
      suite_digest: sampleMainSuite.digest,
      seed: 1,
    });
  });

  it("is the same to the last digit whatever the order of the stored items", () => {
    const reversed = (model: EvaluatedModel) => ({
      ...model,
      evaluations: model.evaluations.map((one) => ({ ...one, items: one.items.toReversed() })),
    });
    const again = buildReport({
      ...input,
      models: input.models.map(reversed),
    });
    expect(again.differences).toEqual(buildReport(input).differences);
  });

  it("pairs what both answered and says how much was left out", () => {
    const partial = changed(candidate, (one) => ({ ...one, items: one.items.slice(0, 80) }));
    const report = buildReport({ ...input, models: [partial, baseline] });
    expect(report.differences[0]).toMatchObject({ n: 80, left_out: 40 });
    expect(report.differences.map(({ metric }) => metric)).toEqual(["category", "constraint"]);
  });

  it.each([
    ["is running", { state: "running" as const }, /is running, not complete/],
    ["used other items", { suite_digest: "sha256:older" }, /other items than the suite has now/],
    ["does not say how it was made", { provenance: undefined }, /does not say how/],
  ])("refuses an evaluation that %s", (_, change, message) => {
    const stale = changed(candidate, (one) => ({
      ...one,
      evaluation: { ...one.evaluation, ...change },
    }));
    const build = () => buildReport({ ...input, models: [stale, baseline] });
    expect(build).toThrow(message);
    expect(build).toThrow(
      expect.objectContaining({
        code: "conflict",
        hint: expect.stringContaining("again") as string,
      }) as Error,
    );
  });

  it("refuses a missing evaluation, an unknown metric and a model against itself", () => {
    expect(() => buildReport({ ...input, models: [{ ...candidate, evaluations: [] }, baseline] })).toThrow(
      /was not evaluated on suite/,
    );
    expect(() => buildReport({ ...input, main_metric: "charm" })).toThrow(/share no item of metric "charm"/);
    expect(() => buildReport({ ...input, baseline: input.candidate })).toThrow(/with itself/);
    expect(() => buildReport({ ...input, models: [candidate] })).toThrow(/smollm2-135m was not evaluated/);
    expect(() => buildReport({ ...input, suites: [] })).toThrow(/needs a suite/);
  });
});
