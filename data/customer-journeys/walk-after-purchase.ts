import type { SeededRandom } from "#data/seeded-random.ts";
import type { SupportCase } from "#data/support-knowledge/case-pool.ts";
import { moodAfter, type JourneyFacts, type JourneyStep } from "./journey-step.ts";
import { hurdles, type MomentName } from "./moments.ts";

function* start(facts: JourneyFacts, random: SeededRandom): Generator<JourneyStep> {
  const draw = random.next();
  const channel = random.pickUsual(facts.habit.support);
  const moment = draw < 0.5 ? "startsEasily" : draw < 0.75 ? "startsWithHelp" : "startsBadly";
  yield { moment, channel, after: random.integer(2, 7), fills: { hurdle: random.pick(hurdles) } };
}

/** How likely support solves a case: what a customer can do at once goes well, what an engineer must see does not. */
function chanceOf({ next_step, urgency }: SupportCase): number {
  const hard = next_step === "escalate to an engineer" || next_step === "replace the part";
  return (hard ? 0.6 : 0.88) - (urgency === "critical" ? 0.15 : 0);
}

/** One ticket, from the report to its end; returns whether it was solved. */
function* getHelp(
  facts: JourneyFacts,
  supportCase: SupportCase,
  random: SeededRandom,
): Generator<JourneyStep, boolean> {
  const { symptom, remedy, cause, id: case_id } = supportCase;
  const channel = random.pickUsual(facts.habit.support);
  const fills = { symptom, remedy, cause };
  const common = { channel, case_id };
  yield { moment: "reports", ...common, after: random.integer(8, 60), fills };
  const isSolved = random.chance(chanceOf(supportCase));
  const again = isSolved ? Math.floor(2.2 * random.next()) : random.integer(1, 3);
  let days = random.integer(0, 2);
  for (let contact = 0; contact < again; contact++) {
    const after = random.integer(2, 6);
    days += after;
    yield { moment: "asksAgain", ...common, channel: random.pickUsual(facts.habit.support), after, fills };
  }
  const moment = !isSolved ? "unsolved" : again === 0 ? "solvedAtOnce" : "solvedLate";
  const after = random.integer(0, 3);
  yield { moment, ...common, after, fills: { ...fills, days: String(days + after + 1) } };
  return isSolved;
}

function* askForRenewal(facts: JourneyFacts, mood: number, random: SeededRandom): Generator<JourneyStep> {
  const channel = random.pickUsual(facts.habit.purchase);
  yield { moment: "considersRenewal", channel, after: random.integer(60, 150), fills: {} };
  const stays = random.chance(Math.min(0.95, Math.max(0.05, 0.6 + 0.6 * mood)));
  const years = random.pick(["one year", "two years", "three years"]);
  yield stays
    ? { moment: "renews", channel, after: random.integer(1, 14), fills: { years }, outcome: "renewal" }
    : { moment: "leaves", channel, after: random.integer(1, 14), fills: {}, outcome: "churn" };
}

/** What a customer does with a ticket that nobody solved: complain, and sometimes send the device back. */
function* protest(facts: JourneyFacts, mood: number, random: SeededRandom): Generator<JourneyStep, boolean> {
  const channel = random.pickUsual(facts.habit.support);
  if (mood < -0.5 && random.chance(0.6))
    yield { moment: "complains", channel, after: random.integer(1, 4), fills: {} };
  if (mood >= -0.3 || !random.chance(0.55)) return false;
  const bought = facts.units === 1 ? "once" : `${facts.units} at a time`;
  yield { moment: "sendsBack", channel, after: random.integer(1, 6), fills: { bought }, outcome: "return" };
  return true;
}

/** From the first start to the renewal or to the end. Mood follows what happens, and what happens next follows mood. */
export function* walkAfterPurchase(
  facts: JourneyFacts,
  before: readonly MomentName[],
  random: SeededRandom,
): Generator<JourneyStep> {
  const happened = [...before];
  function* noted<Result>(steps: Generator<JourneyStep, Result>): Generator<JourneyStep, Result> {
    for (;;) {
      const next = steps.next();
      if (next.done) return next.value;
      happened.push(next.value.moment);
      yield next.value;
    }
  }
  const mood = () => moodAfter(happened, facts.habit.patience);
  yield* noted(start(facts, random));
  const moment = random.chance(0.8) ? "usesDaily" : "usesSeldom";
  const after = random.integer(5, 30);
  happened.push(moment);
  yield { moment, channel: random.pickUsual(facts.habit.support), after, fills: {} };
  const tickets = random.chance(0.7) ? facts.cases.slice(0, random.chance(0.3) ? 2 : 1) : [];
  for (const supportCase of tickets) {
    const isSolved = yield* noted(getHelp(facts, supportCase, random));
    if (!isSolved && (yield* noted(protest(facts, mood(), random)))) return;
  }
  yield* askForRenewal(facts, mood(), random);
}
