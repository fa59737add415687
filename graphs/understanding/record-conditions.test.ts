import { describe, expect, it } from "vitest";
import { businessProcessFields } from "#data/business-processes/business-process-fields.ts";
import { customerJourneyFields } from "#data/customer-journeys/customer-journey-fields.ts";
import { deviceFields } from "#data/devices/device-fields.ts";
import { supportKnowledgeFields } from "#data/support-knowledge/support-knowledge-fields.ts";
import { userBehaviorFields } from "#data/user-behavior/user-behavior-fields.ts";
import { buildNameIndex } from "./name-index.ts";
import { readText } from "./reading.ts";
import { readConditions } from "./record-conditions.ts";
import { readGroupBy, readMeasures } from "./record-groups.ts";

const index = buildNameIndex({});
const conditions = (text: string, fields = deviceFields) =>
  readConditions(readText(text, index), fields, new Set()).map(
    ({ field, op, value }) => `${field} ${op} ${String(value)}`,
  );

describe("readConditions", () => {
  it.each([
    ["laptops with at least 32 GB of RAM", ["series is ThinkPad", "ram_gb >= 32"]],
    ["phones under 600 dollars", ["series is Moto Edge", "price_usd < 600"]],
    [
      "servers with more than 8 drive bays and 2 TB storage",
      ["series is ThinkSystem", "drive_bays > 8", "storage_gb is 2048"],
    ],
    ["ThinkPads released after 2022", ["series is ThinkPad", "year > 2022"]],
    ["Geräte mit mindestens 16 GB Arbeitsspeicher", ["ram_gb >= 16"]],
    ["价格低于 800 美元的手机", ["series is Moto Edge", "price_usd < 800"]],
    ["servers without redundant power", ["series is ThinkSystem", "redundant_power is false"]],
  ])("reads %s", (text, expected) => {
    expect(conditions(text).toSorted()).toEqual(expected.toSorted());
  });

  it("reads values of few-valued fields where they can only mean that field", () => {
    expect(conditions("critical tickets about laptops", supportKnowledgeFields)).toEqual([
      "series is ThinkPad",
      "urgency is critical",
    ]);
  });
});

describe("what is asked of users, processes and journeys", () => {
  it.each([
    ["sessions per department", userBehaviorFields, ["kind is session"]],
    [
      "battery tickets on ThinkPads",
      userBehaviorFields,
      ["kind is ticket", "part is battery", "series is ThinkPad"],
    ],
    ["what finance did on a Sunday", userBehaviorFields, ["department is Finance", "weekday is Sunday"]],
    ["which processes last more than two weeks", businessProcessFields, ["cycle_time_days > 14"]],
    ["automated processes of Legal", businessProcessFields, ["automated is true", "department is Legal"]],
    ["journeys that ended in a purchase", customerJourneyFields, ["outcome is purchase"]],
    ["journeys at the support stage", customerJourneyFields, ["stage is support"]],
    [
      "journeys of small-business buyers that ended in a return",
      customerJourneyFields,
      ["customer_type is small business", "outcome is return"],
    ],
    ["customers who contacted support by email", customerJourneyFields, ["channel is email"]],
  ])("reads %s", (text, fields, expected) => {
    expect(conditions(text, fields).toSorted()).toEqual(expected);
  });

  it.each([
    ["which ThinkPad family causes most battery tickets", userBehaviorFields, "device_family"],
    ["sessions by hour of the day", userBehaviorFields, "hour"],
    ["top ten apps by usage time", userBehaviorFields, "app"],
    ["which department owns most processes", businessProcessFields, "department"],
    ["at which stage do we lose most customers", customerJourneyFields, "stage"],
    ["which customer type spends most", customerJourneyFields, "customer_type"],
  ])("groups %s", (text, fields, expected) => {
    expect(readGroupBy(text, fields)).toBe(expected);
  });

  it.each([
    ["average session length", userBehaviorFields, { op: "avg", field: "duration_minutes" }],
    ["average number of steps per process", businessProcessFields, { op: "avg", field: "step_count" }],
    [
      "how long does a process take on average",
      businessProcessFields,
      { op: "avg", field: "cycle_time_days" },
    ],
    ["average error rate of processes", businessProcessFields, { op: "avg", field: "error_rate_percent" }],
    ["average satisfaction by outcome", customerJourneyFields, { op: "avg", field: "satisfaction" }],
  ])("measures %s", (text, fields, expected) => {
    expect(readMeasures(text, fields)).toEqual([expected]);
  });
});

describe("groups and measures", () => {
  it("groups by the field after the word that says so", () => {
    expect(readGroupBy("tickets per category", supportKnowledgeFields)).toBe("category");
    expect(readGroupBy("每个系列有多少设备", deviceFields)).toBe("series");
    expect(readGroupBy("how many laptops", deviceFields)).toBeUndefined();
  });

  it("computes what is named over the numeric field that is named", () => {
    expect(readMeasures("average and highest price", deviceFields)).toEqual([
      { op: "avg", field: "price_usd" },
      { op: "max", field: "price_usd" },
    ]);
    expect(readMeasures("how many are there", deviceFields)).toBeUndefined();
  });
});
