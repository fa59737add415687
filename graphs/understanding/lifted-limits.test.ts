import { expect, test } from "vitest";
import { writeProfileExamples } from "#tools/roster/write-profile.examples.ts";
import { readLiftedLimits } from "./lifted-limits.ts";

const liftedOf = (args: Record<string, unknown>) =>
  Object.keys(args)
    .filter((name) => args[name] === null)
    .toSorted();

test.each(writeProfileExamples.map(({ text, args }) => [text, args] as const))(
  "what %s takes away",
  (text, args) => {
    expect(readLiftedLimits(text).toSorted()).toEqual(liftedOf(args));
  },
);
