import { Fragment, type ReactNode } from "react";
import { markWords, type MarkedPart } from "./mark-words.ts";

export const Mark = ({ children }: { children: ReactNode }) => (
  <mark className="rounded-[3px] bg-accent/20 px-px text-ink">{children}</mark>
);

/** Parts of a text, some of them marked. */
export function MarkedParts({ parts }: { parts: MarkedPart[] }) {
  return parts.map((part, index) =>
    part.isMarked ? <Mark key={index}>{part.text}</Mark> : <Fragment key={index}>{part.text}</Fragment>,
  );
}

/** A text with the question's words marked. */
export function MarkedText({ text, stems }: { text: string; stems: ReadonlySet<string> }) {
  return <MarkedParts parts={markWords(text, stems)} />;
}
