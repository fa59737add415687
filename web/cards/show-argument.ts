import type { Condition, Step } from "#domain/plan.ts";
import { isReferenceValue } from "#web/forms/fields-of-schema.ts";
import { showValue } from "#web/forms/read-field-value.ts";
import { words } from "#web/messages/words.ts";

/** A step's number as the card shows it. */
export function stepNumber(steps: readonly Step[], id: string): string {
  const index = steps.findIndex((step) => step.id === id);
  return index === -1 ? id.replace("step-", "") : String(index + 1);
}

const spoken = (field: string) => field.replaceAll("_", " ");

/** An argument in words: what an earlier step will give is said by that step's number. */
export function showArgument(value: unknown, steps: readonly Step[]): string {
  if (isReferenceValue(value)) return words.plan.from(stepNumber(steps, value.$from));
  if (Array.isArray(value)) return value.map((item) => showArgument(item, steps)).join(", ");
  return showValue(value);
}

export function showCondition({ from, field, op, value }: Condition, steps: readonly Step[]): string {
  return words.plan.only(
    words.plan.condition(
      stepNumber(steps, from),
      spoken(field),
      words.plan.operator[op],
      spoken(String(value)).replaceAll("-", " "),
    ),
  );
}
