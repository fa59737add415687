import { describe, expect, test } from "vitest";
import { weekdayOf } from "#data/calendar-day.ts";
import { generateDevices } from "#data/devices/generate-devices.ts";
import { generateSupportKnowledge } from "#data/support-knowledge/generate-support-knowledge.ts";
import { applications } from "./applications.ts";
import { defaultUserBehaviorCount, generateUserBehavior } from "./generate-user-behavior.ts";
import { openEnterpriseUsers } from "./enterprise-users.ts";
import { userBehaviorFields } from "./user-behavior-fields.ts";
import type { UserBehaviorRecord } from "./user-behavior-record.ts";
import { userDepartments } from "./user-departments.ts";

const records = [...generateUserBehavior({ seed: 7 })];
const sessions = records.filter((record) => record.kind === "session");
const tickets = records.filter((record) => record.kind === "ticket");
const distinct = <Item>(items: readonly Item[], of: (item: Item) => unknown) => new Set(items.map(of)).size;
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const share = (some: readonly UserBehaviorRecord[], is: (record: UserBehaviorRecord) => boolean) =>
  some.filter(is).length / some.length;

test("the default is what two hundred users of ten departments do in thirty days, the month of September", () => {
  expect(records).toHaveLength(defaultUserBehaviorCount);
  expect(distinct(records, (record) => record.user_id)).toBe(200);
  expect(new Set(records.map((record) => record.department))).toEqual(new Set(userDepartments));
  const days = [...new Set(records.map((record) => record.at.slice(0, 10)))].toSorted();
  expect([days.length, days[0], days.at(-1)]).toEqual([30, "2025-09-01", "2025-09-30"]);
  expect(new Set(records.map((record) => record.kind))).toEqual(
    new Set(["session", "search", "feature", "ticket"]),
  );
});

test("the last day is the caller's to choose", () => {
  const moved = [...generateUserBehavior({ seed: 7, count: 2000, lastDay: "2024-02-29" })];
  const days = moved.map((record) => record.at.slice(0, 10)).toSorted();
  expect([days[0], days.at(-1)]).toEqual(["2024-01-31", "2024-02-29"]);
});

test("a seed gives the same records again, in order or by place, and more of them leave the first as they were", () => {
  const sources = { devices: { seed: 7, count: 130 }, "support-knowledge": { seed: 7, count: 500 } };
  const again = generateUserBehavior({ seed: 7, count: 3 * defaultUserBehaviorCount, sources });
  for (const place of [0, 1, 57, 4321, defaultUserBehaviorCount - 1])
    expect(again.at(place)).toEqual(records[place]);
  const more = generateUserBehavior({ seed: 7, count: 20_000, sources });
  expect([...more].slice(0, records.length)).toEqual(records);
  expect([...generateUserBehavior({ seed: 8, count: 50 })]).not.toEqual(records.slice(0, 50));
});

test("a scale multiplies the users", () => {
  const tenfold = generateUserBehavior({ seed: 7, scale: 10 });
  expect(tenfold.count).toBe(10 * defaultUserBehaviorCount);
  expect(tenfold.at(tenfold.count - 1).user_id).toBe("user-2000");
});

describe.each([0.1, 1, 10])("at scale %d", (scale) => {
  const devices = new Map([...generateDevices({ seed: 11, scale })].map((device) => [device.id, device]));
  const cases = new Map([...generateSupportKnowledge({ seed: 11, scale })].map((one) => [one.id, one]));
  const made = [...generateUserBehavior({ seed: 11, scale })];

  test("every record names a device, a session and, for a ticket, a case that exist and agree with it", () => {
    const sessionIds = new Set<string>();
    const ids = new Set<string>();
    let wrong = 0;
    for (const record of made) {
      if (record.kind === "session") sessionIds.add(record.id);
      ids.add(record.id);
      const device = devices.get(record.device_id);
      const isDeviceRight =
        device?.name === record.device_name &&
        device.series === record.series &&
        device.family === record.device_family;
      const supportCase = cases.get(record.case_id);
      const isCaseRight =
        record.kind === "ticket"
          ? supportCase?.symptom === record.symptom &&
            supportCase.category === record.category &&
            supportCase.series === record.series
          : record.case_id === "";
      if (!isDeviceRight || !isCaseRight || !sessionIds.has(record.session_id)) wrong++;
    }
    expect(wrong).toBe(0);
    expect(ids.size).toBe(made.length);
  });

  test("the users known to others are those of the records", () => {
    const users = openEnterpriseUsers({
      seed: 11,
      count: made.length,
      sources: { devices: { seed: 11, count: devices.size } },
    });
    const named = new Map(made.map((record) => [record.user_id, record.user_name]));
    expect(new Map([...users].map((user) => [user.id, user.name]))).toEqual(named);
  });
});

test("records hold exactly the documented fields, in their types and values", () => {
  const names = userBehaviorFields.map((field) => field.name);
  for (const record of records) {
    const held: Record<string, unknown> = record;
    expect(Object.keys(held).toSorted().join()).toBe(names.toSorted().join());
    const wrong = userBehaviorFields.filter(({ name, type, values }) => {
      const value = held[name];
      return typeof value !== type || (values && value !== "" && !values.includes(String(value)));
    });
    if (wrong.length > 0) expect.fail(`${record.id}: ${wrong.map((field) => field.name).join(", ")}`);
  }
});

test("weekday and hour are those of the time, and a session's records follow it", () => {
  for (const record of records) {
    expect(record.weekday).toBe(weekdayOf(record.at.slice(0, 10)));
    expect(record.hour).toBe(Number(record.at.slice(11, 13)));
  }
  const begun = new Map(sessions.map((session) => [session.id, session.at]));
  expect(records.every((record) => record.at >= (begun.get(record.session_id) ?? "none"))).toBe(true);
});

test("weekends are quiet, but for those who serve customers; Fridays are quieter than Tuesdays", () => {
  const weekend = (department: string) =>
    share(
      sessions.filter((session) => session.department === department),
      (session) => session.weekend,
    );
  expect(weekend("Customer Support")).toBeGreaterThan(4 * weekend("Finance"));
  const on = (weekday: string) => sessions.filter((session) => session.weekday === weekday).length;
  // September 2025 has five Tuesdays and four Fridays.
  expect(on("Friday") / 4).toBeLessThan(on("Tuesday") / 5);
});

test("roles show: engineers work late and long, technicians early and on phones", () => {
  const of = (role: string) => sessions.filter((session) => session.role === role);
  const evening = (role: string) => share(of(role), (session) => session.hour >= 19);
  const early = (role: string) => share(of(role), (session) => session.hour < 8);
  const phone = (role: string) => share(of(role), (session) => session.series === "Moto Edge");
  const length = (role: string) => mean(of(role).map((session) => session.duration_minutes));
  expect(evening("engineer")).toBeGreaterThan(2 * evening("assistant"));
  expect(early("technician")).toBeGreaterThan(0.1);
  expect(early("engineer")).toBe(0);
  expect(phone("technician")).toBeGreaterThan(2 * phone("analyst"));
  expect(length("engineer")).toBeGreaterThan(2 * length("manager"));
});

test("devices show: phones have the short sessions, the evenings and the weekends", () => {
  const on = (series: string) => sessions.filter((session) => session.series === series);
  const length = (series: string) => mean(on(series).map((session) => session.duration_minutes));
  expect(length("Moto Edge")).toBeLessThan(length("ThinkPad") / 2);
  const isLeisure = (session: UserBehaviorRecord) => session.weekend || session.hour >= 19;
  expect(share(on("Moto Edge"), isLeisure)).toBeGreaterThan(2 * share(on("ThinkPad"), isLeisure));
});

test("Finance is busiest at the end of the month", () => {
  const finance = sessions.filter((session) => session.department === "Finance");
  expect(share(finance, (session) => session.at >= "2025-09-29")).toBeGreaterThan(0.13);
  expect(share(sessions, (session) => session.at >= "2025-09-29")).toBeLessThan(0.13);
});

test("a ticket follows a search for its symptom in the same session", () => {
  const queries = new Set(records.map((record) => `${record.session_id}: ${record.query}`));
  expect(tickets.length).toBeGreaterThan(200);
  for (const ticket of tickets)
    expect(queries).toContain(`${ticket.session_id}: ${ticket.device_family} ${ticket.symptom}`);
});

test("a device family has most of its tickets in its weak category, and old devices have more of them", () => {
  const byFamily = Map.groupBy(tickets, (ticket) => ticket.device_family);
  const shares = [...byFamily.values()]
    .filter((some) => some.length >= 10)
    .map((some) => {
      const counts = [...Map.groupBy(some, (ticket) => ticket.category).values()].map(
        (group) => group.length,
      );
      return Math.max(...counts) / some.length;
    });
  expect(shares.length).toBeGreaterThan(5);
  expect(mean(shares)).toBeGreaterThan(0.4);
  const years = new Map([...generateDevices({ seed: 7 })].map((device) => [device.id, device.year]));
  const laptops = sessions.filter((session) => session.series === "ThinkPad");
  const rate = (year: number) =>
    tickets.filter((ticket) => ticket.series === "ThinkPad" && years.get(ticket.device_id) === year).length /
    laptops.filter((session) => years.get(session.device_id) === year).length;
  expect(rate(2022)).toBeGreaterThan(rate(2024));
});

test("batteries wear: older devices have more battery tickets, and servers none", () => {
  const years = new Map([...generateDevices({ seed: 7 })].map((device) => [device.id, device.year]));
  const isOld = (record: UserBehaviorRecord) => (years.get(record.device_id) ?? 0) <= 2022;
  const isBattery = (record: UserBehaviorRecord) => record.part === "battery";
  const handhelds = tickets.filter((ticket) => ticket.series !== "ThinkSystem");
  expect(share(handhelds.filter(isOld), isBattery)).toBeGreaterThan(
    1.2 *
      share(
        handhelds.filter((ticket) => !isOld(ticket)),
        isBattery,
      ),
  );
  expect(tickets.filter((ticket) => ticket.series === "ThinkPad").filter(isBattery).length).toBeGreaterThan(
    20,
  );
  expect(tickets.filter((ticket) => ticket.series === "ThinkSystem").some(isBattery)).toBe(false);
});

test("features belong to the application in use, and people have favourites", () => {
  const used = records.filter((record) => record.kind === "feature");
  for (const record of used) expect(applications[record.app]).toContain(record.feature);
  const favourites = [...Map.groupBy(used, (record) => `${record.user_id} ${record.app}`).values()]
    .filter((some) => some.length >= 6)
    .map((some) => {
      const counts = [...Map.groupBy(some, (record) => record.feature).values()].map((group) => group.length);
      return Math.max(...counts) / some.length;
    });
  expect(favourites.length).toBeGreaterThan(30);
  expect(mean(favourites)).toBeGreaterThan(0.45);
});

test("without any device it says what is missing", () => {
  expect(() => generateUserBehavior({ seed: 7, sources: { devices: { seed: 7, count: 0 } } })).toThrow(
    /needs devices/,
  );
});
