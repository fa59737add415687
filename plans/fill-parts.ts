import { messagePart, type MessagePart } from "#domain/thread.ts";
import { reportHeadline } from "#domain/report.ts";
import { getJob } from "#backends/jobs/job-rows.ts";
import { getApproval } from "#backends/ledger/approvals.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import type { StoredPart } from "#backends/ledger/messages.ts";
import { getPlan } from "#backends/ledger/plans.ts";
import { getQuestion } from "#backends/ledger/questions.ts";
import { getReport } from "#backends/ledger/reports.ts";

/** A message's parts with every card in its present state; a card whose subject is gone is left out. */
export async function fillParts(db: Transaction, parts: readonly StoredPart[]): Promise<MessagePart[]> {
  const filled: MessagePart[] = [];
  for (const part of parts) {
    const data =
      part.id !== undefined && part.data === undefined ? await cardData(db, part.type, part.id) : part.data;
    if (part.id !== undefined && data === undefined) continue;
    const parsed = messagePart.safeParse({ ...part, ...(data === undefined ? {} : { data }) });
    if (parsed.success) filled.push(parsed.data);
  }
  return filled;
}

async function cardData(db: Transaction, type: string, id: string): Promise<unknown> {
  switch (type) {
    case "data-plan":
      return getPlan(db, id);
    case "data-approval":
      return getApproval(db, id);
    case "data-job":
      return getJob(db, id);
    case "data-report": {
      const report = await getReport(db, id);
      return report ? reportHeadline.parse(report) : undefined;
    }
    case "data-question": {
      const question = await getQuestion(db, id);
      return question ? { ...question, answered: question.answer } : undefined;
    }
    default:
      return undefined;
  }
}
