"use client";

import { useState } from "react";
import type { Report } from "#domain/report.ts";
import { Button } from "#web/controls/button.tsx";
import { EmptyNote } from "#web/controls/empty-note.tsx";
import { FailureNote } from "#web/controls/failure-note.tsx";
import { SkeletonLines } from "#web/controls/skeleton-lines.tsx";
import { Switch } from "#web/controls/switch.tsx";
import { usePlace } from "#web/frame/use-place.ts";
import { words } from "#web/messages/words.ts";
import { ItemRow } from "./item-row.tsx";
import { filterPairs } from "./pair-items.ts";
import { useItemPairs } from "./use-item-pairs.ts";

const page = 40;

type ChoicesProps = {
  label: string;
  values: string[];
  chosen: string | undefined;
  onChoose: (value: string | undefined) => void;
  hasAll: boolean;
};

function Choices({ label, values, chosen, onChoose, hasAll }: ChoicesProps) {
  const all = hasAll ? [undefined, ...values] : values;
  return (
    <div role="group" aria-label={label} className="flex flex-wrap gap-1">
      {all.map((value) => (
        <Button
          key={value ?? ""}
          size="small"
          look={value === chosen ? "secondary" : "quiet"}
          aria-pressed={value === chosen}
          onClick={() => onChoose(value)}
        >
          {value ?? words.report.all}
        </Button>
      ))}
    </div>
  );
}

/** What the two figures at the end of each row are. */
function ItemHead() {
  return (
    <p aria-hidden className="flex justify-end gap-3 px-3 pb-1 text-[12px] text-muted">
      <span className="w-16 text-right">{words.report.baseline}</span>
      <span>→</span>
      <span className="w-16 text-right">{words.report.candidate}</span>
    </p>
  );
}

/** Every item of a suite, answer beside answer; by default only where they differ. */
export function ItemDrillDown({ report }: { report: Report }) {
  const place = usePlace();
  const opened = place.read("item");
  const [suite, setSuite] = useState(report.suites[0] ?? "");
  const [task, setTask] = useState<string>();
  const [differOnly, setDifferOnly] = useState(opened === undefined);
  const [count, setCount] = useState(page);
  const { data: pairs, error, refetch } = useItemPairs(report, suite);
  if (error !== null) return <FailureNote failure={error} onRetry={() => void refetch()} />;
  const tasks = [...new Set((pairs ?? []).map((pair) => pair.task))];
  const shown = filterPairs(pairs ?? [], { differOnly, task });
  const chooseSuite = (value: string | undefined) => {
    setSuite(value ?? suite);
    setTask(undefined);
    setCount(page);
  };
  return (
    <div>
      <div className="mb-2.5 flex flex-wrap items-center gap-x-4 gap-y-1.5">
        {report.suites.length > 1 && (
          <Choices
            label={words.report.suite}
            values={report.suites}
            chosen={suite}
            onChoose={chooseSuite}
            hasAll={false}
          />
        )}
        {tasks.length > 1 && (
          <Choices label={words.report.task} values={tasks} chosen={task} onChoose={setTask} hasAll />
        )}
        <Switch label={words.report.differOnly} isOn={differOnly} onChange={setDifferOnly} />
        {pairs !== undefined && (
          <span className="ml-auto text-[13px] text-muted tabular-nums">
            {words.report.shown(shown.length, pairs.length)}
          </span>
        )}
      </div>
      {pairs === undefined && <SkeletonLines count={6} height={40} />}
      {pairs !== undefined && shown.length === 0 && (
        <EmptyNote title={differOnly ? words.report.noDiffer : words.report.noItems} />
      )}
      {shown.length > 0 && <ItemHead />}
      {shown.length > 0 && (
        <ul className="divide-y overflow-hidden rounded-card border bg-surface">
          {shown.slice(0, count).map((pair) => (
            <ItemRow
              key={pair.id}
              pair={pair}
              isOpen={pair.id === opened}
              onToggle={() => place.change({ item: pair.id === opened ? undefined : pair.id })}
            />
          ))}
        </ul>
      )}
      {shown.length > count && (
        <Button look="quiet" className="mt-2" onClick={() => setCount(count + page)}>
          {words.common.showMore}
        </Button>
      )}
    </div>
  );
}
