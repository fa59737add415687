import { expect, test } from "vitest";
import { movementBetween, recentLooks, takenOver } from "./movement.ts";

const seen = (applied: number, lag_records: number) => ({ applied, lag_records });

test("what is applied moves, at so many a second", () => {
  expect(movementBetween(seen(100, 0), seen(160, 0), 2)).toEqual({ isMoving: true, rate: 30 });
});

test("a growing distance moves too, though nothing arrives", () => {
  expect(movementBetween(seen(100, 0), seen(100, 8), 2)).toEqual({ isMoving: true, rate: 0 });
});

test("what neither arrives nor waits longer is at rest", () => {
  expect(movementBetween(seen(100, 8), seen(100, 8), 2)).toEqual({ isMoving: false, rate: 0 });
});

test("a server started anew counts from nothing", () => {
  expect(movementBetween(seen(900, 0), seen(12, 3), 2)).toEqual({ isMoving: true, rate: 6 });
});

test("two looks at the same moment tell no rate", () => {
  expect(movementBetween(seen(1, 0), seen(2, 0), 0).rate).toBe(0);
});

test("the present is held against the last seconds, or the last look when a look took longer than that", () => {
  const looks = [0, 4000, 8000].map((at) => ({ stores: [], at }));
  expect(recentLooks(looks, 9000).map((look) => look.at)).toEqual([4000, 8000]);
  expect(recentLooks(looks, 60_000).map((look) => look.at)).toEqual([8000]);
  expect(recentLooks([], 9000)).toEqual([]);
});

test("what waits is not taken over yet, and no store has taken over less than nothing", () => {
  expect(takenOver({ expected: 950, lag_records: 888 })).toBe(62);
  expect(takenOver({ expected: 0, lag_records: 3 })).toBe(0);
});
