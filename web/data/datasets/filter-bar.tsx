"use client";

import { X } from "lucide-react";
import { useState, type FormEvent } from "react";
import type { Field } from "#domain/dataset.ts";
import { Button } from "#web/controls/button.tsx";
import { SelectField } from "#web/controls/select-field.tsx";
import { TextField } from "#web/controls/text-field.tsx";
import type { RowFilter } from "#web/data-access/data-queries.ts";
import { dataHubWords } from "#web/messages/data-hub-words.ts";
import { words } from "#web/messages/words.ts";
import { filterOf } from "./row-filters.ts";

const { rowsView } = dataHubWords;

type FilterBarProps = { fields: Field[]; filters: RowFilter[]; onChange: (filters: RowFilter[]) => void };

const textOf = ({ field, op, value }: RowFilter) =>
  `${field.replaceAll("_", " ")} ${op === "is" ? "=" : rowsView.contains} ${typeof value === "boolean" ? (value ? words.common.yes : words.common.no) : String(value)}`;

function valuesOf(field: Field | undefined): { value: string; label: string }[] | undefined {
  if (field?.type === "boolean")
    return [
      { value: "true", label: words.common.yes },
      { value: "false", label: words.common.no },
    ];
  return field?.values?.map((value) => ({ value, label: value }));
}

/** Which rows are shown: conditions that all must hold, each to be taken away again. */
export function FilterBar({ fields, filters, onChange }: FilterBarProps) {
  const [name, setName] = useState(
    fields.find((field) => field.values !== undefined)?.name ?? fields[0]?.name,
  );
  const [text, setText] = useState("");
  const field = fields.find((item) => item.name === name);
  const options = valuesOf(field);
  const next = field === undefined ? undefined : filterOf(field, text);
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (next === undefined) return;
    onChange([...filters.filter((filter) => filter.field !== next.field), next]);
    setText("");
  };
  return (
    <div className="border-t px-4 py-2.5 md:px-5">
      <form onSubmit={add} className="flex flex-wrap items-center gap-2">
        <SelectField
          label={rowsView.filterField}
          value={name ?? ""}
          options={fields.map((item) => ({ value: item.name, label: item.name.replaceAll("_", " ") }))}
          onChange={(value) => {
            setName(value);
            setText("");
          }}
        />
        {options === undefined ? (
          <div className="w-44 max-sm:flex-1">
            <TextField
              label={rowsView.filterValue}
              isLabelHidden
              placeholder={rowsView.filterValue}
              inputMode={field?.type === "number" ? "decimal" : "text"}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </div>
        ) : (
          <SelectField
            label={rowsView.filterValue}
            value={text}
            options={[{ value: "", label: rowsView.filterValue }, ...options]}
            onChange={setText}
          />
        )}
        <Button type="submit" disabled={next === undefined}>
          {rowsView.add}
        </Button>
      </form>
      {filters.length > 0 && (
        <ul className="mt-2 flex flex-wrap gap-1.5">
          {filters.map((filter) => (
            <li key={filter.field}>
              <button
                type="button"
                aria-label={rowsView.remove(textOf(filter))}
                onClick={() => onChange(filters.filter((item) => item !== filter))}
                className="inline-flex min-h-7 items-center gap-1.5 rounded-full border border-line-strong bg-surface py-0.5 pr-2 pl-3 text-[13px] hover:bg-sunken"
              >
                {textOf(filter)}
                <X className="size-3.5 text-muted" aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
