import { describe, expect, it } from "vitest";
import { deviceFields } from "#data/devices/device-fields.ts";
import { supportKnowledgeFields } from "#data/support-knowledge/support-knowledge-fields.ts";
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
