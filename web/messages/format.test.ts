import { expect, test } from "vitest";
import { showRelative } from "./format.ts";

const now = Date.parse("2030-01-01T12:00:00Z");
const after = (seconds: number) => showRelative(new Date(now + seconds * 1000).toISOString(), now);

test.each([
  [20, "just now"],
  [-20, "just now"],
  [-180, "3 min ago"],
  [3599, "in 1 h"],
  [24 * 3600, "in 24 h"],
  [24 * 3600 - 5, "in 24 h"],
  [-2 * 86_400, "2 d ago"],
])("a moment %d seconds away is told as %s", (seconds, text) => expect(after(seconds)).toBe(text));
