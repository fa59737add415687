"use client";

import { X } from "lucide-react";
import * as Parts from "radix-ui/dialog";
import type { ReactNode } from "react";
import { words } from "#web/messages/words.ts";
import { IconButton } from "./icon-button.tsx";

type DialogProps = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  description?: string;
  children: ReactNode;
};

/** A question or a list above the page; Esc and a click outside leave it. */
export function Dialog({ isOpen, onClose, title, description, children }: DialogProps) {
  return (
    <Parts.Root open={isOpen} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Parts.Portal>
        <Parts.Overlay className="fixed inset-0 z-40 bg-black/35 dark:bg-black/60" />
        <Parts.Content
          {...(description === undefined ? { "aria-describedby": undefined } : {})}
          className="appears fixed top-[14vh] left-1/2 z-50 flex max-h-[76vh] w-[min(480px,calc(100vw-24px))] -translate-x-1/2 flex-col overflow-hidden rounded-[10px] border bg-raised shadow-float"
        >
          <header className="flex items-start gap-3 px-5 pt-4">
            <div className="min-w-0 flex-1">
              <Parts.Title className="text-[15px] font-semibold">{title}</Parts.Title>
              {description !== undefined && (
                <Parts.Description className="mt-1 text-muted">{description}</Parts.Description>
              )}
            </div>
            <Parts.Close asChild>
              <IconButton label={words.common.close} className="-mt-1 -mr-2">
                <X />
              </IconButton>
            </Parts.Close>
          </header>
          <div className="overflow-y-auto px-5 pt-3 pb-5">{children}</div>
        </Parts.Content>
      </Parts.Portal>
    </Parts.Root>
  );
}
