// The entry of `npm test`: installs what is missing, runs every tier, and ends with "N passed, N failed, N skipped".
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installPackages, nodeBinary, requireNode } from "../server/setup/install-packages.mjs";

const root = join(new URL(".", import.meta.url).pathname, "..");
requireNode();
await installPackages(root);

const node = nodeBinary(root);
const bin = join(root, "node_modules", ".bin");
const results = mkdtempSync(join(tmpdir(), "lathe-tests-"));
const environment = {
  ...process.env,
  PATH: `${bin}:${process.env.PATH}`,
  LATHE_TEST_RESULTS: results,
  NEXT_TELEMETRY_DISABLED: "1",
};

const tiers = [
  { name: "types", command: [node, join(root, "node_modules/typescript/bin/tsc"), "--noEmit"] },
  {
    name: "types of the web app",
    command: [node, join(root, "node_modules/typescript/bin/tsc"), "--noEmit", "-p", "web"],
  },
  {
    name: "types of the journeys",
    command: [node, join(root, "node_modules/typescript/bin/tsc"), "--noEmit", "-p", "tests/journeys"],
  },
  { name: "lint", command: [join(bin, "oxlint"), "--type-aware", "--deny-warnings"] },
  { name: "format", command: [join(bin, "oxfmt"), "--check"] },
  { name: "unit", vitest: "unit" },
  { name: "integration", vitest: "integration" },
  { name: "the web app's build", command: [node, join(root, "tests/build-web-app.ts")] },
  { name: "journeys", vitest: "journeys" },
];

const total = { passed: 0, failed: 0, skipped: 0 };
const skips = [];
const failures = [];
for (const tier of tiers) {
  const begin = Date.now();
  console.log(`\n== ${tier.name}`);
  const code = await run(
    tier.command ?? [node, join(root, "node_modules/vitest/vitest.mjs"), "run", "--project", tier.vitest],
  );
  count(tier, code);
  console.log(
    `== ${tier.name}: ${code === 0 ? "ok" : "FAILED"} in ${Math.round((Date.now() - begin) / 1000)} s`,
  );
}
if (failures.length > 0) console.log(`\nFailed:\n${failures.map((line) => `- ${line}`).join("\n")}`);
if (skips.length > 0) console.log(`\nSkipped:\n${skips.map((line) => `- ${line}`).join("\n")}`);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 ? 0 : 1);

function run([command, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: environment,
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.on("error", () => resolve(127));
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

/** A command counts as one check; a tier of tests as its tests. A tier that ended without a result has failed. */
function count(tier, code) {
  if (tier.command !== undefined) {
    total[code === 0 ? "passed" : "failed"] += 1;
    if (code !== 0) failures.push(tier.name);
    return;
  }
  const file = join(results, `${tier.vitest}.json`);
  const counted = existsSync(file)
    ? JSON.parse(readFileSync(file, "utf8"))
    : { passed: 0, failed: 0, skips: [], failures: [] };
  total.passed += counted.passed;
  total.failed += counted.failed;
  total.skipped += counted.skips.length;
  skips.push(...counted.skips);
  failures.push(...counted.failures);
  if (code !== 0 && counted.failed === 0) {
    total.failed += 1;
    failures.push(`${tier.name} ended with code ${code}`);
  }
}
