"use client";

import { Ellipsis, Pencil, Pin, PinOff, Trash2 } from "lucide-react";
import { useState } from "react";
import type { Thread } from "#domain/thread.ts";
import { classNames } from "#web/controls/class-names.ts";
import { IconButton } from "#web/controls/icon-button.tsx";
import { Menu } from "#web/controls/menu.tsx";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { words } from "#web/messages/words.ts";

type ConversationRowProps = {
  thread: Thread;
  isCurrent: boolean;
  onRename: (title: string) => void;
  onPin: () => void;
  onDelete: () => void;
};

function RenameField({ title, onDone }: { title: string; onDone: (title: string | undefined) => void }) {
  const [text, setText] = useState(title);
  return (
    <input
      autoFocus
      aria-label={words.threads.title}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={() => onDone(text)}
      onKeyDown={(event) => {
        if (event.key === "Enter") onDone(text);
        if (event.key === "Escape") onDone(undefined);
      }}
      className="h-8 w-full rounded-[7px] border border-line-strong bg-surface px-2"
    />
  );
}

export function ConversationRow({ thread, isCurrent, onRename, onPin, onDelete }: ConversationRowProps) {
  const [isRenaming, setIsRenaming] = useState(false);
  const title = thread.title === "" ? words.threads.untitled : thread.title;
  if (isRenaming) {
    return (
      <li className="px-1 py-0.5">
        <RenameField
          title={thread.title}
          onDone={(text) => {
            setIsRenaming(false);
            if (text !== undefined && text.trim() !== "" && text !== thread.title) onRename(text.trim());
          }}
        />
      </li>
    );
  }
  return (
    <li
      className={classNames("group relative rounded-[7px]", isCurrent ? "bg-sunken" : "hover:bg-sunken/60")}
    >
      <PlaceLink
        href={`/chat?thread=${thread.id}`}
        title={title}
        {...(isCurrent ? { "aria-current": "page" as const } : {})}
        onDoubleClick={() => setIsRenaming(true)}
        className={classNames(
          "flex h-8 items-center gap-2 rounded-[7px] pr-8 pl-2.5",
          isCurrent && "font-medium",
        )}
      >
        {thread.active_run_id !== undefined && (
          <span title={words.threads.running} className="size-1.5 shrink-0 rounded-full bg-run" />
        )}
        <span className="truncate">{title}</span>
      </PlaceLink>
      <div className="absolute top-0 right-0 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 has-[[data-state=open]]:opacity-100">
        <Menu
          trigger={
            <IconButton label={words.threads.menu(title)}>
              <Ellipsis />
            </IconButton>
          }
          items={[
            {
              label: words.threads.rename,
              icon: <Pencil />,
              onSelect: () => setTimeout(() => setIsRenaming(true), 0),
            },
            thread.pinned
              ? { label: words.threads.unpin, icon: <PinOff />, onSelect: onPin }
              : { label: words.threads.pin, icon: <Pin />, onSelect: onPin },
            { label: words.threads.delete, icon: <Trash2 />, onSelect: onDelete, isDanger: true },
          ]}
        />
      </div>
    </li>
  );
}
