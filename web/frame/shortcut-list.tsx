"use client";

import { Dialog } from "#web/controls/dialog.tsx";
import { words } from "#web/messages/words.ts";

type ShortcutListProps = { isOpen: boolean; onClose: () => void };

export function ShortcutList({ isOpen, onClose }: ShortcutListProps) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={words.shortcuts.title}>
      <div tabIndex={0} className="space-y-4 outline-offset-4">
        {words.shortcuts.groups.map((group) => (
          <section key={group.name}>
            <h3 className="mb-1 text-[13px] text-muted">{group.name}</h3>
            <dl className="divide-y">
              {group.keys.map(([keys = "", meaning = ""]) => (
                <div key={keys} className="flex items-center justify-between gap-4 py-1.5">
                  <dt>{meaning}</dt>
                  <dd className="flex gap-1">
                    {keys.split(" ").map((key) => (
                      <kbd
                        key={key}
                        className="min-w-6 rounded-[5px] border bg-sunken px-1.5 text-center font-sans text-[12px] leading-5"
                      >
                        {key}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
