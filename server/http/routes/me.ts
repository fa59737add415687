import { z } from "zod";
import { caller } from "#domain/role.ts";
import { defineRoute } from "#server/http/route.ts";
import { suggestRequests } from "./suggest-requests.ts";

export const meRoutes = [
  defineRoute({
    method: "get",
    path: "/api/me",
    summary: "Who is calling, and whether one person may decide alone",
    answer: caller.extend({ solo: z.boolean() }),
    handle: async ({ caller: who, context }) => ({ ...who, solo: context.desk.solo }),
  }),
  defineRoute({
    method: "get",
    path: "/api/suggestions",
    summary: "Example requests made of what is really there",
    answer: z.object({ items: z.array(z.object({ text: z.string() })) }),
    handle: async ({ context }) => ({
      items: (await suggestRequests(context.platform)).map((text) => ({ text })),
    }),
  }),
];
