"use client";

import { Menu as MenuIcon } from "lucide-react";
import { useState } from "react";
import { IconButton } from "#web/controls/icon-button.tsx";
import { Sheet } from "#web/controls/sheet.tsx";
import { PlaceTitle } from "#web/frame/place-title.tsx";
import { words } from "#web/messages/words.ts";
import { ConversationList } from "./conversation-list.tsx";

type ThreadHeaderProps = { title: string; model?: string | undefined };

/** The conversation's title in the top bar, and the model's name when it talks straight to one. */
export function ThreadHeader({ title, model }: ThreadHeaderProps) {
  const [isOpen, setIsOpen] = useState(false);
  const shown = title === "" ? words.threads.untitled : title;
  return (
    <PlaceTitle title={shown}>
      <IconButton
        label={words.frame.openConversations}
        className="-ml-1.5 lg:hidden"
        onClick={() => setIsOpen(true)}
      >
        <MenuIcon />
      </IconButton>
      <h1 className="truncate font-medium">{shown}</h1>
      {model !== undefined && (
        <span
          title={words.chat.talksTo(model)}
          className="truncate rounded-full border border-accent/50 px-2 font-mono text-[12px] leading-5 text-accent-ink"
        >
          {model}
        </span>
      )}
      <Sheet isOpen={isOpen} onClose={() => setIsOpen(false)} title={words.threads.list} side="left">
        <div
          onClick={(event) =>
            event.target instanceof Element && event.target.closest("a") !== null && setIsOpen(false)
          }
        >
          <ConversationList />
        </div>
      </Sheet>
    </PlaceTitle>
  );
}
