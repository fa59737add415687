import { expect, test } from "vitest";
import type { Caller } from "#domain/role.ts";
import { prepareRunBody, withoutOurs } from "./prepare-run-body.ts";

const viewer: Caller = { user_id: "vera", name: "Vera", role: "viewer", kind: "person" };
const admin = { user_id: "root", name: "Root", role: "admin", kind: "person" };

test("the caller beside a run is the token's, whatever the body says", () => {
  const prepared = prepareRunBody(
    {
      assistant_id: "supervisor",
      config: { configurable: { lathe_caller: admin, lathe_thread: "thread-1", tone: "dry" } },
    },
    viewer,
    () => "run-1",
  );
  expect(prepared).toEqual({
    assistant_id: "supervisor",
    config: { configurable: { lathe_caller: viewer, lathe_run: "run-1", tone: "dry" } },
  });
});

test("what only the guard may say is removed at any depth", () => {
  expect(
    withoutOurs({ checkpoint: { lathe_caller: admin }, list: [{ lathe_earlier: [], kept: 1 }] }),
  ).toEqual({
    checkpoint: {},
    list: [{ kept: 1 }],
  });
});

test("a run cannot make the machine call an address of the sender's choice", () => {
  const prepared = prepareRunBody(
    { webhook: "http://elsewhere.example", langsmith_tracer: {} },
    viewer,
    () => "run-1",
  );
  expect(prepared).not.toHaveProperty("webhook");
  expect(prepared).not.toHaveProperty("langsmith_tracer");
});

test("each run of a batch gets an id of its own", () => {
  let count = 0;
  const prepared = prepareRunBody([{}, {}], viewer, () => `run-${(count += 1)}`) as {
    config: { configurable: { lathe_run: string } };
  }[];
  expect(prepared.map((run) => run.config.configurable.lathe_run)).toEqual(["run-1", "run-2"]);
});

test("a body of another shape is refused", () => {
  expect(() => prepareRunBody("run", viewer, () => "run-1")).toThrow("A run is a JSON object");
  expect(() => prepareRunBody({ config: [] }, viewer, () => "run-1")).toThrow("config is a JSON object");
});
