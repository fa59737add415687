import { clauseOf, problems, type Problem } from "#data/facts/problem.ts";
import type { DataQuestion } from "#data/questions.ts";
import { seededRandom, type SeededRandom } from "#data/seeded-random.ts";
import type { SupportKnowledgeEntry } from "#data/support-knowledge/support-knowledge-entry.ts";
import type { Corpus } from "./corpus.ts";
import { varyQuestion } from "./vary-question.ts";

type Asked = { field: "cause" | "remedy" | "next_step" | "part"; asks: readonly string[] };

const asked: readonly Asked[] = [
  {
    field: "cause",
    asks: ["What was found to be the reason?", "What is wrong with it?", "Where does that come from?"],
  },
  {
    field: "remedy",
    asks: ["How was such a case solved?", "What brought it back to order?", "What has helped?"],
  },
  { field: "next_step", asks: ["What do we advise next?", "What is the agent to recommend?"] },
  { field: "part", asks: ["Which part may have to be exchanged?", "Which spare part does this concern?"] },
];

export const problemByKey: ReadonlyMap<string, Problem> = new Map(
  problems.map((problem) => [problem.key, problem]),
);

/** What a customer says of the problem in other words than those of the ticket. */
export function saidOtherwise(entry: SupportKnowledgeEntry, random: SeededRandom): string {
  const message = entry.customer_message.toLowerCase();
  const problem = problemByKey.get(entry.problem_family);
  if (!problem) throw new RangeError(`no problem family ${entry.problem_family}`);
  const isOther = (clause: string) =>
    clause
      .split(/\{[dv]\}/)
      .every((piece) => piece.trim().length < 8 || !message.includes(piece.trim().toLowerCase()));
  const clause = random.pick(problem.says.filter(isOther));
  return clause.replaceAll("{d}", `my ${entry.device_name}`).replaceAll("{v}", entry.firmware_version);
}

/** What the customer has done already: the first advice, when the entry holds the second. */
export function triedOf(entry: SupportKnowledgeEntry): string {
  const problem = problemByKey.get(entry.problem_family);
  return problem && entry.next_step === problem.afterwards
    ? ` I have tried to ${problem.first} already.`
    : "";
}

/** A question about every third support case, told in other words than the ticket's. */
export function* supportQuestions(corpus: Corpus): Generator<DataQuestion> {
  const { seed, cases } = corpus;
  const byPair = Map.groupBy(cases, pairOf);
  for (const [place, entry] of cases.entries()) {
    if (place % 3 !== 0) continue;
    const random = seededRandom(`support-questions:${seed}:${entry.id}`);
    const { field, asks } = random.pick(asked);
    const answer = field === "cause" || field === "remedy" ? clauseOf(entry[field]) : entry[field];
    // Where two cases of one device and problem ended differently, there is no one answer.
    const isClear = (byPair.get(pairOf(entry)) ?? []).every((other) => other[field] === entry[field]);
    if (!isClear || answer === "none") continue;
    const first = { collection: "support-knowledge", record_id: entry.id };
    const others = corpus
      .stating(entry.device_id, [entry.symptom, answer])
      .filter(({ record_id }) => record_id !== entry.id);
    yield {
      id: `support-knowledge:${entry.id}:${field}`,
      question: varyQuestion(
        `A customer writes: "${saidOtherwise(entry, random)}.${triedOf(entry)}" ${random.pick(asks)}`,
        random,
      ),
      answer,
      support: [first, ...others],
      hops: 1,
      kind: field === "remedy" || field === "next_step" ? "procedure" : "lookup",
    };
  }
}

const pairOf = (entry: SupportKnowledgeEntry) => `${entry.device_id}:${entry.problem_family}`;
