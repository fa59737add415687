import { expect, test } from "vitest";
import { openSeats } from "./seats.ts";

const never = new AbortController().signal;

test("who finds no free seat gets the next one that is left, in order, and a full queue turns away", async () => {
  const seats = openSeats(1, 2);
  const seated: string[] = [];
  await seats.take(never);
  const waiting = ["first", "second"].map((name) => seats.take(never).then(() => seated.push(name)));
  await expect(seats.take(never)).rejects.toMatchObject({ code: "too-many" });
  seats.leave();
  await waiting[0];
  expect(seated).toEqual(["first"]);
  seats.leave();
  await waiting[1];
  expect(seated).toEqual(["first", "second"]);
});

test("who no longer waits takes no seat from those behind", async () => {
  const seats = openSeats(1, 2);
  await seats.take(never);
  const leaving = new AbortController();
  const left = seats.take(leaving.signal);
  const next = seats.take(never);
  leaving.abort(new Error("gone"));
  await expect(left).rejects.toThrow("gone");
  seats.leave();
  await next;
});

test("a seat given in the moment its taker leaves goes to the next", async () => {
  const seats = openSeats(1, 2);
  await seats.take(never);
  const leaving = new AbortController();
  const left = seats.take(leaving.signal);
  leaving.abort(new Error("gone"));
  seats.leave();
  await expect(left).rejects.toThrow("gone");
  await seats.take(never);
});
