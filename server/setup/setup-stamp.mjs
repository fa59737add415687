// Whether set-up has anything to do, told without loading the product: by the sources it depends on. Plain JavaScript.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";

const sources = [
  "web",
  "domain",
  "tools",
  "graphs",
  "backends",
  "server/setup",
  "trainers",
  "package-lock.json",
];
const skipped = new Set(["node_modules", "out", ".next", "__pycache__"]);

function stampFile() {
  return join(resolve(process.env.LATHE_CACHE || join(homedir(), ".cache", "lathe")), "set-up");
}

/** True when set-up has run for these very sources, and neither its cache nor the built app was removed since. */
export function isSetUp(root) {
  const file = stampFile();
  if (!existsSync(file) || !existsSync(join(root, "web", "out", ".built-from"))) return false;
  return readFileSync(file, "utf8") === digestOf(root);
}

export function markSetUp(root) {
  mkdirSync(join(stampFile(), ".."), { recursive: true });
  writeFileSync(stampFile(), digestOf(root));
}

function digestOf(root) {
  const hash = createHash("sha256").update(root);
  for (const source of sources) addTo(hash, join(root, source));
  return hash.digest("hex");
}

function addTo(hash, path) {
  if (path.endsWith(".json") || /\.[a-z]+$/.test(path)) {
    hash.update(path).update(readFileSync(path));
    return;
  }
  for (const entry of readdirSync(path, { withFileTypes: true }).sort((left, right) =>
    left.name < right.name ? -1 : 1,
  )) {
    if (skipped.has(entry.name)) continue;
    if (entry.isDirectory()) addTo(hash, join(path, entry.name));
    else hash.update(entry.name).update(readFileSync(join(path, entry.name)));
  }
}
