import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { verifyAudit } from "./audit.ts";
import { readEvents } from "./events.ts";
import { openLedger } from "./open-ledger.ts";

test("a server killed while it writes loses nothing that it had said was written", async () => {
  const folder = await mkdtemp(join(tmpdir(), "lathe-crash-"));
  const script = `
    const at = (file) => import(${JSON.stringify(resolve("backends/ledger"))} + "/" + file);
    const [{ openLedger }, { appendEvent }, { appendAudit }] = await Promise.all([at("open-ledger.ts"), at("events.ts"), at("audit.ts")]);
    const ledger = await openLedger({ folder: ${JSON.stringify(folder)} });
    for (;;) {
      const [{ seq }] = await ledger.transaction(async (transaction) => {
        await appendAudit(transaction, { actor: "a", action: "b", subject: "c" }, "2026");
        return appendEvent(transaction, ["killed"], { type: "text-end", id: "1" }, "2026");
      });
      console.log(seq);
    }`;
  let last = 0;
  for (const target of [40, 90]) {
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    for await (const line of createInterface({ input: child.stdout })) {
      last = Number(line);
      if (last === target) child.kill("SIGKILL");
    }
    if (child.signalCode === null) await once(child, "exit");
  }
  const ledger = await openLedger({ folder });
  const numbers = (await readEvents(ledger.db, "killed", 0)).map(({ seq }) => seq);
  expect(numbers.length).toBeGreaterThanOrEqual(last);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  expect(await verifyAudit(ledger.db)).toMatchObject({ ok: true, entries: numbers.length });
  await ledger.close();
});
