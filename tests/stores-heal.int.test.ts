import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { removeRecords } from "#backends/ledger/present-records.ts";
import type { Fault } from "./fault-proxy.ts";
import {
  at,
  bugs,
  close,
  engines,
  heldKeys,
  patience,
  put,
  supportCase,
  untilSame,
  type Followed,
} from "./follow-server.ts";

describe.each(engines)("%s", (name, start) => {
  let followed: Followed;
  beforeAll(async () => {
    followed = await start();
    await untilSame(followed);
  }, 400_000);
  afterAll(async () => {
    await close(followed);
    expect(bugs.splice(0)).toEqual([]);
  }, 60_000);

  test.each<[Fault]>([["refused"], ["silent"], ["slow"], ["breaking"]])(
    "behind a connection that is %s, nothing is lost and nothing comes twice",
    async (fault) => {
      followed.proxy.set(fault);
      for (let index = 0; index < 12; index++)
        await put(followed.ledger, [
          supportCase(`${fault}-${index}`, "does not charge"),
          supportCase(`sk-${index}`, `changed while ${fault}`),
        ]);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      followed.proxy.set("none");
      await untilSame(followed);
      const keys = await heldKeys(followed.projection);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.filter((key) => key.startsWith(fault))).toHaveLength(12);
    },
    400_000,
  );

  test(`killed with SIGKILL under load and started again, ${name} holds all that was written`, async () => {
    const writing = (async () => {
      for (let index = 0; index < 40; index++)
        await put(followed.ledger, [supportCase(`killed-${index}`, "swollen cell")]);
    })();
    await followed.server.kill();
    await writing;
    await followed.server.startAgain();
    await untilSame(followed);
    expect((await heldKeys(followed.projection)).filter((key) => key.startsWith("killed"))).toHaveLength(40);
  }, 400_000);

  test(`wiped by somebody else, ${name} is filled again`, async () => {
    const before = await heldKeys(followed.projection);
    await followed.projection.clear();
    followed.sync.compare(followed.projection.store);
    await vi.waitFor(async () => expect(await heldKeys(followed.projection)).toEqual(before), patience);
    await untilSame(followed);
  }, 400_000);

  test(`set back to an old copy of its data, ${name} has what changed since and not what went`, async () => {
    const copies = await mkdtemp(join(tmpdir(), "lathe-old-copy-"));
    const { server, ledger, projection } = followed;
    await server.kill();
    await cp(server.dataFolder, join(copies, "data"), { recursive: true });
    await server.startAgain();
    await put(ledger, [supportCase("since-then", "no picture"), supportCase("sk-1", "changed since then")]);
    await ledger.transaction((transaction) => removeRecords(transaction, "support-knowledge", ["sk-2"], at));
    await untilSame(followed);
    const now = await heldKeys(projection);
    await server.kill();
    await rm(server.dataFolder, { recursive: true });
    await cp(join(copies, "data"), server.dataFolder, { recursive: true });
    await server.startAgain();
    await vi.waitFor(async () => expect(await heldKeys(projection)).toEqual(now), patience);
    await untilSame(followed);
    expect(now).toContain("since-then");
    expect(now).not.toContain("sk-2");
    await rm(copies, { recursive: true });
  }, 600_000);
});
