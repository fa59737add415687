import { join } from "node:path";
import { Failure } from "#domain/failure.ts";
import { readSettings } from "#server/settings.ts";
import { buildWeb } from "./build-web.ts";
import { prepareParts } from "./prepare-parts.ts";
import { showStep } from "./show-step.ts";
import { superviseServer } from "./supervise-server.ts";

// What `npm start` does once the packages are there: prepare what is missing, then run the server and look after it.
const root = join(import.meta.dirname, "..", "..");

try {
  const settings = readSettings(process.env);
  const parts = showStep("Preparing the model, the encoder and the trainer");
  const prepared = await prepareParts({ settings, root, onProgress: ({ message }) => parts.tell(message) });
  await prepared.encoder.encoder.close();
  parts.done();
  const web = showStep("Building the web app");
  await buildWeb(root, web.tell);
  web.done();
  process.exitCode = await superviseServer(root, settings);
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  console.error(`\n${error.message}\n${error.hint ?? ""}`);
  process.exitCode = 1;
}
