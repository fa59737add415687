import { join } from "node:path";
import type { Ledger } from "#backends/ledger/ledger.ts";
import { findVariant, listVariants, type Variant } from "#backends/ledger/variants.ts";
import type { AdapterSource, LocalAdapter } from "#backends/models/local/local-model.ts";

/** The adapters the ledger knows, for the local model host. */
export function adapterSource(ledger: Ledger, home: string): AdapterSource {
  const toAdapter = (variant: Variant): LocalAdapter => ({
    name: variant.name,
    version: variant.version,
    base: variant.base,
    file: join(home, variant.path),
    digest: variant.digest,
    trainingSetId: variant.training_set_id,
    jobId: variant.job_id,
    createdAt: variant.created_at,
  });
  return {
    async find(name, version) {
      const variant = await findVariant(ledger.db, name, version);
      return variant && toAdapter(variant);
    },
    async list() {
      return (await listVariants(ledger.db)).map(toAdapter);
    },
  };
}
