"use client";

import type { KeyboardEvent, ReactNode } from "react";
import { classNames } from "#web/controls/class-names.ts";
import { RelativeTime } from "#web/controls/relative-time.tsx";
import { StateChip, type Tone } from "#web/controls/state-chip.tsx";

type CardFrameProps = {
  /** The card's kind and name for those who do not see it. */
  label: string;
  icon: ReactNode;
  title: ReactNode;
  chip?: { tone: Tone; text: string } | undefined;
  at?: string | undefined;
  children?: ReactNode;
  footStart?: ReactNode;
  actions?: ReactNode;
  /** Draws the eye: something waits for a person here. */
  isWaiting?: boolean;
};

/** A letter presses the card's button of that letter while the card itself has the focus. */
function pressByLetter(event: KeyboardEvent<HTMLElement>): void {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
  const button = event.currentTarget.querySelector<HTMLButtonElement>(
    `[data-key="${CSS.escape(event.key)}"]`,
  );
  if (button === null || button.disabled) return;
  event.preventDefault();
  event.stopPropagation();
  button.click();
}

/** The anatomy every card shares: picture, title in words, state, time; body; actions at the right of the foot. */
export function CardFrame({
  label,
  icon,
  title,
  chip,
  at,
  children,
  footStart,
  actions,
  isWaiting = false,
}: CardFrameProps) {
  return (
    <article
      data-card=""
      tabIndex={0}
      aria-label={label}
      onKeyDown={pressByLetter}
      className={classNames(
        "@container rounded-card border bg-surface focus-visible:rounded-card",
        isWaiting && "border-line-strong shadow-[0_1px_4px_oklch(0.2_0.01_60/0.06)]",
      )}
    >
      <header className="flex items-start gap-3 px-4 pt-3 pb-2.5">
        <span aria-hidden className="mt-[3px] text-muted [&_svg]:size-4">
          {icon}
        </span>
        <h3 className="min-w-0 flex-1 text-[15px] leading-snug font-medium break-words">{title}</h3>
        <div className="flex shrink-0 items-center gap-2.5">
          {at !== undefined && (
            <RelativeTime at={at} className="hidden text-[12.5px] text-muted @md:inline" />
          )}
          {chip !== undefined && <StateChip tone={chip.tone}>{chip.text}</StateChip>}
        </div>
      </header>
      {children}
      {(footStart !== undefined || actions !== undefined) && (
        <footer className="flex flex-wrap items-center justify-end gap-x-3 gap-y-2 border-t px-4 py-2.5">
          {footStart !== undefined && (
            <div className="min-w-0 flex-1 basis-full text-[13px] text-muted @lg:basis-0">{footStart}</div>
          )}
          {/* The words of a last button without a border end where the card's words end. */}
          <div className="ml-auto flex flex-wrap justify-end gap-2 [&>[data-look=quiet]:last-child]:-mr-2.5">
            {actions}
          </div>
        </footer>
      )}
    </article>
  );
}
