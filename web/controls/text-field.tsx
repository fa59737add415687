"use client";

import type { ComponentProps, Ref } from "react";
import { classNames } from "./class-names.ts";

type TextFieldProps = ComponentProps<"input"> & {
  label: string;
  isLabelHidden?: boolean;
  ref?: Ref<HTMLInputElement>;
};

export function TextField({ label, isLabelHidden = false, className, ...rest }: TextFieldProps) {
  return (
    <label className="block">
      <span className={isLabelHidden ? "sr-only" : "mb-1 block text-[13px] text-muted"}>{label}</span>
      <input
        className={classNames(
          "h-8 w-full rounded-[7px] border border-line-strong bg-surface px-2.5 text-[13.5px] placeholder:text-muted focus-visible:outline-offset-0",
          className,
        )}
        {...rest}
      />
    </label>
  );
}
