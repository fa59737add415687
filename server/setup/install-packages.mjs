// Installs the packages of the lockfile, once for each lockfile. Plain JavaScript: it runs before TypeScript can.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Ends the process with a plain sentence when this Node is too old to go on. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(
    `Node ${process.versions.node} is too old.`,
    "Install Node 20.19 or newer (with npm), then run the command again.",
  );
}

/** The Node that runs TypeScript: the packaged one on Linux x64, else this machine's, which must then be 22.18 or newer. */
export function nodeBinary(root) {
  const packaged = join(root, "node_modules", ".bin", "node");
  if (existsSync(packaged)) return packaged;
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  fail("No packaged Node for this platform.", "Install Node 22.18 or newer, then run the command again.");
}

export async function installPackages(root) {
  const lock = readFileSync(join(root, "package-lock.json"), "utf8");
  const digest = createHash("sha256").update(lock).digest("hex");
  const stamp = join(root, "node_modules", ".lathe-installed");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
  const total = Object.keys(JSON.parse(lock).packages).filter((path) =>
    /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path),
  ).length;
  const bar = progressBar("Installing packages", () =>
    Math.min(1, countPackages(join(root, "node_modules")) / total),
  );
  const code = await run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], root);
  bar.stop();
  if (code !== 0)
    fail(
      "Installing the packages failed; npm said why above.",
      "See whether the package registry can be reached, then run the command again: it goes on from there.",
    );
  writeFileSync(stamp, digest);
}

function run(command, args, cwd) {
  const environment = {
    ...process.env,
    ONNXRUNTIME_NODE_INSTALL: "skip",
    NODE_LLAMA_CPP_SKIP_DOWNLOAD: "true",
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1",
  };
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: environment,
      stdio: ["ignore", "ignore", "inherit"],
      shell: process.platform === "win32",
    });
    child.on("error", () => resolve(127));
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

function countPackages(folder) {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder).reduce(
    (sum, name) =>
      sum + (name.startsWith("@") ? readdirSync(join(folder, name)).length : name.startsWith(".") ? 0 : 1),
    0,
  );
}

/** A bar on a terminal; elsewhere a line at the start and one at the end. */
function progressBar(title, share) {
  const begin = Date.now();
  const seconds = () => Math.round((Date.now() - begin) / 1000);
  if (!process.stdout.isTTY) {
    console.log(`${title} ...`);
    return { stop: () => console.log(`${title}: done in ${seconds()} s`) };
  }
  const draw = () => {
    const done = Math.round(share() * 30);
    process.stdout.write(`\r${title} [${"#".repeat(done)}${".".repeat(30 - done)}] ${seconds()} s `);
  };
  const timer = setInterval(draw, 300);
  return {
    stop() {
      clearInterval(timer);
      process.stdout.write(`\r${title}: done in ${seconds()} s${" ".repeat(40)}\n`);
    },
  };
}

function fail(what, next) {
  console.error(`\n${what}\n${next}`);
  process.exit(1);
}
