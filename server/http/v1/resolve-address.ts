import { Failure } from "#domain/failure.ts";
import { parseModelAddress } from "#domain/model-address.ts";
import { nearMatches } from "#domain/near-matches.ts";
import { resolveModel } from "#tools/naming/resolve-model.ts";
import type { Platform } from "#tools/platform.ts";

/** An address as it is, or the one that a bare name means. Throws `not-found` with the near matches for what is neither. */
export async function resolveAddress(platform: Platform, text: string): Promise<string> {
  if (!text.includes("/")) return (await resolveModel(platform, text)).address;
  try {
    parseModelAddress(text);
    return text;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const known = (await platform.models.list()).map((model) => model.address);
    const near = nearMatches(text, known);
    throw new Failure("not-found", `There is no model "${text}"`, {
      hint:
        near.length > 0
          ? `Did you mean ${near.join(" or ")}?`
          : "GET /v1/models lists those that can answer.",
    });
  }
}
