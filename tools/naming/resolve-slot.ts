import { Failure } from "#domain/failure.ts";
import { nearMatches } from "#domain/near-matches.ts";
import type { RosterSlot } from "#domain/roster.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { getSlot, listSlots } from "#backends/ledger/roster.ts";

/** The slot that a name, or `roster/<name>`, means. Throws `not-found` with the near matches. */
export async function resolveSlot(db: Transaction, text: string): Promise<RosterSlot> {
  const name = text.trim().replace(/^roster\//, "");
  const found = await getSlot(db, name);
  if (found) return found;
  const names = (await listSlots(db)).map((slot) => slot.slot);
  const near = nearMatches(name, names);
  throw new Failure("not-found", `There is no roster slot "${text}"`, {
    hint: near.length > 0 ? `Did you mean ${near.join(" or ")}?` : `The slots are: ${names.join(", ")}.`,
  });
}
