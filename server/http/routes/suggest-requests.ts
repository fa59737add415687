import { listDatasets } from "#backends/ledger/datasets.ts";
import { listReports } from "#backends/ledger/reports.ts";
import { listSlots } from "#backends/ledger/roster.ts";
import { listVariants } from "#backends/ledger/variants.ts";
import type { Platform } from "#tools/platform.ts";

const headline =
  "Adapt SmolLM2 to device support and tell me whether it beats the base. If it does, propose it for the device-support slot.";
const most = 4;

/** Four requests that can be done now: an empty slot first, then what is held, trained, reported and stored. */
export async function suggestRequests({ ledger }: Platform): Promise<string[]> {
  const [slots, reports, variants, datasets] = await Promise.all([
    listSlots(ledger.db),
    listReports(ledger.db, { limit: 1 }),
    listVariants(ledger.db),
    listDatasets(ledger.db),
  ]);
  const support = slots.find((slot) => slot.slot === "device-support");
  const held = slots.find((slot) => slot.state === "active");
  const variant = variants[0];
  const isStored = (name: string) => datasets.some((dataset) => dataset.name === name);
  return [
    ...(support?.state === "empty" ? [headline] : []),
    ...(held === undefined ? [] : [`What holds the ${held.slot} slot, and on what evidence?`]),
    ...(reports.items.length === 0 ? [] : ["What did the newest report find?"]),
    ...(variant === undefined
      ? []
      : [`Evaluate ${variant.name}@${variant.version} on instruction-following`]),
    ...(isStored("support-knowledge") ? ["How many support tickets are there in each category?"] : []),
    ...(isStored("devices") ? ["Show me five devices"] : []),
    "Which models are ready here, and how large are they?",
    "What is in the factory roster?",
  ].slice(0, most);
}
