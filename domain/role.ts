import { z } from "zod";

/** Each role can do all that those before it can. */
export const roles = ["viewer", "evaluator", "architect", "admin"] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

export function roleAtLeast(held: Role, required: Role): boolean {
  return roles.indexOf(held) >= roles.indexOf(required);
}

/** Who is calling. A `service` token has part of its owner's role and never approves. */
export const caller = z.object({
  user_id: z.string(),
  name: z.string(),
  role,
  kind: z.enum(["person", "service"]),
  token_id: z.string().optional(),
});
export type Caller = z.infer<typeof caller>;
