import { beforeAll, expect, test } from "vitest";
import { openPassageLibrary, type PassageLibrary } from "#retrieval/passage-library.ts";
import { passagesOf } from "#retrieval/passages/passages-of.ts";
import { wordHashSource } from "#tests/word-hash-source.ts";
import { citedText } from "./cited-text.ts";
import { extractAnswer } from "./extract-answer.ts";

const records = [
  {
    id: "care-1",
    title: "Northwind 7: care and spare parts",
    text: "Clean the Northwind 7 every 90 days.\n\n| Part | Order number |\n| --- | --- |\n| riser card | 03KL66 |\n| fan | 03KL12 |",
  },
  {
    id: "care-2",
    title: "Southwind 2: care and spare parts",
    text: "Clean the Southwind 2 every 30 days.\n\n| Part | Order number |\n| --- | --- |\n| riser card | 77AB10 |",
  },
  { id: "travel", title: "Travel", text: "Hotels cost up to 120 dollars a night. Trains go before planes." },
  { id: "pets", title: "Pets", text: "Dogs may come on Fridays. They stay off the stairs." },
];
let library: PassageLibrary;

beforeAll(async () => {
  library = openPassageLibrary({ passagesOf, follows: () => true });
  await library.projection.apply(
    records.map((data) => ({ collection: "documents", key: data.id, version: 1, data })),
  );
});

const embedder = {
  digest: wordHashSource.digest,
  dimensions: wordHashSource.dimensions,
  embed: (texts: readonly string[]) => wordHashSource.encode(texts, "passage"),
  embedQuery: async (text: string) =>
    (await wordHashSource.encode([text], "query"))[0] ?? new Float32Array(wordHashSource.dimensions),
};

function answer(question: string) {
  const ranked = library.search(question, 8).flatMap(({ id, score }) => {
    const passage = library.passage(id);
    return passage === undefined ? [] : [{ passage, score, reasons: ["words"] }];
  });
  return extractAnswer(question, ranked, { library, embedder });
}

test("an answer is what the passages state, each statement with the passage it stands in", async () => {
  const found = await answer("How often is the Northwind 7 cleaned?");
  expect(found.is_supported).toBe(true);
  const [first] = found.sentences;
  expect(first?.text).toBe("Clean the Northwind 7 every 90 days.");
  const cited = found.passages.find(({ number }) => number === first?.citations[0]);
  expect(cited?.passage.record_id).toBe("care-1");
  expect(citedText(found)).toContain("Clean the Northwind 7 every 90 days. [1]");
});

test("a row of a table answers with the names of its columns", async () => {
  const found = await answer("What is the order number of the riser card for the Northwind 7?");
  expect(found.sentences.map(({ text }) => text)).toContain("Part riser card: Order number 03KL66");
});

test("what the documents do not say is not answered, and the nearest passages are named", async () => {
  const found = await answer("From what height may the Northwind 7 drop onto concrete?");
  expect(found).toMatchObject({ is_supported: false, sentences: [] });
  expect(found.passages[0]?.passage.record_id).toBe("care-1");
  expect(citedText(found)).toMatch(/^That is not in the documents\.\nNearest:\n\[1\] Northwind 7/);
  expect(await answer("Quelle heure est-il?")).toMatchObject({ is_supported: false, passages: [] });
});

test("a statement that only repeats the question is not stated", async () => {
  const found = await answer("Trains go before planes, and hotels cost how much a night?");
  expect(found.sentences.map(({ text }) => text)).toEqual(["Hotels cost up to 120 dollars a night."]);
});

test("what is so with another device than the one in question is no answer", async () => {
  const ranked = library.search("How often is the Southwind 2 cleaned?", 8).flatMap(({ id, score }) => {
    const passage = library.passage(id);
    return passage === undefined ? [] : [{ passage, score, reasons: ["words"], isOfAnotherDevice: true }];
  });
  const found = await extractAnswer("How often is the Southwind 2 cleaned?", ranked, { library, embedder });
  expect(found).toMatchObject({ is_supported: false, sentences: [] });
  expect(found.passages[0]?.passage.record_id).toBe("care-2");
});

test("what stands under a heading with a figure is stated with it", async () => {
  const release = {
    id: "release",
    title: "Release notes of the Eastwind 3",
    text: "# Version 1.24\n\n- No sound: corrected\n\n# Version 1.25\n\n- Flickering picture: corrected",
  };
  await library.projection.apply([{ collection: "documents", key: "release", version: 1, data: release }]);
  const found = await answer("Which version of the Eastwind 3 has no sound corrected?");
  expect(found.sentences.map(({ text }) => text)).toEqual(["Version 1.24: No sound: corrected"]);
});
