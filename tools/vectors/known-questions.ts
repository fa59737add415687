import { Failure } from "#domain/failure.ts";
import { passageCollections } from "#domain/passage.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { generatedQuestions } from "#evals/retrieval/generated-questions.ts";
import type { JudgedQuestion } from "#evals/retrieval/judged-question.ts";
import { sourcesFor } from "#tools/warehouse/prepare-dataset.ts";

/**
 * Questions about the stored collections whose answers are known, because the records were generated with them: made again
 * with the seeds and sizes that the datasets have. Throws `conflict` when a collection was imported, `not-found` without any.
 */
export async function knownQuestions(
  db: Transaction,
  { most, collection }: { most: number; collection?: string | undefined },
): Promise<JudgedQuestion[]> {
  const sources = await sourcesFor(db, { references: ["devices", ...passageCollections] }, []);
  const { "customer-journeys": journeys, ...rest } = sources;
  const first = Object.values(rest)[0] ?? journeys;
  if (first === undefined || journeys === undefined)
    throw new Failure("not-found", "There is no generated text to ask about yet.", {
      hint: "generate_enterprise_data makes it.",
    });
  const questions = generatedQuestions({
    corpus: { seed: first.seed, sources: rest },
    journeys,
    most,
    ...(collection === undefined ? {} : { collection }),
  });
  if (questions.length > 0) return questions;
  throw new Failure(
    "not-found",
    `No questions with known answers are about ${collection ?? "these records"}.`,
    {
      hint: `There are some about: ${passageCollections.join(", ")}.`,
    },
  );
}
