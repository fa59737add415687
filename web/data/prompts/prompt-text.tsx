import type { PromptPart } from "./fill-blanks.ts";

/** A prompt's text with its blanks set off from its own words. */
export function PromptText({ parts, label }: { parts: PromptPart[]; label: string }) {
  return (
    <section className="mt-4">
      <h4 className="mb-1 text-[13px] text-muted">{label}</h4>
      <p className="rounded-[7px] border bg-canvas px-3.5 py-2.5 text-[14px] break-words whitespace-pre-wrap">
        {parts.map((part, index) =>
          part.variable === undefined ? (
            part.text
          ) : (
            <span key={index} title={part.variable} className="rounded-[3px] bg-accent/15 px-0.5">
              {part.text}
            </span>
          ),
        )}
      </p>
    </section>
  );
}
