import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { glob, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "#domain/failure.ts";

/** Builds the web app into `web/out`, unless what is there was built from the very same sources. */
export async function buildWeb(root: string, tell: (message: string) => void): Promise<void> {
  const out = join(root, "web", "out");
  const stamp = join(out, ".built-from");
  const digest = await sourceDigest(root);
  if (existsSync(stamp) && (await readFile(stamp, "utf8")) === digest) return;
  tell("compiling, about a minute");
  const { code, log } = await runNext(root);
  if (code !== 0) {
    throw new Failure("unavailable", `The web app could not be built:\n${log.slice(-1500)}`, {
      hint: "Run npm start again; if it stays, remove web/.next first.",
    });
  }
  await writeFile(stamp, digest);
}

async function sourceDigest(root: string): Promise<string> {
  const hash = createHash("sha256");
  const files: string[] = [];
  for await (const file of glob(["web/**/*.{ts,tsx,css,mjs,json,svg}", "domain/*.ts", "package-lock.json"], {
    cwd: root,
    exclude: (name) => /(^|\/)(out|\.next|node_modules)(\/|$)/.test(name),
  }))
    files.push(file);
  for (const file of files.sort()) hash.update(file).update(await readFile(join(root, file)));
  return hash.digest("hex");
}

function runNext(root: string): Promise<{ code: number; log: string }> {
  const path = `${join(root, "node_modules", ".bin")}:${process.env["PATH"] ?? ""}`;
  const child = spawn(process.execPath, [join(root, "node_modules/next/dist/bin/next"), "build", "web"], {
    cwd: root,
    env: { ...process.env, PATH: path, NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  child.stdout.on("data", (text: Buffer) => (log += text.toString()));
  child.stderr.on("data", (text: Buffer) => (log += text.toString()));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve({ code: code ?? 1, log }));
  });
}
