import type { PlanDesk } from "#plans/plan-desk.ts";
import { argumentsOf } from "#plans/argument-types.ts";
import type { z } from "zod";

type Answer = string | number | boolean;

/** An answer as its argument takes it: text that means a number becomes one, and a list takes it as its one item. */
export function valueForField(desk: PlanDesk, toolName: string, argument: string, value: Answer): unknown {
  const tool = desk.tools.find((item) => item.name === toolName);
  const schema = (tool?.input.shape as Record<string, z.ZodType> | undefined)?.[argument];
  if (tool === undefined || schema === undefined) return value;
  const isList = argumentsOf(tool).some((item) => item.name === argument && item.isList);
  const forms: unknown[] = [value];
  if (typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value)))
    forms.push(Number(value));
  if (value === "true" || value === "false") forms.push(value === "true");
  const candidates = isList ? forms.map((form) => [form]) : forms;
  return candidates.find((candidate) => schema.safeParse(candidate).success) ?? candidates[0];
}
