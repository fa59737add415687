import { z } from "zod";

/** A model of the catalogue or a variant made here. */
export const model = z.object({
  address: z.string(),
  label: z.string(),
  kind: z.enum(["base", "adapter", "slot", "remote", "rag"]),
  /** `ready`: can answer now. `absent`: known, its weights or host are not here. */
  state: z.enum(["ready", "absent"]),
  state_detail: z.string(),
  parameters: z.number().nullable(),
  quantization: z.string().nullable(),
  context_length: z.number().nullable(),
  licence: z.string().nullable(),
  digest: z.string().nullable(),
  /** Bytes on disk, when here. */
  bytes: z.number().nullable(),
  github_id: z.string().optional(),
  ollama_id: z.string().optional(),
  /** Why the factory roster would refuse it, whatever its evidence. */
  refused: z.string().optional(),
  /** For a variant: what it was made from. */
  base: z.string().optional(),
  training_set_id: z.string().optional(),
  job_id: z.string().optional(),
  created_at: z.string().optional(),
});
export type Model = z.infer<typeof model>;
