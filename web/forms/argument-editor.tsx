"use client";

import { useState } from "react";
import { Button } from "#web/controls/button.tsx";
import { Switch } from "#web/controls/switch.tsx";
import { words } from "#web/messages/words.ts";
import { EntityPicker } from "./entity-picker.tsx";
import type { Field } from "./fields-of-schema.ts";
import { readFieldValue, showValue } from "./read-field-value.ts";
import { OptionPicker } from "./option-picker.tsx";

type ArgumentEditorProps = { field: Field; value: unknown; onChange: (value: unknown) => void };

const rangeText = ({ minimum, maximum }: { minimum?: number; maximum?: number }) => {
  if (minimum !== undefined && maximum !== undefined)
    return words.field.range(String(minimum), String(maximum));
  if (minimum !== undefined) return words.field.atLeast(String(minimum));
  return maximum === undefined ? undefined : words.field.atMost(String(maximum));
};

function TypedEditor({ field, value, onChange }: ArgumentEditorProps) {
  const isLong = field.kind === "json" || (field.kind === "text" && (field.isMany || field.isLong));
  const separator = field.kind === "text" && field.isMany && Array.isArray(value);
  const [text, setText] = useState(separator ? value.map(showValue).join("\n") : showValue(value));
  const reading = readFieldValue(field, text);
  const problem = "problem" in reading ? words.field.problem[reading.problem] : undefined;
  const range = field.kind === "number" ? rangeText(field) : undefined;
  const apply = () => {
    if ("value" in reading) onChange(reading.value);
  };
  const shared = {
    autoFocus: true,
    "aria-label": field.label,
    "aria-invalid": problem !== undefined,
    value: text,
    className:
      "w-full rounded-[7px] border border-line-strong bg-surface px-2.5 py-1 text-[13.5px] tabular-nums",
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      {isLong ? (
        <textarea rows={4} {...shared} onChange={(event) => setText(event.target.value)} />
      ) : (
        <div className="flex items-center gap-2">
          <input
            inputMode={field.kind === "number" ? "decimal" : "text"}
            {...shared}
            onChange={(event) => setText(event.target.value)}
          />
          {field.kind === "number" && field.unit !== undefined && (
            <span className="text-muted">{field.unit}</span>
          )}
        </div>
      )}
      <div className="mt-2 flex items-center justify-between gap-2">
        <p
          role="status"
          className={problem === undefined ? "text-[13px] text-muted" : "text-[13px] text-bad"}
        >
          {problem ?? range ?? ""}
        </p>
        <Button type="submit" look="primary" size="small" disabled={problem !== undefined}>
          {words.field.apply}
        </Button>
      </div>
    </form>
  );
}

/** The proper control for one argument: live choices, a number with its range, a switch, or text. */
export function ArgumentEditor({ field, value, onChange }: ArgumentEditorProps) {
  return (
    <div>
      <p className="font-medium">{field.label}</p>
      {field.description !== "" && <p className="mb-2 text-[13px] text-muted">{field.description}</p>}
      {field.kind === "entity" && <EntityPicker field={field} value={value} onChange={onChange} />}
      {field.kind === "choice" && (
        <OptionPicker
          options={field.options.map((id) => ({ id, label: id }))}
          isMany={field.isMany}
          value={value}
          onChange={onChange}
        />
      )}
      {field.kind === "switch" && <Switch label={field.label} isOn={value === true} onChange={onChange} />}
      {(field.kind === "number" || field.kind === "text" || field.kind === "json") && (
        <TypedEditor field={field} value={value} onChange={onChange} />
      )}
      {!field.isRequired && value !== undefined && (
        <Button look="quiet" size="small" className="mt-2 -ml-2.5" onClick={() => onChange(undefined)}>
          {words.field.unset}
        </Button>
      )}
    </div>
  );
}
