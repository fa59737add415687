import neo4j, { type Driver, type Session } from "neo4j-driver";
import { Failure } from "#domain/failure.ts";
import { checkCypherPlan, type CypherPlan } from "./check-cypher-plan.ts";
import { checkCypherText } from "./check-cypher-text.ts";
import type { CypherStore } from "./graph-store.ts";
import { plainValue } from "./neo4j-values.ts";
import { openNeo4jDriver, translateQueryError, type Neo4jAddress } from "./open-neo4j-driver.ts";

type Query = Parameters<CypherStore["queryCypher"]>[0];
type Answer = Awaited<ReturnType<CypherStore["queryCypher"]>>;

/** Characters of all rows together, as JSON. */
const mostCharacters = 1_000_000;
/** How long the server has, beyond its own limit, until we hang up. */
const grace = 1_000;

/**
 * Read-only Cypher, by connections of its own. A query is read as text, then as the server's plan, before it runs, and it runs
 * in a READ transaction that the server ends at the time limit; if the server does not, we hang up.
 */
export function openCypherReader(address: Neo4jAddress): {
  query(query: Query): Promise<Answer>;
  close(): Promise<void>;
} {
  let driver: Driver | undefined;
  const hangUp = async () => {
    const held = driver;
    driver = undefined;
    await held?.close();
  };
  return {
    async query(query) {
      checkCypherText(query.cypher);
      driver ??= openNeo4jDriver(address, 4);
      const session = driver.session({
        defaultAccessMode: neo4j.session.READ,
        fetchSize: Math.min(query.max_rows + 1, 500),
      });
      const answer = answerIn(session, query)
        .finally(() => session.close())
        .catch((error: unknown) => {
          throw translateQueryError(error);
        });
      const given = await settledWithin(answer, query.timeout_ms + grace);
      if (given !== undefined) return given;
      // What its connection is in the middle of is not waited for: the others of this driver go with it.
      answer.catch(() => undefined);
      hangUp().catch(() => undefined);
      throw new Failure("too-large", `The query ran longer than ${query.timeout_ms / 1000} s`, {
        hint: "Ask for less: name labels, relation types and a LIMIT.",
      });
    },
    close: hangUp,
  };
}

/** What the answer is, or undefined when it takes longer. */
async function settledWithin(answer: Promise<Answer>, milliseconds: number): Promise<Answer | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, milliseconds, undefined);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function answerIn(session: Session, { cypher, max_rows, timeout_ms }: Query): Promise<Answer> {
  const limits = { timeout: timeout_ms };
  const { summary } = await session.run(`EXPLAIN ${cypher}`, {}, limits);
  if (!summary.plan) throw new Failure("not-allowed", "Neo4j gives no plan for this, so it is not run");
  checkCypherPlan(summary.plan as CypherPlan, summary.queryType);
  const transaction = await session.beginTransaction(limits);
  try {
    const result = transaction.run(cypher);
    const rows: Record<string, unknown>[] = [];
    let characters = 0;
    let truncated = false;
    for await (const record of result) {
      const row = plainValue(record.toObject()) as Record<string, unknown>;
      characters += JSON.stringify(row).length;
      truncated = rows.length === max_rows || characters > mostCharacters;
      if (truncated) break;
      rows.push(row);
    }
    return { columns: await result.keys(), rows, truncated };
  } finally {
    await transaction.close();
  }
}
