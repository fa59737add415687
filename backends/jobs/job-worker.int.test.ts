import { afterAll, describe } from "vitest";
import { openLedger } from "#backends/ledger/open-ledger.ts";
import { startTestPostgres } from "#backends/ledger/test-postgres.ts";
import { testJobLeases } from "./job-lease.conformance.ts";
import { testJobRuns } from "./job-run.conformance.ts";
import { createJobTestBed } from "./job-test-bed.ts";

const postgres = await startTestPostgres(process.env["TEST_DATABASE_URL"]);
afterAll(() => postgres?.stop());

describe("PGlite", () => {
  const bed = createJobTestBed(() => openLedger({}));
  testJobRuns(bed);
  testJobLeases(bed);
});

describe.skipIf(!postgres)(postgres?.source ?? "Postgres: no server to be had on this machine", () => {
  const bed = createJobTestBed(async () => openLedger({ url: (await postgres?.createDatabase()) ?? "" }));
  testJobRuns(bed);
  testJobLeases(bed);
});
