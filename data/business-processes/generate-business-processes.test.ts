import { describe, expect, test } from "vitest";
import { departments } from "#data/departments.ts";
import { generateDevices } from "#data/devices/generate-devices.ts";
import { distinctTexts } from "#data/training/near-duplicates.ts";
import { openEnterpriseUsers } from "#data/user-behavior/enterprise-users.ts";
import { defaultUserBehaviorCount } from "#data/user-behavior/generate-user-behavior.ts";
import type { BusinessProcess } from "./business-process.ts";
import { businessProcessFields } from "./business-process-fields.ts";
import { generateBusinessProcesses } from "./generate-business-processes.ts";
import { processTypes } from "./process-types.ts";

const processes = [...generateBusinessProcesses({ seed: 7 })];
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

type Measure = (process: BusinessProcess) => number;
/** Pearson's correlation over a thousand processes, so that chance hardly matters. */
const many = [...generateBusinessProcesses({ seed: 5, scale: 10 })];
function correlation(left: Measure, right: Measure): number {
  const [leftMean, rightMean] = [mean(many.map(left)), mean(many.map(right))];
  const spread = (measure: Measure, middle: number) =>
    Math.sqrt(mean(many.map((process) => (measure(process) - middle) ** 2)));
  const shared = mean(many.map((process) => (left(process) - leftMean) * (right(process) - rightMean)));
  return shared / (spread(left, leftMean) * spread(right, rightMean));
}

test("the default has a hundred processes of fourteen departments, seven or eight each", () => {
  expect(processes).toHaveLength(100);
  const counts = departments.map(
    (department) => processes.filter((process) => process.department === department).length,
  );
  expect(counts).toHaveLength(14);
  expect(new Set(counts)).toEqual(new Set([7, 8]));
});

test("a seed gives the same processes again, in order or by place, and more leave the first as they were", () => {
  const sources = { devices: { seed: 7, count: 130 }, "user-behavior": { seed: 7, count: 9000 } };
  const made = [...generateBusinessProcesses({ seed: 7, sources })];
  const more = generateBusinessProcesses({ seed: 7, count: 300, sources });
  expect([...more].slice(0, 100)).toEqual(made);
  expect(more.at(57)).toEqual(made[57]);
  expect([...generateBusinessProcesses({ seed: 8 })]).not.toEqual(processes);
});

describe.each([0.1, 1, 10])("at scale %d", (scale) => {
  const made = [...generateBusinessProcesses({ seed: 11, scale })];
  const devices = new Map([...generateDevices({ seed: 11, scale })].map((one) => [one.id, one.name]));
  const users = new Map(
    [
      ...openEnterpriseUsers({
        seed: 11,
        count: scale * defaultUserBehaviorCount,
        sources: { devices: { seed: 11, count: devices.size } },
      }),
    ].map(({ id, ...user }) => [id, user]),
  );

  test("owners and those who carry out steps are users who exist, and devices exist under their names", () => {
    for (const process of made) {
      expect(users.get(process.owner_id)).toEqual({
        name: process.owner_name,
        department: process.owner_department,
        role: process.owner_role,
      });
      expect(process.step_owner_ids.filter((id) => !users.has(id))).toEqual([]);
      expect(process.step_owner_ids).toContain(process.bottleneck_owner_id);
      expect(process.device_ids.map((id) => devices.get(id))).toEqual(process.device_names);
    }
  });

  test("names differ, and fewer than two in a hundred descriptions or bottlenecks nearly repeat an earlier one", () => {
    expect(new Set(made.map((process) => process.name)).size).toBe(made.length);
    for (const key of ["description", "bottleneck_summary"] as const) {
      const distinct = distinctTexts(
        made,
        (process) => process[key],
        () => "",
      );
      expect((made.length - distinct.length) / made.length).toBeLessThan(0.02);
    }
  });

  test("processes hold exactly the documented fields, in their types and values, with no gap left in a text", () => {
    const names = businessProcessFields.map((field) => field.name).toSorted();
    for (const process of made) {
      const held: Record<string, unknown> = process;
      expect(Object.keys(held).toSorted()).toEqual(names);
      const wrong = businessProcessFields.filter(({ name, type, values }) => {
        const items = [held[name]].flat();
        const itemType = type === "string[]" ? "string" : type;
        return (
          Array.isArray(held[name]) !== (type === "string[]") ||
          items.length === 0 ||
          items.some(
            (item) => typeof item !== itemType || item === "" || /[{}]|undefined/.test(String(item)),
          ) ||
          items.some((item) => values && !values.includes(String(item)))
        );
      });
      if (wrong.length > 0) expect.fail(`${process.id}: ${wrong.map((field) => field.name).join(", ")}`);
    }
  });
});

test("more steps and more handoffs take longer, and automation saves errors and cost", () => {
  const cycle: Measure = (process) => process.cycle_time_days;
  const automation: Measure = (process) => process.automation_percent;
  expect(correlation((process) => process.step_count, cycle)).toBeGreaterThan(0.25);
  expect(correlation((process) => process.handoffs, cycle)).toBeGreaterThan(0.45);
  expect(correlation(automation, (process) => process.error_rate_percent)).toBeLessThan(-0.6);
  expect(correlation(automation, (process) => process.cost_usd)).toBeLessThan(-0.5);
  expect(correlation(automation, (process) => process.runs_per_month)).toBeGreaterThan(0.15);
  expect(correlation(cycle, (process) => process.on_time_percent)).toBeLessThan(-0.6);
  expect(correlation(cycle, (process) => process.satisfaction)).toBeLessThan(-0.5);
});

test("departments differ: Information Technology automates more than Legal", () => {
  const automation = (department: string) =>
    mean(
      many
        .filter((process) => process.department === department)
        .map((process) => process.automation_percent),
    );
  expect(automation("Information Technology")).toBeGreaterThan(2 * automation("Legal"));
});

test("counts agree with the steps, and the bottleneck is one of them, told with its days", () => {
  for (const process of processes) {
    expect(process.step_count).toBe(process.steps.length);
    expect(process.step_owner_ids).toHaveLength(process.steps.length);
    const changes = process.step_owner_ids.filter(
      (id, place) => place > 0 && id !== process.step_owner_ids[place - 1],
    );
    expect(process.handoffs).toBe(changes.length);
    expect(process.automation_percent).toBe(
      Math.round((1 - process.manual_steps / process.step_count) * 100),
    );
    const place = process.steps.indexOf(process.bottleneck_step);
    expect(process.bottleneck_summary).toContain(`Step ${place + 1} of ${process.step_count}`);
    expect(process.bottleneck_summary).toContain(`takes ${process.bottleneck_days} of`);
    expect(process.bottleneck_days).toBeLessThanOrEqual(process.cycle_time_days);
  }
});

test("a description says the department, the owner, every system and every device", () => {
  for (const { description, department, owner_name, systems, device_names } of processes)
    for (const said of [department, owner_name, ...systems, ...device_names])
      expect(description).toContain(said);
});

test("every department has eight kinds of process, no two of one name", () => {
  const names = processTypes.flatMap((one) => one.types.map((type) => type.name));
  expect(names).toHaveLength(112);
  expect(new Set(names).size).toBe(112);
  expect(processTypes.map((one) => one.department).toSorted()).toEqual([...departments].toSorted());
});

test("without devices or users it says what is missing", () => {
  expect(() => generateBusinessProcesses({ seed: 7, sources: { devices: { seed: 7, count: 0 } } })).toThrow(
    /need users and devices/,
  );
});
