import type { ReportHeadline } from "#domain/report.ts";
import type { RosterSlot } from "#domain/roster.ts";
import { words } from "#web/messages/words.ts";

type Known = { slots: RosterSlot[]; reports: ReportHeadline[]; suggestions: string[] };

const wanted = 4;

/** Four requests made from what is really there: a slot without a holder first, then what holds, and what was found. */
export function exampleRequests({ slots, reports, suggestions }: Known): string[] {
  const isEmpty = (name: string) => slots.some((slot) => slot.slot === name && slot.state === "empty");
  const held = slots.find((slot) => slot.state === "active");
  const newest = reports[0];
  const candidates = [
    ...(isEmpty("device-support") ? [words.welcome.headline] : []),
    ...suggestions,
    ...(held === undefined ? [] : [words.welcome.holds(held.slot)]),
    ...(newest === undefined ? [] : [words.welcome.last(newest.title)]),
    ...(held === undefined ? [] : [words.welcome.compare(held.slot)]),
    words.welcome.which,
    words.welcome.models,
    ...slots.slice(0, 1).map((slot) => words.welcome.holds(slot.slot)),
  ];
  return [...new Set(candidates)].slice(0, wanted);
}
