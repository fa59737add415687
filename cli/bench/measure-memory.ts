import { readdir, readFile } from "node:fs/promises";
import { z } from "zod";
import type { HttpClient } from "#cli/http-client.ts";

/** Resident memory in MB of the platform and all its children, idle, once the default model has answered and the encoder has encoded. */
export async function measureMemory(
  client: HttpClient,
  pid: number,
): Promise<{ total: number; processes: number }> {
  await client.send(z.unknown(), "POST", "/v1/chat/completions", {
    model: "local/smollm2-135m",
    messages: [{ role: "user", content: "hello" }],
    max_tokens: 8,
  });
  await client.send(z.unknown(), "POST", "/api/plans", { text: "what is in production" });
  await new Promise((resolve) => setTimeout(resolve, 5000));
  const family = await descendants(pid);
  const sizes = await Promise.all(family.map(residentMegabytes));
  return { total: sizes.reduce((sum, size) => sum + size, 0), processes: family.length };
}

async function descendants(root: number): Promise<number[]> {
  const parents = new Map<number, number>();
  for (const entry of await readdir("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    const stat = await readFile(`/proc/${entry}/stat`, "utf8").catch(() => "");
    const parent = /\) \S (\d+)/.exec(stat)?.[1];
    if (parent !== undefined) parents.set(Number(entry), Number(parent));
  }
  const isBelow = (pid: number): boolean =>
    pid === root || (parents.has(pid) && pid > 1 && isBelow(parents.get(pid) ?? 0));
  return [...parents.keys()].filter(isBelow);
}

async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
}
