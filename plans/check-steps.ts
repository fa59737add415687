import type { z } from "zod";
import { Failure } from "#domain/failure.ts";
import { nearMatches } from "#domain/near-matches.ts";
import { entityKindOf } from "#domain/entity.ts";
import type { Step, StepDraft } from "#domain/plan.ts";
import type { Caller } from "#domain/role.ts";
import { isReference, readField, referencesIn, type Reference } from "#domain/reference.ts";
import type { Tool } from "#tools/define-tool.ts";
import { outputField } from "./output-field.ts";
import type { StepContext } from "./step-context.ts";

/**
 * Checks drafts against the tools they call and makes them into steps: specialist, words, effect, needs, estimate and
 * approval come from the tool. Throws `invalid-input` naming the step and the argument.
 */
export async function checkSteps(
  drafts: readonly StepDraft[],
  assumed: Record<string, string>,
  context: StepContext,
  caller: Caller,
): Promise<Step[]> {
  const steps: Step[] = [];
  const seen = new Map<string, Tool>();
  for (const draft of drafts) {
    const tool = requireTool(context, draft);
    if (seen.has(draft.id)) throw new Failure("invalid-input", `Two steps are called ${draft.id}`);
    checkReferences(draft, seen);
    checkArguments(draft, tool);
    seen.set(draft.id, tool);
    const notes = assumedOf(draft.id, assumed);
    steps.push({
      ...draft,
      specialist: context.specialistOf(tool),
      title: tool.phrase(draft.args),
      effect: tool.effect,
      needs: needsOf(draft, tool, steps),
      estimate:
        tool.effect === "reads"
          ? {}
          : await tool.estimate(draft.args, {
              platform: context.platform,
              caller,
              signal: AbortSignal.timeout(5000),
            }),
      approval: tool.effect === "reads" ? "none" : tool.effect === "writes" ? "confirm" : "admin",
      state: "waiting",
      ...(Object.keys(notes).length === 0 ? {} : { assumed: notes }),
    });
  }
  return steps;
}

/** Whose results it uses; a look that uses none is at what the change before it has made, and waits for that. */
function needsOf(draft: StepDraft, tool: Tool, before: readonly Step[]): string[] {
  const used = [
    ...referencesIn(draft.args).map((item) => item.$from),
    ...(draft.when === undefined ? [] : [draft.when.from]),
  ];
  const change = before.findLast((step) => step.effect !== "reads");
  if (used.length === 0 && tool.effect === "reads" && change !== undefined) return [change.id];
  return [...new Set(used)];
}

function requireTool(context: StepContext, draft: StepDraft): Tool {
  const tool = context.tools.find((item) => item.name === draft.tool);
  if (tool !== undefined) return tool;
  const near = nearMatches(
    draft.tool,
    context.tools.map((item) => item.name),
  );
  throw new Failure("invalid-input", `${draft.id} calls "${draft.tool}", which is no tool here`, {
    hint:
      near.length > 0
        ? `Did you mean ${near.join(" or ")}?`
        : `The tools are: ${context.tools.map((item) => item.name).join(", ")}.`,
  });
}

function checkReferences(draft: StepDraft, earlier: ReadonlyMap<string, Tool>): void {
  const used: { from: string; field: string }[] = [
    ...referencesIn(draft.args).map((item: Reference) => ({ from: item.$from, field: item.field })),
    ...(draft.when === undefined ? [] : [{ from: draft.when.from, field: draft.when.field }]),
  ];
  for (const { from, field } of used) {
    const tool = earlier.get(from);
    if (tool === undefined)
      throw new Failure(
        "invalid-input",
        `${draft.id} uses a result of ${from}, which does not stand before it`,
      );
    if (outputField(tool, field) === undefined) {
      throw new Failure(
        "invalid-input",
        `${draft.id} uses "${field}" of ${from}, but ${tool.name} has no such result`,
        {
          hint: `Its results are: ${Object.keys(tool.output.shape).join(", ")}.`,
        },
      );
    }
  }
  for (const [name, value] of Object.entries(draft.args)) checkKind(draft, name, value, earlier);
}

/** A reference must name the kind of thing its argument takes; the argument's own kind is checked by the caller's schema. */
function checkKind(draft: StepDraft, name: string, value: unknown, earlier: ReadonlyMap<string, Tool>): void {
  const references = Array.isArray(value) ? value.filter(isReference) : isReference(value) ? [value] : [];
  for (const reference of references) {
    const from = earlier.get(reference.$from);
    const given = from === undefined ? undefined : outputField(from, reference.field);
    const kind = given === undefined ? undefined : entityKindOf(given);
    if (kind === undefined && referenceMustBeEntity(name)) {
      throw new Failure(
        "invalid-input",
        `${draft.id}: ${name} cannot be filled from "${reference.field}" of ${reference.$from}`,
        { hint: "That result names no such thing." },
      );
    }
  }
}

function referenceMustBeEntity(name: string): boolean {
  return ["model", "models", "baseline", "dataset", "suite", "report", "slot"].includes(name);
}

/** Every argument must fit the tool's schema, save where a reference stands whose value is not known yet. */
function checkArguments(draft: StepDraft, tool: Tool): void {
  const parsed = tool.input.safeParse(draft.args);
  if (parsed.success) return;
  const issue = parsed.error.issues.find((item) => !isSymbolic(draft.args, item));
  if (issue === undefined) return;
  const path = issue.path.join(".");
  throw new Failure(
    "invalid-input",
    `${draft.id} (${tool.name}): ${path === "" ? issue.message : `${path}: ${issue.message}`}`,
    {
      hint: `Its arguments are: ${Object.keys(tool.input.shape).join(", ")}.`,
      detail: { step: draft.id, argument: path },
    },
  );
}

function isSymbolic(args: Record<string, unknown>, issue: z.core.$ZodIssue): boolean {
  const path = issue.path.map(String);
  return path.some((_, index) => isReference(readField(args, path.slice(0, index + 1).join("."))));
}

function assumedOf(id: string, assumed: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(assumed)
      .filter(([key]) => key.startsWith(`${id}.`))
      .map(([key, reason]) => [key.slice(id.length + 1), reason]),
  );
}
