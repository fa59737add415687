import { chat } from "./en/chat.ts";
import { frame } from "./en/frame.ts";
import { plan } from "./en/plan.ts";
import { report } from "./en/report.ts";
import { roster } from "./en/roster.ts";

/** Every word the app shows but the data hub's. Another language is another object of this type. */
export const en = { ...frame, ...chat, ...plan, ...report, ...roster };

export type Messages = typeof en;
