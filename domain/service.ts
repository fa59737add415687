import { z } from "zod";

export const serviceMode = z.enum(["embedded", "managed", "external"]);
export const service = z.object({
  name: z.string(),
  mode: serviceMode,
  state: z.enum(["up", "starting", "down"]),
  address: z.string().optional(),
  /** What stands in for what, and what that means. */
  detail: z.string(),
});
export type Service = z.infer<typeof service>;

export const health = z.object({
  status: z.enum(["ok", "starting", "degraded"]),
  version: z.string(),
  services: z.array(service),
});
export type Health = z.infer<typeof health>;
