"use client";

import { Command } from "cmdk";
import { Database, Keyboard, MessageSquare, MessageSquarePlus, Sparkle, SunMoon } from "lucide-react";
import { useTheme } from "next-themes";
import { useState, type ReactNode } from "react";
import { toast } from "sonner";
import { dataPlaces } from "#web/data/data-places.ts";
import { createThread, sendMessage } from "#web/data-access/actions.ts";
import { useThreads } from "#web/data-access/queries.ts";
import { words } from "#web/messages/words.ts";
import { usePlace } from "./use-place.ts";
import { workspaces } from "./workspaces.ts";

type PaletteProps = { onClose: () => void; onShortcuts: () => void };

const itemLook =
  "flex h-9 cursor-pointer items-center gap-2.5 rounded-[7px] px-2.5 data-[selected=true]:bg-sunken [&_svg]:size-4 [&_svg]:text-muted";
const groupLook =
  "[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-[12px] [&_[cmdk-group-heading]]:text-muted";

function Item({
  value,
  icon,
  onSelect,
  children,
}: {
  value: string;
  icon: ReactNode;
  onSelect: () => void;
  children: ReactNode;
}) {
  return (
    <Command.Item value={value} onSelect={onSelect} className={itemLook}>
      {icon}
      <span className="truncate">{children}</span>
    </Command.Item>
  );
}

/** Go somewhere, do something, or ask: one field for all three. */
export function Palette({ onClose, onShortcuts }: PaletteProps) {
  const place = usePlace();
  const { resolvedTheme, setTheme } = useTheme();
  const [text, setText] = useState("");
  const threads = useThreads("").data ?? [];
  const done = (action: () => void) => () => {
    onClose();
    action();
  };
  const ask = async () => {
    try {
      const thread = await createThread();
      await sendMessage(thread.id, text);
      place.go(`/chat?thread=${thread.id}`);
    } catch (error) {
      toast.error(error instanceof Error ? error.message : words.common.failed);
    }
  };
  return (
    <Command.Dialog
      open
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      label={words.palette.title}
      overlayClassName="fixed inset-0 z-40 bg-black/35 dark:bg-black/60"
      contentClassName="appears fixed top-[14vh] left-1/2 z-50 w-[min(560px,calc(100vw-24px))] -translate-x-1/2 overflow-hidden rounded-[11px] border bg-raised shadow-float"
    >
      <Command.Input
        value={text}
        onValueChange={setText}
        placeholder={words.palette.placeholder}
        className="h-12 w-full border-b bg-transparent px-4 text-[15px] outline-none placeholder:text-muted"
      />
      <Command.List className="max-h-[50vh] overflow-y-auto p-1.5">
        <Command.Group heading={words.palette.go} className={groupLook}>
          {workspaces.map(({ href, label, icon: Icon }) => (
            <Item key={href} value={`go ${label}`} icon={<Icon />} onSelect={done(() => place.go(href))}>
              {label}
            </Item>
          ))}
          {dataPlaces.slice(1).map(({ href, label }) => (
            <Item
              key={href}
              value={`go ${words.places.data} ${label}`}
              icon={<Database />}
              onSelect={done(() => place.go(href))}
            >
              {`${words.places.data} › ${label}`}
            </Item>
          ))}
        </Command.Group>
        <Command.Group heading={words.palette.act} className={groupLook}>
          <Item
            value={words.palette.newThread}
            icon={<MessageSquarePlus />}
            onSelect={done(() => place.go("/chat"))}
          >
            {words.palette.newThread}
          </Item>
          <Item
            value={words.palette.theme}
            icon={<SunMoon />}
            onSelect={done(() => setTheme(resolvedTheme === "dark" ? "light" : "dark"))}
          >
            {words.palette.theme}
          </Item>
          <Item value={words.palette.shortcuts} icon={<Keyboard />} onSelect={done(onShortcuts)}>
            {words.palette.shortcuts}
          </Item>
        </Command.Group>
        <Command.Group heading={words.palette.conversations} className={groupLook}>
          {threads.slice(0, 30).map((thread) => (
            <Item
              key={thread.id}
              value={`${thread.title} ${thread.id}`}
              icon={<MessageSquare />}
              onSelect={done(() => place.go(`/chat?thread=${thread.id}`))}
            >
              {thread.title === "" ? words.threads.untitled : thread.title}
            </Item>
          ))}
        </Command.Group>
        {text.trim() !== "" && (
          <Command.Group heading={words.palette.ask} className={groupLook} forceMount>
            <Command.Item
              value={`ask ${text}`}
              forceMount
              onSelect={done(() => void ask())}
              className={itemLook}
            >
              <Sparkle />
              <span className="truncate">{words.palette.askText(text)}</span>
            </Command.Item>
          </Command.Group>
        )}
      </Command.List>
    </Command.Dialog>
  );
}
