import { Check, X } from "lucide-react";
import type { Gate } from "#domain/roster.ts";
import { classNames } from "#web/controls/class-names.ts";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { keepTogether } from "#web/messages/format.ts";
import { words } from "#web/messages/words.ts";
import { escapeOdd, evidenceLink } from "./approval-evidence.ts";

/** What kind of thing it is; its whole address stands in the title. */
function Evidence({ evidence }: { evidence: string }) {
  const href = evidenceLink(evidence);
  const label = words.approval.evidenceOf[/^\w+/.exec(evidence)?.[0] ?? ""] ?? escapeOdd(evidence);
  if (href === undefined)
    return (
      <span className="block max-w-44 truncate text-muted" title={evidence}>
        {label}
      </span>
    );
  return (
    <PlaceLink
      href={href}
      title={evidence}
      className="inline-flex min-h-7 items-center whitespace-nowrap text-accent-ink underline underline-offset-[3px]"
    >
      {label}
    </PlaceLink>
  );
}

/** The gates: what was measured, what is required, and where it is stored. */
export function GateTable({ gates }: { gates: Gate[] }) {
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={words.approval.gates}>
      <table className="w-full min-w-[520px] text-[13px]">
        <thead>
          <tr className="border-b text-left text-muted">
            <th className="py-1 pr-3 font-normal">{words.approval.gate}</th>
            <th className="py-1 pr-3 font-normal">{words.approval.value}</th>
            <th className="py-1 pr-3 font-normal">{words.approval.threshold}</th>
            <th className="py-1 font-normal">{words.approval.evidence}</th>
          </tr>
        </thead>
        <tbody>
          {gates.map((gate) => (
            <tr key={gate.name} className="border-b align-baseline last:border-0">
              <td className="py-1.5 pr-3">
                <span
                  className={classNames(
                    "inline-flex items-center gap-1.5 font-medium",
                    gate.passed ? "text-good" : "text-bad",
                  )}
                >
                  {gate.passed ? (
                    <Check className="size-3.5 shrink-0" strokeWidth={2.5} aria-hidden />
                  ) : (
                    <X className="size-3.5 shrink-0" strokeWidth={2.5} aria-hidden />
                  )}
                  <span className="sr-only">{gate.passed ? words.approval.pass : words.approval.fail}: </span>
                  <span className="text-ink">{gate.title}</span>
                </span>
              </td>
              <td className="py-1.5 pr-3">{keepTogether(gate.value)}</td>
              <td className="py-1.5 pr-3 text-muted">{keepTogether(gate.threshold)}</td>
              <td className="py-1.5">
                <Evidence evidence={gate.evidence} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
