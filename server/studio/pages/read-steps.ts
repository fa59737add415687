import { z } from "zod";
import { stepDraft, type StepDraft } from "#domain/plan.ts";
import { toolPart, type ToolPart } from "#domain/thread.ts";

/** A stored step is what a node changed; one written by another version may lack any of it. */
const storedStep = z.object({
  node: z.string(),
  at: z.string(),
  update: z.object({
    understanding: z
      .object({
        kind: z.string(),
        understood: z.string(),
        confidence: z.number(),
        questions: z.array(z.object({ ask: z.string() })).default([]),
        refusal: z.object({ message: z.string(), hint: z.string() }).optional(),
        assumed: z.record(z.string(), z.string()).default({}),
      })
      .optional(),
    hand_offs: z
      .array(z.object({ specialist: z.string(), request: z.string(), report: z.string().optional() }))
      .default([]),
    drafts: z.array(stepDraft).default([]),
    calls: z.array(toolPart).default([]),
    answer: z.string().optional(),
  }),
});
type Update = z.infer<typeof storedStep>["update"];

export type ReadStep = {
  node: string;
  at: string;
  understanding: Update["understanding"];
  handOffs: Update["hand_offs"];
  drafts: StepDraft[];
  calls: ToolPart[];
  answer: string | undefined;
  raw: Record<string, unknown>;
};

/** Each step with what was new in it: nodes return whole lists, of which most stood there before. */
export function readSteps(steps: readonly Record<string, unknown>[]): ReadStep[] {
  const seen = new Set<string>();
  const fresh = <Item>(kind: string, items: readonly Item[]): Item[] =>
    items.filter((item) => {
      const text = `${kind} ${JSON.stringify(item)}`;
      const isNew = !seen.has(text);
      seen.add(text);
      return isNew;
    });
  return steps.map((raw) => {
    const parsed = storedStep.safeParse(raw);
    if (!parsed.success) return unreadable(raw);
    const { node, at, update } = parsed.data;
    return {
      node,
      at,
      understanding: fresh(
        "understanding",
        update.understanding === undefined ? [] : [update.understanding],
      )[0],
      handOffs: fresh("hand-off", update.hand_offs),
      drafts: fresh("draft", update.drafts),
      calls: fresh("call", update.calls),
      answer: fresh("answer", update.answer === undefined ? [] : [update.answer])[0],
      raw,
    };
  });
}

function unreadable(raw: Record<string, unknown>): ReadStep {
  const words = { node: String(raw["node"] ?? "step"), at: String(raw["at"] ?? "") };
  return { ...words, understanding: undefined, handOffs: [], drafts: [], calls: [], answer: undefined, raw };
}
