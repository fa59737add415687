import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

type DisclosureProps = { summary: ReactNode; children: ReactNode };

/** What opens on demand. */
export function Disclosure({ summary, children }: DisclosureProps) {
  return (
    <details className="group min-w-0 flex-1">
      <summary className="flex min-h-8 cursor-pointer list-none items-center gap-1.5 rounded-[6px] text-[13px] text-muted hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight
          className="size-3.5 shrink-0 transition-transform duration-100 group-open:rotate-90"
          aria-hidden
        />
        {summary}
      </summary>
      {children}
    </details>
  );
}
