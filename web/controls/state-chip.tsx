import { Ban, Check, CircleDashed, CircleDot, Clock, Minus, TriangleAlert, X } from "lucide-react";
import { classNames } from "./class-names.ts";

export type Tone = "good" | "wait" | "bad" | "run" | "quiet";

const tones: Record<Tone, { look: string; icon: typeof Check }> = {
  good: { look: "text-good bg-good/10", icon: Check },
  wait: { look: "text-wait bg-wait/12", icon: Clock },
  bad: { look: "text-bad bg-bad/10", icon: X },
  run: { look: "text-run bg-run/10", icon: CircleDot },
  quiet: { look: "text-muted bg-sunken", icon: Minus },
};

export const toneIcons = { failed: TriangleAlert, blocked: Ban, waiting: CircleDashed };

type StateChipProps = { tone: Tone; children: string; className?: string };

/** A state by colour, picture and word together. */
export function StateChip({ tone, children, className }: StateChipProps) {
  const { look, icon: Icon } = tones[tone];
  return (
    <span
      className={classNames(
        "inline-flex h-[22px] shrink-0 items-center gap-1 rounded-full px-2 text-[12px] font-medium whitespace-nowrap",
        look,
        className,
      )}
    >
      <Icon className="size-3" strokeWidth={2.5} aria-hidden />
      {children}
    </span>
  );
}
