import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { allTools } from "#tools/catalogue.ts";
import { loadExamples } from "./load-examples.ts";
import { nearDuplicates } from "./near-duplicates.ts";

const folder = "../shared/utterances";
const isHere = existsSync(`${folder}/dev.jsonl`) && existsSync(`${folder}/dialogues.jsonl`);

describe("near duplicates", () => {
  it("finds a sentence in another writing, and one that differs in a word", () => {
    expect(nearDuplicates(["Why isn't it there?"], ["why isnt it there"])).toHaveLength(1);
    expect(
      nearDuplicates(["compare the two models on my own suite"], ["compare the two models on my own data"]),
    ).toHaveLength(1);
    expect(nearDuplicates(["train a model today"], ["compare two models tomorrow"])).toEqual([]);
  });

  it.skipIf(!isHere)(
    `holds the examples apart from the requests they are judged on${isHere ? "" : " (skipped: no evaluation data at ../shared/utterances)"}`,
    async () => {
      const lines = (name: string) => readFileSync(`${folder}/${name}`, "utf8").trim().split("\n");
      const requests = lines("dev.jsonl").map((line) => (JSON.parse(line) as { text: string }).text);
      const turns = lines("dialogues.jsonl").flatMap(
        (line) => (JSON.parse(line) as { turns: string[] }).turns,
      );
      const examples = await loadExamples(allTools);
      expect(
        nearDuplicates(
          examples.map(({ text }) => text),
          [...requests, ...turns],
        ),
      ).toEqual([]);
    },
  );
});
