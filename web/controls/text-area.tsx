"use client";

import type { ComponentProps } from "react";

type TextAreaProps = ComponentProps<"textarea"> & { label: string };

export function TextArea({ label, ...rest }: TextAreaProps) {
  return (
    <label className="block">
      <span className="mb-1 block text-[13px] text-muted">{label}</span>
      <textarea
        rows={3}
        className="w-full resize-y rounded-[7px] border border-line-strong bg-surface px-2.5 py-1.5 text-[13.5px] placeholder:text-muted focus-visible:outline-offset-0"
        {...rest}
      />
    </label>
  );
}
