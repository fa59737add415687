import { expect, test } from "vitest";
import { createTurns } from "./turns.ts";

/** Work that notes its name when it is done. */
function noting() {
  const done: string[] = [];
  const work = (name: string) => async () => {
    await Promise.resolve();
    done.push(name);
    return name;
  };
  return { done, work };
}

test("work is done one at a time in the order it came, and each gives its own result", async () => {
  const turns = createTurns();
  const { done, work } = noting();
  const results = await Promise.all([
    turns.take(work("a")),
    turns.takeLater(work("b")),
    turns.take(work("c")),
  ]);
  expect(results).toEqual(["a", "b", "c"]);
  expect(done).toEqual(["a", "b", "c"]);
});

test("while somebody is hurried, later work waits and the other goes on", async () => {
  const turns = createTurns();
  const { done, work } = noting();
  const later = turns.takeLater(work("begun"));
  const waiting = turns.takeLater(work("later"));
  await turns.hurried(async () => {
    await turns.take(work("first"));
    await turns.take(work("second"));
  });
  await Promise.all([later, waiting]);
  expect(done).toEqual(["begun", "first", "second", "later"]);
});

test("what fails, hurried or not, lets the next one go on", async () => {
  const turns = createTurns();
  const { done, work } = noting();
  const failing = () => Promise.reject(new Error("no"));
  await expect(turns.take(failing)).rejects.toThrow("no");
  await expect(turns.hurried(failing)).rejects.toThrow("no");
  await turns.takeLater(work("after"));
  expect(done).toEqual(["after"]);
});
