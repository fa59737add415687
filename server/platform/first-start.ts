import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { generators } from "#data/generators.ts";
import { defaultSeed } from "#data/generator.ts";
import { getDataset } from "#backends/ledger/datasets.ts";
import { seedSlots } from "#backends/ledger/roster.ts";
import { createToken, findCallerByToken } from "#backends/ledger/tokens.ts";
import { createUser, getUser } from "#backends/ledger/users.ts";
import { storeDataset } from "#tools/warehouse/store-dataset.ts";
import { prepareDataset, sourcesFor } from "#tools/warehouse/prepare-dataset.ts";
import type { Platform } from "#tools/platform.ts";
import { defaultProfiles } from "./default-profiles.ts";

export const firstAdmin = "admin";

/** What a new home needs: the first admin and the command line's token, the roster's slots, and the example data. Safe to repeat. */
export async function prepareHome(platform: Platform, adminToken: string | undefined): Promise<void> {
  await platform.ledger.transaction(async (transaction) => {
    const at = platform.now().toISOString();
    if (!(await getUser(transaction, firstAdmin)))
      await createUser(transaction, { id: firstAdmin, name: "Admin", role: "admin", at });
    await seedSlots(transaction, defaultProfiles);
  });
  await ensureAdminToken(platform, adminToken);
  await ensureData(platform);
}

/** The token stands in the home folder, readable by its owner alone, and serves the command line. */
async function ensureAdminToken(platform: Platform, given: string | undefined): Promise<void> {
  const file = join(platform.home, "admin-token");
  const present = given ?? (existsSync(file) ? (await readFile(file, "utf8")).trim() : "");
  if (present !== "" && (await findCallerByToken(platform.ledger.db, present))) return;
  const { text } = await platform.ledger.transaction((transaction) =>
    createToken(transaction, {
      id: platform.newId("token"),
      user_id: firstAdmin,
      name: "command line",
      kind: "person",
      role: "admin",
      at: platform.now().toISOString(),
      ...(given === undefined ? {} : { text: given }),
    }),
  );
  await writeFile(file, `${text}\n`, { mode: 0o600 });
}

async function ensureData(platform: Platform): Promise<void> {
  for (const generator of generators) {
    if (await getDataset(platform.ledger.db, generator.name)) continue;
    const sources = await sourcesFor(platform.ledger.db, generator, []);
    const prepared = await prepareDataset(generator, { seed: defaultSeed, scale: 1, sources });
    await platform.ledger.transaction((transaction) =>
      storeDataset(transaction, platform, prepared, firstAdmin),
    );
  }
}
