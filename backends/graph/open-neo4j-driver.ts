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

/** Whether a server answers and takes the password. */
export async function answersOnBolt(address: Neo4jAddress): Promise<boolean> {
  const driver = openNeo4jDriver(address, 1);
  try {
    await driver.verifyConnectivity();
    return true;
  } catch {
    // Why it does not answer is in its own log; whoever asks, asks again.
    return false;
  } finally {
    await driver.close();
  }
}

/** What Neo4j's errors mean to a caller; any other error stays what it is. */
export function translateNeo4jError(error: unknown, url: string): unknown {
  if (!(error instanceof Neo4jError)) return error;
  const { code, message } = error;
  const cause = error;
  if (code.startsWith("Neo.ClientError.Security.")) {
    return new Failure("unavailable", `Neo4j at ${url} does not take the password`, {
      hint: "Check NEO4J_USER and NEO4J_PASSWORD.",
      cause,
    });
  }
  if (/TransactionTimedOut|TransactionTerminated|LockClientStopped/.test(code)) {
    return new Failure("too-large", "The query ran longer than it may", {
      hint: "Ask for less: name labels, relation types and a LIMIT.",
      cause,
    });
  }
  if (/Memory|TransactionOutOfMemory/.test(code)) {
    return new Failure("too-large", "The query needs more memory than it may have", {
      hint: "Ask for less: name labels, relation types and a LIMIT.",
      cause,
    });
  }
  if (/AccessMode|Forbidden/.test(code))
    return new Failure("not-allowed", "Only reading is allowed here", {
      hint: "Leave out what writes.",
      cause,
    });
  if (code.startsWith("Neo.ClientError.Statement.") || code.startsWith("Neo.ClientError.Procedure.")) {
    return new Failure(
      "invalid-input",
      `Neo4j does not understand this: ${message.split("\n")[0] ?? message}`,
      { cause },
    );
  }
  if (code.startsWith("Neo.ClientError.")) return error;
  return new Failure(
    "unavailable",
    `Neo4j at ${url} does not answer: ${message.split("\n")[0] ?? ""}`.slice(0, 300),
    {
      hint: "See that it runs; what it misses comes again by itself.",
      cause,
    },
  );
}
