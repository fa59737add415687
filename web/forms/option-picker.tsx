"use client";

import { Check } from "lucide-react";
import { useState, type KeyboardEvent } from "react";
import { classNames } from "#web/controls/class-names.ts";
import { TextField } from "#web/controls/text-field.tsx";
import { words } from "#web/messages/words.ts";

type Option = { id: string; label: string };
type OptionPickerProps = {
  options: Option[];
  isMany: boolean;
  value: unknown;
  onChange: (value: unknown) => void;
};

const filterFrom = 8;

const toggled = (values: unknown[], id: string) =>
  values.includes(id) ? values.filter((item) => item !== id) : [...values, id];

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  const options = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=option]")];
  const next = options[options.findIndex((item) => item === document.activeElement) + step];
  event.preventDefault();
  next?.focus();
}

/** One or several of a list; a long list can be filtered. Arrow keys move, Enter or Space chooses. */
export function OptionPicker({ options, isMany, value, onChange }: OptionPickerProps) {
  const [filter, setFilter] = useState("");
  const chosen: unknown[] = isMany ? (Array.isArray(value) ? value : []) : [value];
  const shown = options.filter((option) =>
    `${option.label} ${option.id}`.toLowerCase().includes(filter.toLowerCase()),
  );
  const focusable = shown.find((option) => chosen.includes(option.id)) ?? shown[0];
  return (
    <div onKeyDown={moveFocus}>
      {options.length > filterFrom && (
        <div className="mb-1.5">
          <TextField
            label={words.field.filter}
            isLabelHidden
            placeholder={words.field.filter}
            value={filter}
            onChange={(event) => setFilter(event.target.value)}
          />
        </div>
      )}
      {shown.length === 0 && <p className="py-1 text-muted">{words.field.noOptions}</p>}
      {shown.length > 0 && (
        <ul
          role="listbox"
          aria-label={words.field.choose}
          aria-multiselectable={isMany}
          className="-mx-1 max-h-64 overflow-y-auto"
        >
          {shown.map((option) => {
            const isChosen = chosen.includes(option.id);
            const choose = () => onChange(isMany ? toggled(chosen, option.id) : option.id);
            return (
              <li
                key={option.id}
                role="option"
                aria-selected={isChosen}
                tabIndex={option === focusable ? 0 : -1}
                onClick={choose}
                onKeyDown={(event) => {
                  if (event.key !== "Enter" && event.key !== " ") return;
                  event.preventDefault();
                  choose();
                }}
                className="flex min-h-8 cursor-pointer items-center gap-2 rounded-[6px] px-2 py-1 hover:bg-sunken focus-visible:bg-sunken focus-visible:outline-offset-[-2px]"
              >
                <span className="min-w-0 flex-1">
                  <span className="block truncate">{option.label}</span>
                  {option.label !== option.id && (
                    <span className="block truncate font-mono text-[12px] text-muted">{option.id}</span>
                  )}
                </span>
                <Check
                  className={classNames("size-4 shrink-0 text-accent-ink", !isChosen && "invisible")}
                  aria-hidden
                />
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
