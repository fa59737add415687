import { z } from "zod";
import { modelAddress } from "#domain/model-address.ts";
import { embeddedWriter } from "#retrieval/answer/open-answers.ts";

/** Who writes answers, as an argument; `otherwise` says who does when it is left out. */
export function writtenBy(otherwise: string) {
  return z
    .union([z.literal(embeddedWriter), modelAddress])
    .optional()
    .describe(
      `who writes the answer: a model's address, or ${embeddedWriter} for the documents' own sentences; ${otherwise}`,
    );
}
