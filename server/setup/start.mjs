// The entry of `npm start`, in plain JavaScript: it runs on whatever Node the machine has, before anything is installed.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { installPackages, nodeBinary, requireNode } from "./install-packages.mjs";

const root = join(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "..", "..");

requireNode();
await installPackages(root);
const child = spawn(nodeBinary(root), [join(root, "server/setup/set-up-and-start.ts")], {
  cwd: root,
  stdio: "inherit",
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? (signal === null ? 1 : 0)));
