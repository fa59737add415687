import { and, desc, eq, isNull, sql, type SQL } from "drizzle-orm";
import { Failure } from "#domain/failure.ts";
import type { Thread } from "#domain/thread.ts";
import type { Transaction } from "./ledger.ts";
import { readCursor, toPage, type Page } from "./page-cursor.ts";
import { threads } from "./schema/tables.ts";
import { noteUsage } from "./usage/note-usage.ts";
import { usageOfThread } from "./usage/usage-of.ts";
import { withoutNulls } from "./without-nulls.ts";

// Written out: drizzle leaves table names off the columns of a select's own list.
const activeRun = sql<string | null>`(select runs.id from runs where runs.thread_id = threads.id
  and runs.state in ('queued', 'running') order by runs.state desc, runs.created_at limit 1)`;

const columns = {
  id: threads.id,
  title: threads.title,
  model: threads.model,
  pinned: threads.pinned,
  owner: threads.owner,
  active_run_id: activeRun,
  created_at: threads.created_at,
  updated_at: threads.updated_at,
};

export async function createThread(
  transaction: Transaction,
  thread: { id: string; title: string; model?: string | undefined; owner: string; at: string },
): Promise<Thread> {
  const { at, ...given } = thread;
  const row = { ...given, created_at: at, updated_at: at };
  await transaction.insert(threads).values(row);
  await noteUsage(transaction, [usageOfThread({ ...row, model: row.model ?? null })], at);
  return requireThread(transaction, thread.id);
}

/** Undefined when there is none, or it was deleted. */
export async function getThread(db: Transaction, id: string): Promise<Thread | undefined> {
  const [row] = await db
    .select(columns)
    .from(threads)
    .where(and(eq(threads.id, id), isNull(threads.deleted_at)));
  return row && withoutNulls(row);
}

export async function requireThread(db: Transaction, id: string): Promise<Thread> {
  const thread = await getThread(db, id);
  if (!thread) throw unknownThread(id);
  return thread;
}

/** Pinned ones first, then by last change. `search` looks in titles and in what was said. */
export async function listThreads(
  db: Transaction,
  options: { owner?: string; search?: string; limit: number; cursor?: string },
): Promise<Page<Thread>> {
  const rows = await db
    .select(columns)
    .from(threads)
    .where(
      and(
        isNull(threads.deleted_at),
        options.owner === undefined ? undefined : eq(threads.owner, options.owner),
        options.search === undefined || options.search.trim() === ""
          ? undefined
          : contains(options.search.trim()),
        options.cursor === undefined ? undefined : beyond(options.cursor),
      ),
    )
    .orderBy(desc(threads.pinned), desc(threads.updated_at), desc(threads.id))
    .limit(options.limit + 1);
  return toPage(rows, options.limit, withoutNulls, (row) => [row.pinned ? 1 : 0, row.updated_at, row.id]);
}

function contains(search: string): SQL {
  const pattern = `%${search.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return sql`(threads.title ilike ${pattern} or exists (
    select 1 from messages, jsonb_array_elements(messages.parts) as part
    where messages.thread_id = threads.id and part->>'text' ilike ${pattern}))`;
}

function beyond(cursor: string): SQL {
  const [pinned, at, id] = readCursor(cursor, ["number", "text", "text"]);
  return sql`(${threads.pinned}::int, ${threads.updated_at}, ${threads.id}) < (${pinned}::int, ${at}::text, ${id}::text)`;
}

/** Renames, pins, or brings a deleted thread back. Throws `not-found`. */
export async function updateThread(
  transaction: Transaction,
  id: string,
  changes: { title?: string; pinned?: boolean; deleted?: boolean },
  at: string,
): Promise<Thread> {
  const [row] = await transaction
    .update(threads)
    .set({
      ...(changes.title === undefined ? {} : { title: changes.title }),
      ...(changes.pinned === undefined ? {} : { pinned: changes.pinned }),
      ...(changes.deleted === undefined ? {} : { deleted_at: changes.deleted ? at : null }),
    })
    .where(and(eq(threads.id, id), changes.deleted === undefined ? isNull(threads.deleted_at) : undefined))
    .returning(columns);
  if (!row) throw unknownThread(id);
  return withoutNulls(row);
}

/** Hides it; `updateThread` with `deleted: false` brings it back. Its plans and jobs go on. */
export function deleteThread(transaction: Transaction, id: string, at: string): Promise<Thread> {
  return updateThread(transaction, id, { deleted: true }, at);
}

export function unknownThread(id: string): Failure {
  return new Failure("not-found", `There is no conversation "${id}"`, {
    hint: "It may have been deleted. GET /api/threads lists yours.",
  });
}
