import { corpusQuestions } from "#data/questions/corpus-questions.ts";
import { customerJourneyQuestions } from "#data/customer-journeys/customer-journey-questions.ts";
import type { DataQuestion } from "#data/questions.ts";
import { unitHash } from "#data/unit-hash.ts";
import { passageCollections } from "#domain/passage.ts";
import type { JudgedQuestion } from "./judged-question.ts";

const searchable: readonly string[] = passageCollections;

/**
 * Questions about the generated collections, whose supporting records can all be searched, and those without an answer. The
 * same `most` of them every time; in one collection only when it is named.
 */
export function generatedQuestions(options: {
  seed: number;
  most: number;
  collection?: string;
}): JudgedQuestion[] {
  const { seed, most, collection } = options;
  return [...corpusQuestions({ seed }), ...customerJourneyQuestions({ seed })]
    .filter((question) => question.support.every((support) => searchable.includes(support.collection)))
    .filter(({ support }) => collection === undefined || support.some((one) => one.collection === collection))
    .toSorted((one, other) => unitHash(one.id) - unitHash(other.id))
    .slice(0, most)
    .map(toJudged);
}

function toJudged({ id, question, answer, support }: DataQuestion): JudgedQuestion {
  const relevant = support.map((one) => `${one.collection}/${one.record_id}`);
  return { id, question, relevant, cluster: relevant[0] ?? id, ...(relevant.length === 0 ? {} : { answer }) };
}
