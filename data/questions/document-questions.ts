import type { LibraryDocument } from "#data/documents/open-library.ts";
import type { DataQuestion } from "#data/questions.ts";
import { seededRandom } from "#data/seeded-random.ts";
import type { Corpus } from "./corpus.ts";
import { varyQuestion } from "./vary-question.ts";

/** One or two questions about each document, in other words than the document's. */
export function* documentQuestions(corpus: Corpus): Generator<DataQuestion> {
  for (const document of corpus.technical) yield* questionsAbout("technical-documentation", document, corpus);
  for (const document of corpus.enterprise) yield* questionsAbout("enterprise-documents", document, corpus);
}

function* questionsAbout(
  collection: string,
  { id, subject, written }: LibraryDocument<string>,
  corpus: Corpus,
): Generator<DataQuestion> {
  const random = seededRandom(`document-questions:${corpus.seed}:${id}`);
  const chosen = random.shuffle(written.facts).slice(0, random.integer(1, 2));
  for (const [index, { kind, answer, asks, sharedWith }] of chosen.entries()) {
    const others = sharedWith ? corpus.stating(subject.device.id, [answer, ...sharedWith]) : [];
    yield {
      id: `${collection}:${id}:${index + 1}`,
      question: varyQuestion(random.pick(asks), random),
      answer,
      support: [{ collection, record_id: id }, ...others.filter(({ record_id }) => record_id !== id)],
      hops: 1,
      kind: kind === "fact" ? "lookup" : kind,
    };
  }
}
