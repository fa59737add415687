import { customerJourneyQuestions } from "#data/customer-journeys/customer-journey-questions.ts";
import type { GenerateOptions } from "#data/generator.ts";
import { corpusQuestions } from "#data/questions/corpus-questions.ts";
import type { DataQuestion } from "#data/questions.ts";
import { unitHash } from "#data/unit-hash.ts";
import { passageCollections } from "#domain/passage.ts";
import type { JudgedQuestion } from "./judged-question.ts";

const searchable: readonly string[] = passageCollections;
/** Of the questions asked over all collections, so many have no answer in them: to say so is half of being trusted. */
const unanswerableShare = 1 / 6;

export type QuestionOptions = {
  /** How the devices, cases and documents were generated, and how the journeys were. */
  corpus: GenerateOptions;
  journeys: GenerateOptions;
  most: number;
  /** Only questions that this one helps to answer. */
  collection?: string;
};

/**
 * Questions about the generated collections, whose supporting records can all be searched, and those without an answer. The
 * same `most` of them every time; in one collection only when it is named.
 */
export function generatedQuestions({
  corpus,
  journeys,
  most,
  collection,
}: QuestionOptions): JudgedQuestion[] {
  const all = [...corpusQuestions(corpus), ...customerJourneyQuestions(journeys)]
    .filter((question) => question.support.every((support) => searchable.includes(support.collection)))
    .toSorted((one, other) => unitHash(one.id) - unitHash(other.id));
  const answerable = all.filter(({ support }) =>
    collection === undefined ? support.length > 0 : support.some((one) => one.collection === collection),
  );
  const unanswerable = collection === undefined ? all.filter(({ support }) => support.length === 0) : [];
  const refused = unanswerable.slice(0, Math.round(most * unanswerableShare));
  return [...inTurn(answerable).slice(0, most - refused.length), ...refused].map(toJudged);
}

/** One of each collection after the other, while there are: a collection with many questions does not drown the others. */
function inTurn(questions: readonly DataQuestion[]): DataQuestion[] {
  const groups = [...Map.groupBy(questions, ({ support }) => support[0]?.collection).values()];
  const rounds = Math.max(0, ...groups.map((group) => group.length));
  return Array.from({ length: rounds }, (_, round) =>
    groups.flatMap((group) => group.slice(round, round + 1)),
  ).flat();
}

function toJudged({ id, question, answer, support }: DataQuestion): JudgedQuestion {
  const relevant = support.map((one) => `${one.collection}/${one.record_id}`);
  return { id, question, relevant, cluster: relevant[0] ?? id, ...(relevant.length === 0 ? {} : { answer }) };
}
