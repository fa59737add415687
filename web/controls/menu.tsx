"use client";

import * as Parts from "radix-ui/dropdown-menu";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type MenuItem = { label: string; icon: ReactNode; onSelect: () => void; isDanger?: boolean };

type MenuProps = { trigger: ReactNode; items: MenuItem[]; align?: "start" | "end" };

/** A short list of actions behind one button. */
export function Menu({ trigger, items, align = "end" }: MenuProps) {
  return (
    <Parts.Root>
      <Parts.Trigger asChild>{trigger}</Parts.Trigger>
      <Parts.Portal>
        <Parts.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="appears z-50 min-w-40 rounded-[9px] border bg-raised p-1 shadow-float"
        >
          {items.map((item) => (
            <Parts.Item
              key={item.label}
              onSelect={item.onSelect}
              className={classNames(
                "flex h-8 cursor-pointer items-center gap-2.5 rounded-[6px] px-2 outline-none data-[highlighted]:bg-sunken [&_svg]:size-4 [&_svg]:opacity-80",
                item.isDanger === true && "text-bad",
              )}
            >
              {item.icon}
              {item.label}
            </Parts.Item>
          ))}
        </Parts.Content>
      </Parts.Portal>
    </Parts.Root>
  );
}
