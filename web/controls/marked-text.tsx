import { Fragment } from "react";
import { markWords, type MarkedPart } from "./mark-words.ts";

/** Parts of a text, some of them marked. */
export function MarkedParts({ parts }: { parts: MarkedPart[] }) {
  return parts.map((part, index) =>
    part.isMarked ? (
      <mark key={index} className="rounded-[3px] bg-accent/20 px-px text-ink">
        {part.text}
      </mark>
    ) : (
      <Fragment key={index}>{part.text}</Fragment>
    ),
  );
}

/** A text with the question's words marked. */
export function MarkedText({ text, stems }: { text: string; stems: ReadonlySet<string> }) {
  return <MarkedParts parts={markWords(text, stems)} />;
}
