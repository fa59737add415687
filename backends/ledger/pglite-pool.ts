import type { PGlite, Results, Transaction } from "@electric-sql/pglite";
import type { LedgerPool } from "./ledger.ts";

type Runner = Pick<PGlite, "query" | "exec">;
type Row = Record<string, unknown>;

/**
 * The face of a `pg` pool over PGlite, for LangGraph's PostgresSaver. A client that says BEGIN holds PGlite's exclusive
 * transaction until its COMMIT or ROLLBACK, so nobody else's writes fall into it.
 */
export function openPglitePool(client: PGlite): LedgerPool {
  return {
    query: (text, values) => runQuery(client, text, values),
    connect: async () => connectClient(client),
    // The ledger owns the connection and closes it.
    end: async () => {},
  };
}

function connectClient(client: PGlite): LedgerPool & { release(): void } {
  let open: OpenTransaction | undefined;
  async function query(text: string | { text: string; values?: unknown[] }, values?: unknown[]) {
    const statement = (typeof text === "string" ? text : text.text).trim().replace(/;$/, "").toUpperCase();
    if (statement === "BEGIN" && !open) {
      open = await beginTransaction(client);
      return { rows: [], rowCount: null };
    }
    if ((statement === "COMMIT" || statement === "ROLLBACK") && open) {
      const ending = open;
      open = undefined;
      await ending.end(statement === "COMMIT");
      return { rows: [], rowCount: null };
    }
    return runQuery(open?.runner ?? client, text, values);
  }
  function release() {
    const abandoned = open;
    open = undefined;
    void abandoned?.end(false);
  }
  const connected = { query, release, end: async () => release(), connect: async () => connected };
  return connected;
}

type OpenTransaction = { runner: Runner; end(commit: boolean): Promise<void> };

async function beginTransaction(client: PGlite): Promise<OpenTransaction> {
  const begun = Promise.withResolvers<Transaction>();
  const ended = Promise.withResolvers<boolean>();
  const finished = client
    .transaction(async (transaction) => {
      begun.resolve(transaction);
      if (!(await ended.promise)) await transaction.rollback();
    })
    .catch((error: unknown) => {
      begun.reject(error);
      throw error;
    });
  // A failure is reported by `end`; without this it would also count as unhandled before `end` is called.
  finished.catch(() => {});
  return {
    runner: await begun.promise,
    end: async (commit) => {
      ended.resolve(commit);
      await finished;
    },
  };
}

async function runQuery(
  runner: Runner,
  text: string | { text: string; values?: unknown[] },
  values?: unknown[],
) {
  const statement = typeof text === "string" ? text : text.text;
  const parameters = values ?? (typeof text === "string" ? undefined : text.values) ?? [];
  // PGlite's `query` takes one statement; migrations of the saver hold several.
  if (parameters.length === 0 && /;\s*\S/.test(statement)) {
    return toPoolResult((await runner.exec(statement)).at(-1));
  }
  const plain = parameters.map((item) => (Buffer.isBuffer(item) ? new Uint8Array(item) : item));
  return toPoolResult(await runner.query<Row>(statement, plain));
}

function toPoolResult(result: Results | undefined): { rows: Row[]; rowCount: number | null } {
  const rows = (result?.rows ?? []) as Row[];
  return { rows, rowCount: result?.affectedRows || rows.length };
}
