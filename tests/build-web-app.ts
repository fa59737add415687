import { join } from "node:path";
import { buildWeb } from "#server/setup/build-web.ts";

await buildWeb(join(import.meta.dirname, ".."), (message) => console.log(message));
