import { expect, test } from "vitest";
import { importDatasetExamples } from "#tools/warehouse/import-dataset.examples.ts";
import { importDataset } from "#tools/warehouse/import-dataset.ts";
import { draftSteps } from "./draft-steps.ts";
import { buildNameIndex } from "./name-index.ts";
import { readText } from "./reading.ts";

const entities = { dataset: [{ id: "devices", names: ["devices"] }] };
const argumentsOf = (text: string) => {
  const reading = readText(text, buildNameIndex(entities));
  return draftSteps([{ tool: "import_dataset", clauses: [] }], reading, [importDataset], entities)[0]?.args;
};

test.each(importDatasetExamples.map(({ text, args }) => [text, args]))(
  "the file and the name in %s are read",
  (text, args) => {
    expect(argumentsOf(text)).toEqual(args);
  },
);

test("a file attached to the message is meant by its id", () => {
  const id = `upload-${"0a1b".repeat(6)}`;
  expect(argumentsOf(`import this as returns\nAttached: Q3 notes.csv (${id})`)).toEqual({
    upload: id,
    dataset: "returns",
  });
});

test("the name ends where the next wish begins", () => {
  expect(argumentsOf("import notes.csv as people-here and show me its columns")).toEqual({
    upload: "notes.csv",
    dataset: "people-here",
  });
});
