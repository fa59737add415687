import { z } from "zod";
import { defineConstraint } from "#evals/metrics/constraint.ts";
import { foldText } from "#evals/metrics/fold-text.ts";

const phrase = z.string().min(1);
const padded = (text: string) => ` ${foldText(text)} `;
const contains = (output: string, wanted: string) => padded(output).includes(padded(wanted));
const quoted = (phrases: readonly string[]) => phrases.map((one) => `"${one}"`).join(", ");

export const phraseConstraints = [
  defineConstraint({
    name: "contains-all",
    parameters: z.object({ phrases: z.array(phrase).min(1) }),
    holds: (output, { phrases }) => phrases.every((one) => contains(output, one)),
    describe: ({ phrases }) => `contains ${quoted(phrases)}`,
  }),
  defineConstraint({
    name: "contains-any",
    parameters: z.object({ phrases: z.array(phrase).min(1) }),
    holds: (output, { phrases }) => phrases.some((one) => contains(output, one)),
    describe: ({ phrases }) => `contains one of ${quoted(phrases)}`,
  }),
  defineConstraint({
    name: "avoids",
    parameters: z.object({ phrases: z.array(phrase).min(1) }),
    holds: (output, { phrases }) => foldText(output) !== "" && phrases.every((one) => !contains(output, one)),
    describe: ({ phrases }) => `without ${quoted(phrases)}`,
  }),
  defineConstraint({
    name: "equals",
    parameters: z.object({ text: phrase }),
    holds: (output, { text }) => foldText(output) === foldText(text),
    describe: ({ text }) => `"${text}" and nothing else`,
  }),
  defineConstraint({
    name: "one-of",
    parameters: z.object({ answers: z.array(phrase).min(1) }),
    holds: (output, { answers }) => answers.some((answer) => foldText(output) === foldText(answer)),
    describe: ({ answers }) => `one of ${quoted(answers)} and nothing else`,
  }),
  defineConstraint({
    name: "starts-with",
    parameters: z.object({ text: phrase }),
    holds: (output, { text }) => padded(output).startsWith(padded(text)),
    describe: ({ text }) => `starts with "${text}"`,
  }),
  defineConstraint({
    name: "ends-with",
    parameters: z.object({ text: phrase }),
    holds: (output, { text }) => padded(output).endsWith(padded(text)),
    describe: ({ text }) => `ends with "${text}"`,
  }),
  defineConstraint({
    name: "ends-with-mark",
    parameters: z.object({ mark: z.string().length(1) }),
    holds: (output, { mark }) => output.trimEnd().endsWith(mark),
    describe: ({ mark }) => `ends with "${mark}"`,
  }),
];
