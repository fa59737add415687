// The entry of `npm start`, in plain JavaScript: it runs on whatever Node the machine has, before anything is installed.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { installPackages, nodeBinary, requireNode } from "./install-packages.mjs";
import { isSetUp, markSetUp } from "./setup-stamp.mjs";

const root = join(new URL(".", import.meta.url).pathname, "..", "..");
let child;
let stopped = false;
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    stopped = true;
    child?.kill(signal);
  });
}

requireNode();
await installPackages(root);
if (!isSetUp(root)) {
  const code = await run("server/setup/set-up.ts");
  if (code !== 0 || stopped) process.exit(code);
  markSetUp(root);
}
process.exit(await run("server/setup/run-server.ts"));

/** Each step is a process of its own, so that what it loaded leaves memory with it. */
function run(file) {
  child = spawn(nodeBinary(root), [join(root, file)], { cwd: root, stdio: "inherit" });
  return new Promise((resolve) =>
    child.on("exit", (exitCode, signal) => resolve(exitCode ?? (signal === null ? 1 : 0))),
  );
}
