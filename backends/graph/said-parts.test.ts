import { expect, test } from "vitest";
import { differsIn, saidOf } from "./said-parts.ts";

const record = {
  described: [{ id: "ticket:t-1", kind: "ticket" as const, name: "Ticket", properties: { urgency: "high" } }],
  mentioned: [{ id: "device:d-1", kind: "device" as const, name: "Edge", properties: {} }],
  relations: [{ from: "ticket:t-1", kind: "ABOUT_DEVICE" as const, to: "device:d-1", properties: {} }],
};

test("two records differ in the sort of statements that differs, and in no other", () => {
  const [before, after] = [saidOf(record), saidOf({ ...record, relations: [] })];
  const differing = (["described", "mentioned", "relations"] as const).filter((part) =>
    differsIn(part, after, before),
  );
  expect(differing).toEqual(["relations"]);
});

test("what was never said, or written down in another way, differs in all", () => {
  for (const other of [undefined, null, "0f".repeat(32)])
    for (const part of ["described", "mentioned", "relations"] as const)
      expect(differsIn(part, saidOf(record), other)).toBe(true);
});
