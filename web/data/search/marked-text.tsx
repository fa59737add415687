import { Fragment } from "react";
import { markWords } from "./mark-words.ts";

/** A text with the question's words marked. */
export function MarkedText({ text, stems }: { text: string; stems: ReadonlySet<string> }) {
  return markWords(text, stems).map((part, index) =>
    part.isMarked ? (
      <mark key={index} className="rounded-[3px] bg-accent/20 px-px text-ink">
        {part.text}
      </mark>
    ) : (
      <Fragment key={index}>{part.text}</Fragment>
    ),
  );
}
