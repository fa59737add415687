import { z } from "zod";
import { Failure } from "#domain/failure.ts";
import type { HttpClient } from "./http-client.ts";

const verification = z.object({
  entries: z.number(),
  ok: z.boolean(),
  broken_at: z.number().optional(),
  head: z.string(),
});

/** Checks every link; ends with an error when one is broken. */
export async function verifyAudit(client: HttpClient): Promise<void> {
  const found = await client.send(verification, "GET", "/api/audit/verify");
  if (!found.ok)
    throw new Failure("conflict", `The audit chain is broken at entry ${found.broken_at ?? "?"}`, {
      hint: "Somebody changed the ledger behind the platform. Restore it from a copy you trust.",
    });
  console.log(`${found.entries} entries, unbroken. Head: ${found.head}`);
}
