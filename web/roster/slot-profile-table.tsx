import type { SlotProfile } from "#domain/roster.ts";
import { metricLabel } from "#web/evaluation/metric-label.ts";
import { showCount, showPoints } from "#web/messages/format.ts";
import { words } from "#web/messages/words.ts";

/** What the slot asks for, and the defaults its plans are completed from. */
export function SlotProfileTable({ profile }: { profile: SlotProfile }) {
  const { fields } = words.roster;
  const { method, rank, steps, learning_rate: rate } = profile.training;
  const rows: [string, string][] = [
    [fields.base_model, profile.base_model],
    [fields.source_dataset, profile.source_dataset],
    [fields.suite, profile.suite],
    [fields.main_metric, metricLabel(profile.main_metric)],
    [fields.regression_suite, profile.regression_suite],
    [fields.regression_margin, `${showPoints(-profile.regression_margin)} ${words.units.points}`],
    [fields.training, words.roster.training(method, rank, steps, String(rate))],
    [fields.max_parameters, words.roster.parameters(showCount(profile.max_parameters))],
    ...limits(profile),
  ];
  return (
    <section className="rounded-card border bg-surface p-4 md:p-5">
      <h2 className="mb-2 text-[15px] font-semibold">{words.roster.profile}</h2>
      <dl className="grid gap-x-8 sm:grid-cols-2">
        {rows.map(([label, value]) => (
          <div key={label} className="flex justify-between gap-4 border-b py-1.5 text-[13.5px]">
            <dt className="text-muted">{label}</dt>
            <dd className="min-w-0 truncate text-right">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Limits stand in a profile only once somebody has set them. */
function limits(profile: SlotProfile): [string, string][] {
  const { fields } = words.roster;
  const { min_score: score, max_memory_mb: memory, max_latency_s: latency } = profile;
  return [
    ...(score === undefined ? [] : [[fields.min_score, String(score)] as [string, string]]),
    ...(memory === undefined ? [] : [[fields.max_memory_mb, `${showCount(memory)} MB`] as [string, string]]),
    ...(latency === undefined ? [] : [[fields.max_latency_s, `${latency} s`] as [string, string]]),
  ];
}
