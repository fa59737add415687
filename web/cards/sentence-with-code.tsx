import { Fragment } from "react";
import { keepTogether } from "#web/messages/format.ts";

/** A sentence of the platform's own, whose names stand between back-ticks. */
export function SentenceWithCode({ text }: { text: string }) {
  return keepTogether(text)
    .split("`")
    .map((part, index) =>
      index % 2 === 1 ? (
        <code key={index} className="font-mono text-[0.92em] break-words">
          {part}
        </code>
      ) : (
        <Fragment key={index}>{part}</Fragment>
      ),
    );
}
