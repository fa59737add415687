import { AsyncLocalStorage } from "node:async_hooks";
import type { Transaction } from "./ledger.ts";

/** Work that is put off to the end of a transaction, and then done once for all that was noted in it, by key. */
export type CommitWork<Item> = {
  write(transaction: Transaction, items: ReadonlyMap<string, Item>): Promise<void>;
};

type Notes = { isOpen: boolean; byWork: Map<CommitWork<unknown>, Map<string, unknown>> };
const notesOfTransaction = new AsyncLocalStorage<Notes>();

/** Notes items for the end of the transaction that this is called in; of two with one key, the later. False outside any. */
export function noteForCommit<Item>(
  work: CommitWork<Item>,
  items: Iterable<readonly [string, Item]>,
): boolean {
  const notes = notesOfTransaction.getStore();
  if (notes?.isOpen !== true) return false;
  addNotes(notes, work as CommitWork<unknown>, items);
  return true;
}

/** Runs the body of a transaction, then does what was noted in it. */
export async function withCommitNotes<Result>(
  transaction: Transaction,
  body: () => Promise<Result>,
): Promise<Result> {
  const notes = newNotes();
  const result = await runNoting(notes, body);
  for (const [work, items] of notes.byWork) await work.write(transaction, items);
  return result;
}

/** Runs the body of a savepoint: what it noted is the outer transaction's once it has succeeded, and forgotten else. */
export async function withNestedNotes<Result>(body: () => Promise<Result>): Promise<Result> {
  const outer = notesOfTransaction.getStore();
  const notes = newNotes();
  const result = await runNoting(notes, body);
  for (const [work, items] of notes.byWork) if (outer !== undefined) addNotes(outer, work, items);
  return result;
}

const newNotes = (): Notes => ({ isOpen: true, byWork: new Map() });

/** What goes on after the body, as listeners of its commit do, notes nothing in it any more. */
async function runNoting<Result>(notes: Notes, body: () => Promise<Result>): Promise<Result> {
  try {
    return await notesOfTransaction.run(notes, body);
  } finally {
    notes.isOpen = false;
  }
}

function addNotes(
  { byWork }: Notes,
  work: CommitWork<unknown>,
  items: Iterable<readonly [string, unknown]>,
): void {
  const held = byWork.get(work) ?? new Map<string, unknown>();
  for (const [key, item] of items) held.set(key, item);
  byWork.set(work, held);
}
