import { z } from "zod";
import { storeName, storeStatus } from "#domain/store.ts";
import { defineRoute, listOf } from "#server/http/route.ts";
import { writeAsCaller } from "#server/http/writes/write-as-caller.ts";

export const syncRoutes = [
  defineRoute({
    method: "get",
    path: "/api/sync",
    summary: "Each store's lag, counts and digests against the ledger",
    answer: listOf(storeStatus),
    handle: async ({ context }) => ({ items: await context.platform.sync.status() }),
  }),
  defineRoute({
    method: "post",
    path: "/api/sync/rebuild",
    summary: "Empties a store and fills it again from the ledger: starts a job",
    role: "architect",
    body: z.strictObject({ store: storeName }),
    status: 202,
    answer: z.object({ job_id: z.string(), state: z.string() }),
    handle: async (call) => (await writeAsCaller(call, "rebuild_store", call.body)).result,
  }),
];
