import type { Provenance } from "#domain/evaluation.ts";
import type { Report } from "#domain/report.ts";
import { Disclosure } from "#web/controls/disclosure.tsx";
import { showDate, showWhole } from "#web/messages/format.ts";
import { words } from "#web/messages/words.ts";

const listed = (record: Record<string, unknown>) =>
  Object.entries(record)
    .map(([name, value]) => `${name} ${typeof value === "object" ? JSON.stringify(value) : String(value)}`)
    .join(" · ");

function ProvenanceBlock({ item }: { item: Provenance }) {
  const rows = [
    [words.report.model, item.model],
    [words.report.digest, item.model_digest],
    [words.report.suite, item.suite],
    [words.report.digest, item.suite_digest],
    ...(item.prompts === undefined ? [] : ([[words.report.prompts, item.prompts.join(" · ")]] as const)),
    [words.report.seed, String(item.seed)],
    [words.report.decoding, listed(item.decoding)],
    [words.report.versions, listed(item.versions)],
    [words.report.machine, listed(item.machine)],
    ...(item.peak_memory_mb === undefined
      ? []
      : [[words.report.memory, `${showWhole(Math.round(item.peak_memory_mb))} MB`] as const]),
    [words.report.started, showDate(item.started_at)],
    [words.report.finished, showDate(item.finished_at)],
  ] as const;
  return (
    <div className="px-4 py-1">
      <Disclosure
        summary={
          <>
            <span className="font-mono text-[12.5px] text-ink">{item.model}</span>
            <span className="text-muted">{words.report.suiteOf(item.suite)}</span>
          </>
        }
      >
        <dl className="grid grid-cols-[110px_1fr] gap-x-4 gap-y-1 py-2 text-[13px]">
          {rows.map(([label, value], index) => (
            <div key={index} className="contents">
              <dt className="text-muted">{label}</dt>
              <dd className="font-mono text-[12px] leading-5 break-all">{value}</dd>
            </div>
          ))}
        </dl>
      </Disclosure>
    </div>
  );
}

/** Digests, seeds, decoding, versions, machine: what is needed to have the same figures again. */
export function ReportProvenance({ report }: { report: Report }) {
  return (
    <div className="divide-y rounded-card border bg-surface">
      {report.provenance.map((item) => (
        <ProvenanceBlock key={`${item.model} ${item.suite}`} item={item} />
      ))}
    </div>
  );
}
