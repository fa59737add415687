import { and, asc, eq, isNull } from "drizzle-orm";
import { Failure } from "#domain/failure.ts";
import type { Question } from "#domain/plan.ts";
import type { Transaction } from "./ledger.ts";
import { questions } from "./schema/tables.ts";
import { withoutNulls } from "./without-nulls.ts";

export type StoredQuestion = Question & {
  plan_id: string;
  answer?: string;
  created_at: string;
  answered_at?: string;
};

export async function insertQuestion(
  transaction: Transaction,
  planId: string,
  question: Question,
  at: string,
): Promise<void> {
  await transaction.insert(questions).values({ ...question, plan_id: planId, created_at: at });
}

export async function getQuestion(db: Transaction, id: string): Promise<StoredQuestion | undefined> {
  const [row] = await db.select().from(questions).where(eq(questions.id, id));
  return row && withoutNulls(row);
}

/** A plan's questions in the order in which they were asked, answered ones too. */
export async function listQuestions(db: Transaction, planId: string): Promise<StoredQuestion[]> {
  const rows = await db
    .select()
    .from(questions)
    .where(eq(questions.plan_id, planId))
    .orderBy(asc(questions.created_at), asc(questions.id));
  return rows.map(withoutNulls);
}

/** Stores the answer, once. Throws `not-found`, and `conflict` when it has an answer. */
export async function answerQuestion(
  transaction: Transaction,
  id: string,
  answer: string,
  at: string,
): Promise<StoredQuestion> {
  const [row] = await transaction
    .update(questions)
    .set({ answer, answered_at: at })
    .where(and(eq(questions.id, id), isNull(questions.answered_at)))
    .returning();
  if (row) return withoutNulls(row);
  const known = await getQuestion(transaction, id);
  if (!known) throw new Failure("not-found", `There is no question "${id}"`);
  throw new Failure("conflict", "This question is answered already", {
    hint: "Edit the plan to change the value.",
    detail: { answer: known.answer },
  });
}
