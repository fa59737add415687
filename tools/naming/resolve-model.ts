import { Failure } from "#domain/failure.ts";
import type { Model } from "#domain/model.ts";
import { nearMatches } from "#domain/near-matches.ts";
import { catalogue, completeModelName } from "#backends/models/catalogue.ts";
import { findVariant } from "#backends/ledger/variants.ts";
import type { Platform } from "#tools/platform.ts";

/** The model that an address, a catalogue name or an adapter's name (`device-support@3`) means. Throws `not-found` with the near matches. */
export async function resolveModel(platform: Platform, text: string): Promise<Model> {
  const address = await completeAddress(platform, text.trim());
  if (address !== undefined) return platform.models.describe(address);
  const known = await platform.models.list();
  const near = nearMatches(text, [
    ...known.flatMap((model) => [model.address, model.label, ...shortNames(model.address)]),
    ...catalogue.map((entry) => entry.name),
  ]);
  throw new Failure("not-found", `There is no model "${text}"`, {
    hint: near.length > 0 ? `Did you mean ${near.join(" or ")}?` : "list_models shows every address known.",
  });
}

/** What an address may be called without its provider: `device-support@3` of an adapter's. */
function shortNames(address: string): string[] {
  return [address.split("+").at(-1) ?? "", address.slice(address.indexOf("/") + 1)];
}

/** The same, and it must be able to answer now. */
export async function resolveReadyModel(platform: Platform, text: string): Promise<Model> {
  const model = await resolveModel(platform, text);
  if (model.state === "ready") return model;
  throw new Failure("unavailable", `${model.address} cannot run here now: ${model.state_detail}`, {
    hint: "list_models with state ready shows those that can.",
  });
}

/**
 * The address of the model that can answer now; of `roster/<slot>` that of its present holder, because evidence is about
 * weights, and a slot changes hands.
 */
export async function resolveHeldModel(platform: Platform, text: string): Promise<string> {
  const model = await resolveReadyModel(platform, text);
  return model.kind === "slot" && model.base !== undefined ? model.base : model.address;
}

async function completeAddress(platform: Platform, text: string): Promise<string | undefined> {
  if (/^[a-z0-9_-]+\/./.test(text)) return text;
  const adapter = /^(?:.*\+)?([a-z0-9_-]+?)(?:@(\d+))?$/.exec(text);
  if (adapter?.[1] !== undefined) {
    const variant = await findVariant(
      platform.ledger.db,
      adapter[1],
      adapter[2] === undefined ? undefined : Number(adapter[2]),
    );
    if (variant) return variant.address;
  }
  return completeModelName(text);
}
