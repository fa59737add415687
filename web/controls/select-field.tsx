"use client";

import { ChevronDown } from "lucide-react";

type Option = { value: string; label: string };
type SelectFieldProps = {
  /** For those who do not see it: what is chosen says what it is. */
  label: string;
  value: string;
  options: Option[];
  onChange: (value: string) => void;
};

/** One of a short list, as the browser itself offers it. */
export function SelectField({ label, value, options, onChange }: SelectFieldProps) {
  return (
    <span className="relative inline-flex max-w-full">
      <select
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="h-8 max-w-52 cursor-pointer appearance-none truncate rounded-[7px] border border-line-strong bg-surface pr-8 pl-2.5 text-[13.5px] focus-visible:outline-offset-0"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown className="pointer-events-none absolute top-2 right-2.5 size-4 text-muted" aria-hidden />
    </span>
  );
}
