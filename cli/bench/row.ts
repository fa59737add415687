import { z } from "zod";

/** A line of what `bench` prints. Where nothing is asked, `asked` is `reported`. */
export const row = z.object({ what: z.string(), asked: z.string(), got: z.string(), met: z.boolean() });
export type Row = z.infer<typeof row>;
