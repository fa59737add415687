import { join } from "node:path";
import { Failure } from "#domain/failure.ts";
import { readSettings } from "#server/settings.ts";
import { buildWeb } from "./build-web.ts";
import { prepareParts, setupParts } from "./prepare-parts.ts";
import { showParts } from "./show-parts.ts";

// What `npm start` prepares once the packages are there. Repeating it only looks; a part that failed is taken up again.
const root = join(import.meta.dirname, "..", "..");
const app = "web app";
const shown = showParts([...setupParts, app]);

async function prepareApp(): Promise<void> {
  await buildWeb(root, (message) => shown.tell(app, message));
  shown.done(app);
}

try {
  const settings = readSettings(process.env);
  const onProgress = ({ part, message }: { part: string; message: string }) => shown.tell(part, message);
  const [prepared] = await Promise.all([
    prepareParts({ settings, root, onProgress, onReady: shown.done }),
    prepareApp(),
  ]);
  await prepared.encoder.encoder.close();
  shown.end();
} catch (error) {
  shown.end();
  if (!(error instanceof Failure)) throw error;
  console.error(`\n${error.message}\n${error.hint ?? ""}`);
  // The other parts are left as they stand: each is taken up again by the next start.
  process.exit(1);
}
