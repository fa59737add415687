import { join } from "node:path";
import { Failure } from "#domain/failure.ts";
import { readSettings } from "#server/settings.ts";
import { buildWeb } from "./build-web.ts";
import { prepareParts } from "./prepare-parts.ts";
import { showStep } from "./show-step.ts";

// What `npm start` prepares once the packages are there. Repeating it only looks; a step that failed is taken up again.
const root = join(import.meta.dirname, "..", "..");

try {
  const settings = readSettings(process.env);
  const parts = showStep("Preparing the model, the encoder, the trainer and the assistant");
  const prepared = await prepareParts({ settings, root, onProgress: ({ message }) => parts.tell(message) });
  await prepared.encoder.encoder.close();
  parts.done();
  const web = showStep("Building the web app");
  await buildWeb(root, web.tell);
  web.done();
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  console.error(`\n${error.message}\n${error.hint ?? ""}`);
  process.exitCode = 1;
}
