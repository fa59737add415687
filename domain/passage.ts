import { z } from "zod";

/** Collections whose records hold text to search. */
export const passageCollections = [
  "enterprise-documents",
  "support-knowledge",
  "technical-documentation",
  "customer-journeys",
] as const;

/** A piece of a record's text, found and cited as one. */
export const passage = z.object({
  /** `<collection>/<record>#<position>`: stable while the record's text is. */
  id: z.string(),
  collection: z.string(),
  record_id: z.string(),
  /** From 0, in reading order. */
  position: z.number().int(),
  /** The record's title, and the section's where it has one. */
  title: z.string(),
  text: z.string(),
  /** Values of the record that a search may filter by: series, category, device_id, stage, ... */
  metadata: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type Passage = z.infer<typeof passage>;
