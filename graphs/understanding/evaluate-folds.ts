import type { SentenceEncoder } from "#backends/models/encoder.ts";
import type { Tool } from "#tools/define-tool.ts";
import { interpret } from "./interpret.ts";
import { trainFrom } from "./intent-model-cache.ts";
import { loadExamples } from "./load-examples.ts";
import { buildNameIndex } from "./name-index.ts";

const folds = 5;

/** Each fifth of the examples, or those of them that are named, judged by a classifier that never saw it. */
export async function foldedAccuracy(
  tools: readonly Tool[],
  encoder: SentenceEncoder,
  cacheFolder: string,
  judged: readonly number[] = [0, 1, 2, 3, 4],
): Promise<Record<string, { value: number; n: number }>> {
  const examples = await loadExamples(tools);
  const index = buildNameIndex({});
  const counts = { right: 0, one: 0, plan: 0, plans: 0, refused: 0, refusals: 0, wronglyRefused: 0 };
  for (const fold of judged) {
    const model = await trainFrom(
      examples.filter((_, at) => at % folds !== fold),
      { encoder, cacheFolder },
    );
    for (const item of examples.filter((_, at) => at % folds === fold)) {
      const { wish } = await interpret(item.text, { encoder, model }, index);
      const got = wish.kind === "tools" ? wish.tools.map((step) => step.tool) : [`${wish.kind}`];
      const isPlan = item.labels.length > 1;
      const isRefusal = item.labels[0]?.startsWith("refuse:") ?? false;
      const isTalk = item.labels[0]?.startsWith("talk:") ?? false;
      if (isRefusal)
        [counts.refusals, counts.refused] = [
          counts.refusals + 1,
          counts.refused + (wish.kind === "refuse" ? 1 : 0),
        ];
      else if (isPlan)
        [counts.plans, counts.plan] = [
          counts.plans + 1,
          counts.plan +
            (got.length === item.labels.length && item.labels.every((label) => got.includes(label)) ? 1 : 0),
        ];
      else if (!isTalk)
        [counts.one, counts.right] = [
          counts.one + 1,
          counts.right + (got[0] === item.labels[0] && got.length === 1 ? 1 : 0),
        ];
      if (!isRefusal && !isTalk && wish.kind === "refuse") counts.wronglyRefused += 1;
    }
  }
  return {
    "one tool": { value: counts.right / Math.max(1, counts.one), n: counts.one },
    "several tools, all of them": { value: counts.plan / Math.max(1, counts.plans), n: counts.plans },
    "refusals found": { value: counts.refused / Math.max(1, counts.refusals), n: counts.refusals },
    "false refusals": {
      value: counts.wronglyRefused / Math.max(1, counts.one + counts.plans),
      n: counts.one + counts.plans,
    },
  };
}
