import { expect, it } from "vitest";
import type { Report } from "#domain/report.ts";
import { overlapGate } from "./overlap-gate.ts";
import type { GateInput } from "./gate-input.ts";

const candidate = { address: "local/m+a@1", kind: "adapter", training_set_id: "set@1" };

function gateOn(overlap: Report["overlap"] | undefined, model: Partial<GateInput["candidate"]> = {}) {
  const report = overlap === undefined ? null : { id: "r-1", overlap };
  return overlapGate({ candidate: { ...candidate, ...model }, report } as GateInput)[0];
}

it.each([
  [{ checked: 1840, near_duplicates: 0 }, true, "0 of 1,840 training examples"],
  [{ checked: 1840, near_duplicates: 1 }, false, "1 of 1,840 training examples"],
  [{ checked: 0, near_duplicates: 0 }, false, "not compared"],
  [null, false, "not compared"],
  [undefined, false, "not compared"],
])("on an overlap of %o passed is %s", (overlap, passed, value) => {
  expect(gateOn(overlap)).toMatchObject({ passed, value: expect.stringContaining(value) as string });
});

it("asks nothing of a model that was not trained here", () => {
  const { training_set_id: _, ...base } = candidate;
  expect(overlapGate({ candidate: { ...base, kind: "base" }, report: null } as GateInput)).toEqual([]);
  expect(overlapGate({ candidate: base, report: null } as GateInput)).toHaveLength(1);
});
