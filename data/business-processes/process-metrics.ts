import type { SeededRandom } from "#data/seeded-random.ts";
import type { BusinessProcess } from "./business-process.ts";
import type { ProcessStep } from "./draw-steps.ts";

export type ProcessMetrics = Pick<
  BusinessProcess,
  | "cycle_time_days"
  | "step_count"
  | "automation_percent"
  | "error_rate_percent"
  | "cost_usd"
  | "automated"
  | "manual_steps"
  | "handoffs"
  | "runs_per_month"
  | "on_time_percent"
  | "satisfaction"
>;

const toTenth = (value: number) => Math.round(value * 10) / 10;
const within = (low: number, value: number, high: number) => Math.min(high, Math.max(low, value));

/** The numbers of a process follow from its steps: each handoff and each step by hand costs time, money and errors. */
export function processMetrics(steps: readonly ProcessStep[], random: SeededRandom): ProcessMetrics {
  const manual = steps.filter((step) => !step.isAutomated).length;
  const handoffs = steps.filter((step) => step.isHandoff).length;
  const automation = 1 - manual / steps.length;
  const cycle = toTenth(steps.reduce((sum, step) => sum + step.days, 0));
  const errors = toTenth(within(0.2, 0.8 + 6.5 * (1 - automation) + 0.35 * handoffs + 2 * random.next(), 25));
  const onTime = Math.round(within(35, 101 - 1.4 * cycle - 1.1 * errors - 6 * random.next(), 100));
  return {
    cycle_time_days: cycle,
    step_count: steps.length,
    automation_percent: Math.round(automation * 100),
    error_rate_percent: errors,
    cost_usd: Math.round(steps.reduce((sum, step) => sum + step.cost, 0)),
    automated: automation >= 0.5,
    manual_steps: manual,
    handoffs,
    // Nobody automates what hardly ever happens.
    runs_per_month: Math.round(Math.exp(1.6 + 2.5 * random.next() + 2 * automation)),
    on_time_percent: onTime,
    satisfaction: toTenth(within(1, 5.1 - 0.07 * cycle - 0.16 * errors - 0.5 * random.next(), 5)),
  };
}
