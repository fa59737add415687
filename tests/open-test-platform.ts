import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openLedger } from "#backends/ledger/open-ledger.ts";
import { seedSlots } from "#backends/ledger/roster.ts";
import { createUser } from "#backends/ledger/users.ts";
import type { ModelProvider } from "#backends/models/models.ts";
import { openModels } from "#backends/models/open-models.ts";
import { openAnswers } from "#retrieval/answer/open-answers.ts";
import { generators } from "#data/generators.ts";
import { defaultProfiles } from "#server/platform/default-profiles.ts";
import type { PlanDesk } from "#plans/plan-desk.ts";
import { allTools, serverOf } from "#tools/catalogue.ts";
import type { Platform } from "#tools/platform.ts";
import { storeDataset } from "#tools/warehouse/store-dataset.ts";
import { prepareDataset, sourcesFor } from "#tools/warehouse/prepare-dataset.ts";

import { openEmbeddedStores } from "#tests/embedded-stores.ts";

export type TestPlatform = AsyncDisposable & { platform: Platform; desk: PlanDesk };

/** The real platform on a ledger in memory, with the example data, two people and the given model providers; no trainer. */
export async function openTestPlatform(
  options: { solo?: boolean; providers?: ModelProvider[]; withData?: boolean; isFollowing?: boolean } = {},
): Promise<TestPlatform> {
  const home = await mkdtemp(join(tmpdir(), "lathe-home-"));
  const ledger = await openLedger({});
  let ids = 0;
  const models = openModels({ providers: options.providers ?? [] });
  const stores = await openEmbeddedStores(ledger, home, options.isFollowing);
  const platform: Platform = {
    ledger,
    models,
    ...stores,
    answers: openAnswers({ parts: stores.retrieval.parts, models, assistantModel: "embedded" }),
    training: {
      name: "none",
      async run() {
        throw new Error("no training in this test");
      },
    },
    modelFile: async (address) => address,
    machine: { cores: 2, memory_mb: 8000, platform: "test" },
    versions: { lathe: "test" },
    home,
    now: () => new Date(),
    newId: (prefix) => `${prefix}-${++ids}`,
  };
  await ledger.transaction(async (transaction) => {
    const at = platform.now().toISOString();
    await createUser(transaction, { id: "ada", name: "Architect", role: "architect", at });
    await createUser(transaction, { id: "root", name: "Admin", role: "admin", at });
    await seedSlots(transaction, defaultProfiles);
  });
  if (options.withData === true) await storeData(platform);
  const desk: PlanDesk = {
    platform,
    tools: allTools,
    specialistOf: (tool) => serverOf(tool).specialist,
    solo: options.solo ?? false,
  };
  return {
    platform,
    desk,
    async [Symbol.asyncDispose]() {
      await platform.models.close();
      await platform.sync.close();
      await platform.warehouse.close();
      await ledger.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function storeData(platform: Platform): Promise<void> {
  for (const generator of generators) {
    const sources = await sourcesFor(platform.ledger.db, generator, []);
    const prepared = await prepareDataset(generator, { seed: 7, sources });
    await platform.ledger.transaction((transaction) => storeDataset(transaction, platform, prepared, "root"));
  }
}
