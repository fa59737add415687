import { expect, test } from "vitest";
import { generatedQuestions } from "./generated-questions.ts";

const generation = { corpus: { seed: 7 }, journeys: { seed: 7 } };
const collectionOf = (record: string | undefined) => record?.split("/")[0];

test("the same questions every time, about every collection alike, a sixth of them without an answer", () => {
  const questions = generatedQuestions({ ...generation, most: 60 });
  expect(questions).toEqual(generatedQuestions({ ...generation, most: 60 }));
  expect(new Set(questions.map(({ id }) => id)).size).toBe(60);
  const unanswerable = questions.filter(({ relevant }) => relevant.length === 0);
  expect(unanswerable).toHaveLength(10);
  expect(unanswerable.every(({ answer }) => answer === undefined)).toBe(true);
  const counts = Map.groupBy(
    questions.filter(({ relevant }) => relevant.length > 0),
    ({ relevant }) => collectionOf(relevant[0]),
  );
  expect(counts.size).toBe(4);
  for (const [, group] of counts) expect(group.length).toBeGreaterThanOrEqual(10);
});

test("about one collection every question has support there", () => {
  const questions = generatedQuestions({ ...generation, most: 25, collection: "technical-documentation" });
  expect(questions).toHaveLength(25);
  for (const { relevant } of questions)
    expect(relevant.map(collectionOf)).toContain("technical-documentation");
  expect(generatedQuestions({ ...generation, most: 25, collection: "unheard-of" })).toEqual([]);
});
