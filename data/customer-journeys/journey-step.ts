import type { Device } from "#data/devices/device.ts";
import type { SupportCase } from "#data/support-knowledge/case-pool.ts";
import type { CustomerHabit } from "./customer-habits.ts";
import type { JourneyChannel, JourneyOutcome } from "./customer-journey.ts";
import { moments, type MomentName } from "./moments.ts";

/** What is settled before a journey begins. */
export type JourneyFacts = {
  habit: CustomerHabit;
  customerName: string;
  isReturning: boolean;
  need: string;
  units: number;
  device: Device;
  rival: Device | undefined;
  /** The first case the customer may have, then others about the same device. */
  cases: readonly SupportCase[];
};

/** One contact of a journey. */
export type JourneyStep = {
  moment: MomentName;
  channel: JourneyChannel;
  /** Days since the step before. */
  after: number;
  /** What fills the braces of the moment's words. */
  fills: Readonly<Record<string, string>>;
  /** How the journey stands from here on, where that changes. */
  outcome?: JourneyOutcome;
  case_id?: string;
};

/** The mood so far: what happened, the bad of it weighed by how little the customer forgives. */
export function moodAfter(steps: readonly MomentName[], patience: number): number {
  return steps.reduce((mood, name) => {
    const change = moments[name].mood;
    return mood + (change < 0 ? change * (1.5 - patience) : change);
  }, 0);
}
