"use client";

import { Trash2 } from "lucide-react";
import { useMemo } from "react";
import type { Step } from "#domain/plan.ts";
import { Button } from "#web/controls/button.tsx";
import { useTools } from "#web/data-access/queries.ts";
import { type Field, fieldsOfSchema } from "#web/forms/fields-of-schema.ts";
import { words } from "#web/messages/words.ts";
import { ArgumentChip } from "./argument-chip.tsx";
import { editedValue, type PlanEdits } from "./plan-edits.ts";
import { showArgument } from "./show-argument.ts";

type StepArgumentsProps = {
  step: Step;
  steps: readonly Step[];
  edits: PlanEdits;
  isEditable: boolean;
  /** Shows what is not set too, and lets the step be taken out. */
  isEditing: boolean;
  onEdit: (name: string, value: unknown) => void;
  onRemove: () => void;
};

const plainField = (name: string): Field => ({
  kind: "json",
  name,
  label: name.replaceAll("_", " "),
  description: "",
  isRequired: false,
  initial: undefined,
});

/** The tool's own fields; an argument the schema does not name is still shown. */
function useFields(step: Step): Field[] {
  const tool = useTools().data?.find((item) => item.name === step.tool);
  return useMemo(() => {
    const known = tool === undefined ? [] : fieldsOfSchema(tool.input_schema);
    const names = new Set(known.map((field) => field.name));
    return [
      ...known,
      ...Object.keys(step.args)
        .filter((name) => !names.has(name))
        .map(plainField),
    ];
  }, [tool, step.args]);
}

/** A step's inputs as chips. */
export function StepArguments({
  step,
  steps,
  edits,
  isEditable,
  isEditing,
  onEdit,
  onRemove,
}: StepArgumentsProps) {
  const fields = useFields(step);
  const shown = fields.filter((field) => {
    const value = editedValue(edits, step, field.name);
    const isSet = value !== undefined && !(Array.isArray(value) && value.length === 0);
    return isSet || isEditing || field.name in (edits.args[step.id] ?? {});
  });
  if (shown.length === 0 && !isEditing) return null;
  return (
    <div className="mt-2 flex flex-wrap gap-1.5">
      {shown.map((field) => {
        const value = editedValue(edits, step, field.name);
        const isChanged = field.name in (edits.args[step.id] ?? {});
        return (
          <ArgumentChip
            key={field.name}
            field={field}
            value={value}
            shown={showArgument(value, steps)}
            assumed={isChanged ? undefined : step.assumed?.[field.name]}
            isChanged={isChanged}
            isEditable={isEditable}
            onChange={(next) => onEdit(field.name, next)}
          />
        );
      })}
      {isEditing && (
        <Button look="quiet" size="small" onClick={onRemove}>
          <Trash2 className="size-3.5" />
          {words.plan.removeStep}
        </Button>
      )}
    </div>
  );
}
