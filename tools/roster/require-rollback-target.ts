import { Failure } from "#domain/failure.ts";
import type { Platform } from "#tools/platform.ts";

/** What a slot shall go back to must still be there and able to answer. Throws `conflict` saying what is missing. */
export async function requireRollbackTarget(
  platform: Platform,
  slot: string,
  address: string | null,
): Promise<void> {
  if (address === null) return;
  const missing = await whatIsMissing(platform, address);
  if (missing === undefined) return;
  throw new Failure("conflict", `${slot} cannot go back to ${address}: ${missing}`, {
    hint: "Bring its file or its host back, or propose another model for the slot.",
  });
}

async function whatIsMissing(platform: Platform, address: string): Promise<string | undefined> {
  try {
    const model = await platform.models.describe(address);
    return model.state === "ready" ? undefined : model.state_detail;
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  }
}
