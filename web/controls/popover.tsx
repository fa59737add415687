"use client";

import * as Parts from "radix-ui/popover";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

type PopoverProps = {
  trigger: ReactNode;
  label: string;
  children: ReactNode;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  align?: "start" | "center" | "end";
  className?: string;
};

/** Something small that floats beside what opened it. `trigger` is one button. */
export function Popover({
  trigger,
  label,
  children,
  isOpen,
  onOpenChange,
  align = "start",
  className,
}: PopoverProps) {
  return (
    <Parts.Root
      {...(isOpen === undefined ? {} : { open: isOpen })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      <Parts.Trigger asChild>{trigger}</Parts.Trigger>
      <Parts.Portal>
        <Parts.Content
          aria-label={label}
          align={align}
          sideOffset={6}
          collisionPadding={12}
          className={classNames(
            "appears z-50 max-h-[var(--radix-popover-content-available-height)] w-72 overflow-y-auto rounded-[10px] border bg-raised p-3 shadow-float outline-none",
            className,
          )}
        >
          {children}
        </Parts.Content>
      </Parts.Portal>
    </Parts.Root>
  );
}
