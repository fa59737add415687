import neo4j, { type Driver, Neo4jError } from "neo4j-driver";
import { Failure } from "#domain/failure.ts";

export type Neo4jAddress = { url: string; user: string; password: string };

/** Connects when first used. Whole numbers come back as numbers: nothing here is above 2^53. */
export function openNeo4jDriver({ url, user, password }: Neo4jAddress, connections = 10): Driver {
  return neo4j.driver(url, neo4j.auth.basic(user, password), {
    disableLosslessIntegers: true,
    maxConnectionPoolSize: connections,
    connectionTimeout: 5_000,
    connectionAcquisitionTimeout: 15_000,
    maxTransactionRetryTime: 5_000,
    telemetryDisabled: true,
    userAgent: "lathe",
  });
}

/**
 * Whether a server takes the password and its database answers. `broken`: it does, and needs a new start, as after a full
 * disk; the server itself goes on answering then. Why it is silent is in its own log.
 */
export async function lookAtNeo4j(address: Neo4jAddress): Promise<"answers" | "silent" | "broken"> {
  const driver = openNeo4jDriver(address, 1);
  const session = driver.session();
  try {
    await session.run("RETURN 1");
    return "answers";
  } catch (error) {
    return error instanceof Neo4jError && needsStart.test(error.message) ? "broken" : "silent";
  } finally {
    await session.close();
    await driver.close();
  }
}

const needsStart = /needs to be restarted/i;

/** What Neo4j's errors mean to whoever keeps the graph in it; any other error stays what it is. */
export function translateNeo4jError(error: unknown, url: string): unknown {
  if (!(error instanceof Neo4jError)) return error;
  const { code } = error;
  const cause = error;
  if (code.startsWith("Neo.ClientError.Security.")) {
    return new Failure("unavailable", `Neo4j at ${url} does not take the password`, {
      hint: "Check NEO4J_USER and NEO4J_PASSWORD.",
      cause,
    });
  }
  if (tookTooLong.test(code)) {
    return new Failure("unavailable", `Neo4j at ${url} is too slow: a transaction took longer than it may`, {
      hint: "See how busy its machine is; what it misses comes again by itself.",
      cause,
    });
  }
  if (needsStart.test(error.message)) {
    return new Failure(
      "unavailable",
      `The database of Neo4j at ${url} has broken off and needs a new start`,
      {
        hint: "Make room on its disk where that is full, and start it again; what it misses comes by itself then.",
        cause,
      },
    );
  }
  if (code.startsWith("Neo.ClientError.")) return error;
  const trouble = isConnection.test(code) ? "does not answer" : `cannot do this now: ${firstLine(error)}`;
  return new Failure("unavailable", `Neo4j at ${url} ${trouble}`.slice(0, 300), {
    hint: "If Lathe runs it, it is being started again: ask again in a minute. Otherwise see that it runs, and NEO4J_URL.",
    cause,
  });
}

const isConnection = /^(ServiceUnavailable|SessionExpired)$/;
const tookTooLong = /TransactionTimedOut|TransactionTerminated|LockClientStopped/;

/** What they mean to whoever asked a query: that the query is at fault, where it is. */
export function translateQueryError(error: unknown): unknown {
  if (!(error instanceof Neo4jError)) return error;
  const { code } = error;
  const lighter = { hint: "Ask for less: name labels, relation types and a LIMIT.", cause: error };
  if (tookTooLong.test(code)) return new Failure("too-large", "The query ran longer than it may", lighter);
  if (/Memory/.test(code))
    return new Failure("too-large", "The query needs more memory than it may have", lighter);
  if (/AccessMode|Forbidden/.test(code)) {
    const hint = "Leave out what writes.";
    return new Failure("not-allowed", "Only reading is allowed here", { hint, cause: error });
  }
  if (/^Neo\.(ClientError\.(Statement|Procedure)|DatabaseError\.Statement)\./.test(code))
    return new Failure("invalid-input", `Neo4j cannot run this: ${firstLine(error)}`, { cause: error });
  return error;
}

function firstLine({ message }: Error): string {
  return message.split("\n")[0] ?? message;
}
