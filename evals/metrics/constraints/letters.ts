import { z } from "zod";
import { defineConstraint } from "#evals/metrics/constraint.ts";

const hasLetter = (text: string) => /\p{L}/u.test(text);

export const letterConstraints = [
  defineConstraint({
    name: "upper-case",
    parameters: z.object({}),
    holds: (output) => hasLetter(output) && output === output.toUpperCase(),
    describe: () => "capital letters only",
  }),
  defineConstraint({
    name: "lower-case",
    parameters: z.object({}),
    holds: (output) => hasLetter(output) && output === output.toLowerCase(),
    describe: () => "small letters only",
  }),
  defineConstraint({
    name: "without-letter",
    parameters: z.object({ letter: z.string().length(1) }),
    holds: (output, { letter }) => hasLetter(output) && !output.toLowerCase().includes(letter.toLowerCase()),
    describe: ({ letter }) => `no letter "${letter}"`,
  }),
  defineConstraint({
    name: "without-commas",
    parameters: z.object({}),
    holds: (output) => hasLetter(output) && !output.includes(","),
    describe: () => "no comma",
  }),
  defineConstraint({
    name: "digits-only",
    parameters: z.object({}),
    holds: (output) => /^\d+$/.test(output.trim()),
    describe: () => "digits only",
  }),
];
