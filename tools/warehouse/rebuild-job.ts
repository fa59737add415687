import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { Failure } from "#domain/failure.ts";
import { storeName, type StoreName, type StoreStatus } from "#domain/store.ts";
import type { JobDefinition } from "#backends/jobs/job-definition.ts";
import type { Platform } from "#tools/platform.ts";

const rebuildInput = z.object({ store: storeName });
export const rebuildOutput = z.object({
  store: storeName,
  items: z.number().int(),
  seconds: z.number(),
});

const lookEveryMilliseconds = 500;

/** Asks for the rebuild, then follows it until ledger and store were compared and hold the same. */
export const rebuildJob: JobDefinition<Platform, typeof rebuildInput, typeof rebuildOutput> = {
  kind: "rebuild",
  input: rebuildInput,
  output: rebuildOutput,
  title: ({ store }) => `Rebuild ${store} from the ledger`,
  async handle(context, platform) {
    const { store } = context.input;
    const started = platform.now().getTime();
    await platform.sync.rebuild(store);
    for (;;) {
      const status = await statusOf(platform, store);
      await context.progress({
        done: Math.max(0, status.expected - status.lag_records),
        total: status.expected,
        unit: "items",
        message: status.error?.message ?? "Filling it from the ledger",
      });
      // It was full when it was compared; on a busy platform new changes are always on their way.
      const isFilled = status.state === "current" || status.state === "behind";
      if (isFilled && isComparedSince(status, started)) {
        const seconds = (platform.now().getTime() - started) / 1000;
        return async () => ({ store, items: status.expected, seconds });
      }
      await wait(lookEveryMilliseconds, undefined, { signal: context.signal });
    }
  },
};

function isComparedSince({ compared_at }: StoreStatus, started: number): boolean {
  return compared_at !== null && Date.parse(compared_at) >= started;
}

async function statusOf(platform: Platform, store: StoreName): Promise<StoreStatus> {
  const status = (await platform.sync.status()).find((one) => one.store === store);
  if (status) return status;
  throw new Failure("not-found", `The store ${store} no longer follows the ledger`);
}
