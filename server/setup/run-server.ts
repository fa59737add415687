import { join } from "node:path";
import { Failure } from "#domain/failure.ts";
import { readSettings } from "#server/settings.ts";
import { superviseServer } from "./supervise-server.ts";

// The process that stays beside the server and starts it again when it dies; kept small.
try {
  process.exitCode = await superviseServer(join(import.meta.dirname, "..", ".."), readSettings(process.env));
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  console.error(`\n${error.message}\n${error.hint ?? ""}`);
  process.exitCode = 1;
}
