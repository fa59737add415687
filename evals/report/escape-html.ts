import { showText } from "./show-text.ts";

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Untrusted text for an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return showText(text).replaceAll(/[&<>"']/g, (character) => entities[character] ?? "");
}

/** A sentence with its numbers: words between backticks become code, and `n = 240`, `p < .001`, `95 %` stay on one line. */
export function escapeSentence(text: string): string {
  const joined = text
    .replaceAll(/\b([np]) ([=<]) (?=[.\d])/g, "$1\u00A0$2\u00A0")
    .replaceAll(/(\d) %/g, "$1\u00A0%");
  return escapeHtml(joined).replaceAll(/`([^`]+)`/g, "<code>$1</code>");
}
