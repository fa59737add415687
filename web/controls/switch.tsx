"use client";

import { classNames } from "./class-names.ts";

type SwitchProps = { label: string; isOn: boolean; onChange: (isOn: boolean) => void };

export function Switch({ label, isOn, onChange }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      onClick={() => onChange(!isOn)}
      className="inline-flex h-8 items-center gap-2.5 rounded-[7px] px-1 text-[13.5px]"
    >
      <span
        className={classNames(
          "relative h-[18px] w-8 rounded-full transition-colors duration-100",
          isOn ? "bg-accent-fill" : "bg-line-strong",
        )}
      >
        <span
          className={classNames(
            "absolute top-[2px] left-[2px] size-[14px] rounded-full bg-white shadow-sm transition-transform duration-100",
            isOn && "translate-x-[14px]",
          )}
        />
      </span>
      {label}
    </button>
  );
}
