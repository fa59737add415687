import { Check, X } from "lucide-react";
import type { Gate } from "#domain/roster.ts";
import { classNames } from "#web/controls/class-names.ts";
import { keepTogether } from "#web/messages/format.ts";
import { words } from "#web/messages/words.ts";

function Gauge({ label, text }: { label: string; text: string }) {
  return (
    <span className="min-w-0 break-words tabular-nums">
      <span className="text-muted">{label} </span>
      {keepTogether(text)}
    </span>
  );
}

/** The gates in little room, those that failed first: what was measured, what is required. */
export function GateList({ gates }: { gates: Gate[] }) {
  const failedFirst = gates.toSorted((left, right) => Number(left.passed) - Number(right.passed));
  return (
    <ul aria-label={words.approval.gates} className="mt-1.5 divide-y divide-line text-[13px]">
      {failedFirst.map((gate) => {
        const Icon = gate.passed ? Check : X;
        return (
          <li
            key={gate.name}
            className="grid grid-cols-[16px_1fr] gap-x-2 py-1.5 @lg:grid-cols-[16px_minmax(0,1.1fr)_minmax(0,1fr)_minmax(0,1fr)]"
          >
            <Icon
              className={classNames("mt-[3px] size-3.5", gate.passed ? "text-good" : "text-bad")}
              strokeWidth={2.5}
              aria-hidden
            />
            <span className="font-medium">
              <span className="sr-only">{gate.passed ? words.approval.pass : words.approval.fail}: </span>
              {gate.title}
            </span>
            <span className="contents max-@lg:[&>*]:col-start-2">
              <Gauge label={words.approval.measured} text={gate.value} />
              <Gauge label={words.approval.required} text={gate.threshold} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
