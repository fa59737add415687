import { ChartNoAxesColumn, Database, Inbox, ListOrdered, MessageSquare } from "lucide-react";
import { words } from "#web/messages/words.ts";

/** The places of the app, with the letter that `g` takes there. Only what exists is listed. */
export const workspaces = [
  { href: "/chat", label: words.places.chat, icon: MessageSquare, letter: "c", isInRail: true },
  {
    href: "/evaluation",
    label: words.places.evaluation,
    icon: ChartNoAxesColumn,
    letter: "e",
    isInRail: true,
  },
  { href: "/roster", label: words.places.roster, icon: ListOrdered, letter: "r", isInRail: true },
  { href: "/data", label: words.places.data, icon: Database, letter: "d", isInRail: true },
  { href: "/inbox", label: words.places.inbox, icon: Inbox, letter: "i", isInRail: false },
] as const;

/** A workspace's parts are in it; the chat is also the page at the root. */
export const isAt = (pathname: string, href: string) =>
  pathname === href || pathname.startsWith(`${href}/`) || (href === "/chat" && pathname === "/");
