import { Failure } from "#domain/failure.ts";
import type { Model } from "#domain/model.ts";
import type { RosterSlot } from "#domain/roster.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import { listSlots } from "#backends/ledger/roster.ts";
import type { ModelProvider, Models } from "#backends/models/models.ts";
import { resolveSlot } from "#tools/naming/resolve-slot.ts";

/** `roster/<slot>`: whatever holds that slot now. */
export function rosterProvider(
  ledger: Ledger,
  models: Models,
  onAnswer: (slot: string, seconds: number) => void,
): ModelProvider {
  const holder = async (address: string): Promise<{ slot: RosterSlot; model: string }> => {
    const slot = await resolveSlot(ledger.db, address);
    if (slot.model !== undefined) return { slot, model: slot.model };
    throw new Failure("unavailable", `The slot ${slot.slot} is empty`, {
      hint: "Propose a model for it first; GET /api/roster shows every slot.",
    });
  };
  const describe = async (slot: RosterSlot): Promise<Model> => {
    const address = `roster/${slot.slot}`;
    if (slot.model === undefined) return emptySlot(address, slot);
    const model = await models.describe(slot.model);
    return {
      ...model,
      address,
      label: slot.title,
      kind: "slot",
      state_detail: `held by ${slot.model}`,
      base: slot.model,
    };
  };
  return {
    name: "roster",
    async list() {
      return Promise.all((await listSlots(ledger.db)).map(describe));
    },
    async describe(address) {
      return describe(await resolveSlot(ledger.db, address));
    },
    async *chat(request) {
      const { model, slot } = await holder(request.model);
      const begin = performance.now();
      yield* models.chat({ ...request, model });
      onAnswer(slot.slot, (performance.now() - begin) / 1000);
    },
    async close() {},
  };
}

function emptySlot(address: string, slot: RosterSlot): Model {
  return {
    address,
    label: slot.title,
    kind: "slot",
    state: "absent",
    state_detail: "the slot is empty",
    parameters: null,
    quantization: null,
    context_length: null,
    licence: null,
    digest: null,
    bytes: null,
  };
}
