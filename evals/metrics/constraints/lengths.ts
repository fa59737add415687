import { z } from "zod";
import { defineConstraint } from "#evals/metrics/constraint.ts";
import { sentencesOf, wordsOf } from "#evals/metrics/text-shape.ts";

const count = z.number().int().nonnegative();

export const lengthConstraints = [
  defineConstraint({
    name: "words-between",
    parameters: z.object({ low: count, high: count }),
    holds: (output, { low, high }) => {
      const words = wordsOf(output).length;
      return words >= low && words <= high;
    },
    describe: ({ low, high }) =>
      low === high ? `exactly ${low} ${low === 1 ? "word" : "words"}` : `${low} to ${high} words`,
  }),
  defineConstraint({
    name: "sentences-between",
    parameters: z.object({ low: count, high: count }),
    holds: (output, { low, high }) => {
      const sentences = sentencesOf(output).length;
      return sentences >= low && sentences <= high;
    },
    describe: ({ low, high }) =>
      low === high ? `exactly ${low} ${low === 1 ? "sentence" : "sentences"}` : `${low} to ${high} sentences`,
  }),
];
