"use client";

import { X } from "lucide-react";
import * as Parts from "radix-ui/dialog";
import type { ReactNode } from "react";
import { words } from "#web/messages/words.ts";
import { classNames } from "./class-names.ts";
import { IconButton } from "./icon-button.tsx";

type SheetProps = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  side: "left" | "bottom";
  children: ReactNode;
};

const sides = {
  left: "inset-y-0 left-0 w-[min(320px,86vw)] border-r",
  bottom: "inset-x-0 bottom-0 max-h-[86vh] rounded-t-[12px] border-t",
};

/** A panel over a narrow screen. */
export function Sheet({ isOpen, onClose, title, side, children }: SheetProps) {
  return (
    <Parts.Root open={isOpen} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Parts.Portal>
        <Parts.Overlay className="fixed inset-0 z-40 bg-black/35 dark:bg-black/60" />
        <Parts.Content
          aria-describedby={undefined}
          className={classNames("appears fixed z-50 flex flex-col bg-surface shadow-float", sides[side])}
        >
          <header className="flex h-12 shrink-0 items-center gap-2 border-b pr-2 pl-4">
            <Parts.Title className="min-w-0 flex-1 truncate font-semibold">{title}</Parts.Title>
            <Parts.Close asChild>
              <IconButton label={words.common.close}>
                <X />
              </IconButton>
            </Parts.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
        </Parts.Content>
      </Parts.Portal>
    </Parts.Root>
  );
}
