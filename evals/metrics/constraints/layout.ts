import { z } from "zod";
import { defineConstraint } from "#evals/metrics/constraint.ts";
import { readJsonObject } from "#evals/metrics/score-json-fields.ts";
import { isBullet, isNumbered, linesOf } from "#evals/metrics/text-shape.ts";

const count = z.number().int().positive();

export const layoutConstraints = [
  defineConstraint({
    name: "bullets",
    parameters: z.object({ count }),
    holds: (output, { count: wanted }) => linesOf(output).filter(isBullet).length === wanted,
    describe: ({ count: wanted }) => `${wanted} bullet points`,
  }),
  defineConstraint({
    name: "numbered-lines",
    parameters: z.object({ count }),
    holds: (output, { count: wanted }) => linesOf(output).filter(isNumbered).length === wanted,
    describe: ({ count: wanted }) => `${wanted} numbered lines`,
  }),
  defineConstraint({
    name: "lines",
    parameters: z.object({ count }),
    holds: (output, { count: wanted }) => linesOf(output).length === wanted,
    describe: ({ count: wanted }) => `${wanted} lines`,
  }),
  defineConstraint({
    name: "comma-items",
    parameters: z.object({ count }),
    holds: (output, { count: wanted }) =>
      linesOf(output).length === 1 &&
      output.split(",").filter((item) => item.trim() !== "").length === wanted,
    describe: ({ count: wanted }) => `${wanted} items between commas on one line`,
  }),
  defineConstraint({
    name: "json-keys",
    parameters: z.object({ keys: z.array(z.string()).min(1) }),
    holds: (output, { keys }) => {
      const object = readJsonObject(output);
      return object !== undefined && keys.every((key) => Object.hasOwn(object, key));
    },
    describe: ({ keys }) => `a JSON object with ${keys.join(", ")}`,
  }),
  defineConstraint({
    name: "in-quotes",
    parameters: z.object({}),
    holds: (output) => /^["“].{1,}["”]$/su.test(output.trim()),
    describe: () => "all of it in double quotes",
  }),
];
