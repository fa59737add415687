import type { StepDraft } from "#domain/plan.ts";
import { isReference } from "#domain/reference.ts";
import type { Tool } from "#tools/define-tool.ts";
import { fillArguments } from "./fill-arguments.ts";
import { modelsNamed } from "./name-arguments.ts";
import type { Reading } from "./reading.ts";
import { fold } from "./tokens.ts";
import type { KnownEntities } from "./understanding.ts";

const notOverwritten = new Set([
  "prompt",
  "state",
  "order",
  "order_by",
  "reason",
  "kind",
  "adapter_name",
  "group_by",
  "measure",
]);

/** Earlier steps with what a later message says of them put in: the answer to a question, or a correction. */
export function patchSteps(
  steps: readonly StepDraft[],
  reading: Reading,
  tools: readonly Tool[],
  entities: KnownEntities,
): StepDraft[] {
  const wanted = withoutReplaced(reading);
  const patched = steps.map((step) => {
    const tool = tools.find((item) => item.name === step.tool);
    if (!tool) return step;
    const { args } = fillArguments({
      tool,
      reading: wanted,
      own: wanted,
      entities,
      isOwn: () => true,
      isAlone: true,
    });
    for (const name of notOverwritten)
      if (
        step.args[name] !== undefined ||
        (name === "prompt" &&
          reading.quotes.length === 0 &&
          step.args[name] === undefined &&
          reading.mentions.length > 0)
      )
        delete args[name];
    return { ...step, args: mergeArgs(step.args, args, reading) };
  });
  return putLoneNumber(patched, steps, reading);
}

const insteadOf =
  /(?:instead of|rather than|\bnot\b|\bstatt\b|\banstatt\b|\bstatt des\b|en vez de|en lugar de|而不是|代替)\s*(?:the |das |des |el |la )?$/u;

function isReplaced(reading: Reading, start: number): boolean {
  return insteadOf.test(fold(reading.text.slice(Math.max(0, start - 24), start)));
}

/** Names after "instead of" are what is no longer wanted. */
function withoutReplaced(reading: Reading): Reading {
  return {
    ...reading,
    mentions: reading.mentions.filter((mention) => !isReplaced(reading, mention.start)),
    numbers: reading.numbers.filter((number) => !isReplaced(reading, number.start)),
  };
}

function mergeArgs(
  before: Record<string, unknown>,
  now: Record<string, unknown>,
  reading: Reading,
): Record<string, unknown> {
  const merged = { ...before, ...now };
  if (Array.isArray(before["models"]) && Array.isArray(now["models"]))
    merged["models"] = mergeModels(before["models"], now["models"], reading);
  // A name given earlier by reference stays: the message named something else of the same kind.
  for (const [name, value] of Object.entries(before))
    if (isReference(value) && name !== "dataset") merged[name] = value;
  if (Array.isArray(before["filters"]) && Array.isArray(now["filters"])) {
    const fields = new Set((now["filters"] as { field: string }[]).map((filter) => filter.field));
    merged["filters"] = [
      ...(before["filters"] as { field: string }[]).filter((filter) => !fields.has(filter.field)),
      ...now["filters"],
    ];
  }
  return merged;
}

/** "qwen instead of llama" puts one in the other's place; two names replace the list; one more joins a list of one. */
function mergeModels(before: unknown[], now: unknown[], reading: Reading): unknown[] {
  const replaced = modelsNamed(reading, (place) => isReplaced(reading, place.start)).map((named) => named.id);
  if (replaced.length > 0) {
    const kept = before.map((model) =>
      typeof model === "string" && replaced.includes(model) ? now[0] : model,
    );
    return [...new Set(kept)];
  }
  if (now.length > 1) return now;
  if (before.length < 2) return [...new Set([...before, ...now])];
  return before.includes(now[0]) ? before : [...before.slice(0, -1), now[0]];
}

const numeric = [
  "steps",
  "max_items",
  "limit",
  "count",
  "epochs",
  "rank",
  "scale",
  "seed",
  "min_score",
  "bits",
  "runs",
];

/** "make it 60": a number without a unit takes the place of the one number that stood there. */
function putLoneNumber(patched: StepDraft[], before: readonly StepDraft[], reading: Reading): StepDraft[] {
  const number = reading.numbers[0];
  if (reading.numbers.length !== 1 || !number) return patched;
  const isUsed = patched.some((step, at) =>
    Object.entries(step.args).some(
      ([name, value]) => value === number.value && before[at]?.args[name] !== value,
    ),
  );
  if (
    isUsed &&
    !patched.some(
      (step, at) => step.args["limit"] === number.value && before[at]?.args["limit"] === undefined,
    )
  )
    return patched;
  const place = numeric.flatMap((name) =>
    patched.flatMap((step, at) => (before[at]?.args[name] === undefined ? [] : [{ name, at }])),
  )[0];
  if (!place) return patched;
  return patched.map((step, at) =>
    at === place.at ? { ...step, args: { ...step.args, [place.name]: number.value } } : step,
  );
}
