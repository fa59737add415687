import { join } from "node:path";
import pino from "pino";
import { Failure } from "#domain/failure.ts";
import { armFaultPoint } from "#backends/faults/fault-point.ts";
import { prepareParts } from "./setup/prepare-parts.ts";
import { releaseMemory } from "./release-memory.ts";
import { readSettings } from "./settings.ts";
import { startPlatform } from "./start-platform.ts";

// The platform's process. `npm start` sets the machine up first and starts this one again when it dies.
const root = join(import.meta.dirname, "..");
const log = pino({ level: "info" }, pino.destination(2));

/** Whoever looks after this process starts it again. */
const exitForRestart = (failure: Failure) => {
  log.fatal({ hint: failure.hint }, failure.message);
  process.exit(70);
};

try {
  const settings = readSettings(process.env);
  if (settings.faultPoint !== undefined) armFaultPoint(settings.faultPoint);
  const prepared = await prepareParts({ settings, root });
  const started = await startPlatform({ settings, prepared, log, onLost: exitForRestart });
  const { notes } = started;
  releaseMemory();
  process.stdout.write(
    `${JSON.stringify({ event: "ready", address: await started.enterAddress(), notes })}\n`,
  );
  const stop = () => void started[Symbol.asyncDispose]().then(() => process.exit(0));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  process.stdout.write(`${JSON.stringify({ event: "failed", error: error.toBody() })}\n`);
  process.exit(2);
}
