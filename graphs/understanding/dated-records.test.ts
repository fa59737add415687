import { expect, test } from "vitest";
import { deviceFields } from "#data/devices/device-fields.ts";
import { supportKnowledgeFields } from "#data/support-knowledge/support-knowledge-fields.ts";
import { userBehaviorFields } from "#data/user-behavior/user-behavior-fields.ts";
import { aggregateRecords } from "#tools/warehouse/aggregate-records.ts";
import { draftSteps } from "./draft-steps.ts";
import { buildNameIndex } from "./name-index.ts";
import { readText } from "./reading.ts";
import type { KnownEntities } from "./understanding.ts";

const entities: KnownEntities = {
  dataset: [
    { id: "devices", names: ["devices"], fields: deviceFields },
    { id: "support-knowledge", names: ["support-knowledge"], fields: supportKnowledgeFields },
    { id: "user-behavior", names: ["user-behavior"], fields: userBehaviorFields },
  ],
};

function argumentsOf(text: string): Record<string, unknown> {
  const reading = readText(text, buildNameIndex(entities));
  const [step] = draftSteps(
    [{ tool: "aggregate_records", clauses: [] }],
    reading,
    [aggregateRecords],
    entities,
  );
  return step?.args ?? {};
}

test("tickets of a time are looked for where tickets have times", () => {
  const args = argumentsOf("Which ThinkPad family causes most battery tickets this month?");
  expect(args).toMatchObject({
    dataset: "user-behavior",
    period: { within: "this month" },
    group_by: "device_family",
  });
  expect(args["filters"]).toEqual(
    expect.arrayContaining([
      { field: "kind", op: "is", value: "ticket" },
      { field: "series", op: "is", value: "ThinkPad" },
      { field: "part", op: "is", value: "battery" },
    ]),
  );
});

test("what is asked without a time stays where it was", () => {
  expect(argumentsOf("Which ThinkPad family causes most battery tickets?")).toMatchObject({
    dataset: "support-knowledge",
  });
});

test("the number of a time is neither a condition nor how many groups", () => {
  const args = argumentsOf("sessions per department in the last 14 days");
  expect(args).toMatchObject({
    dataset: "user-behavior",
    group_by: "department",
    period: { within: "last 14 days" },
  });
  expect(args).not.toHaveProperty("limit");
  expect(JSON.stringify(args["filters"] ?? [])).not.toContain("14");
});

test("a dataset without times is asked without one", () => {
  expect(argumentsOf("how many devices were released this year")).not.toHaveProperty("period");
});
