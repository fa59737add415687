import { z } from "zod";
import type { Ledger, Transaction } from "./ledger.ts";
import { enqueue, markDone, takeOpen } from "./outbox.ts";
import { announceVersion, type AnnouncedVersion } from "./present-records.ts";

const topic = "announce-version";
const announced = z.object({ name: z.string(), id: z.string(), previous: z.string().optional() });

/** Notes, with a version that is too large to be announced in the transaction that shows it, that this is still to be done. */
export async function announceLater(
  transaction: Transaction,
  { name, id, previous }: AnnouncedVersion,
  at: string,
): Promise<void> {
  await enqueue(transaction, topic, name, { name, id, ...(previous === undefined ? {} : { previous }) }, at);
}

/** Tells followers of the versions that still are to be announced, in many short transactions; what a crash broke off is told again. */
export async function finishAnnouncements(ledger: Ledger, now: () => Date): Promise<void> {
  for (;;) {
    const open = await takeOpen(ledger.db, topic, 10, now().toISOString());
    if (open.length === 0) return;
    for (const { id, payload } of open) {
      const { previous, ...version } = announced.parse(payload);
      const at = now().toISOString();
      await announceVersion(ledger.db, { ...version, previous }, at, (mark) => ledger.transaction(mark));
      await ledger.transaction((transaction) => markDone(transaction, id, at));
    }
  }
}
