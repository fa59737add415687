import { expect, test } from "vitest";
import { Failure } from "#domain/failure.ts";
import { translateDuckDbError } from "./translate-duckdb-error.ts";

const commitFailed = "TransactionContext Error: Failed to commit:";

test.each([
  `${commitFailed} Could not write file "warehouse.duckdb.wal": No space left on device`,
  `${commitFailed} Could not write file "warehouse.duckdb.wal": File too large`,
  'FATAL Error: Transaction COMMIT succeeded and is durable, but the autocheckpoint failed. Reopen the database instance to recover. Failed to create checkpoint because of error: Could not write file "warehouse.duckdb": No space left on device',
])("tells that the disk is full, whatever kind of error says it: %s", (message) => {
  const translated = translateDuckDbError(new Error(message));
  expect(translated).toBeInstanceOf(Failure);
  expect(translated).toMatchObject({
    code: "unavailable",
    message: `The warehouse's disk is full: ${message}`,
    hint: expect.stringContaining("Make room") as string,
  });
});

test("does not call a broken disk full", () => {
  const translated = translateDuckDbError(
    new Error(`${commitFailed} Could not write file "warehouse.duckdb.wal": Input/output error`),
  );
  expect(translated).toMatchObject({
    code: "unavailable",
    message: expect.stringMatching(/^The warehouse cannot work now/) as string,
  });
});

test("leaves a commit that breaks a rule of the tables as it is: its records are refused one by one", () => {
  const error = new Error(`${commitFailed} PRIMARY KEY or UNIQUE constraint violation: duplicate key "m-1"`);
  expect(translateDuckDbError(error)).toBe(error);
});
