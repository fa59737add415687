import { Failure } from "#domain/failure.ts";
import { dayAfter, daysBetween, defaultLastDay } from "#data/calendar-day.ts";
import { findDevice } from "#data/devices/find-device.ts";
import { openDeviceCatalogue, type DeviceCatalogue } from "#data/devices/device-catalogue.ts";
import { defaultDeviceCount } from "#data/devices/generate-devices.ts";
import { countOf, sourceOf, type GenerateOptions } from "#data/generator.ts";
import { nestedSourceOf } from "#data/nested-source.ts";
import { companyName, personName } from "#data/person-names.ts";
import { recordSequence, type RecordSequence } from "#data/record-sequence.ts";
import { seededRandom, type SeededRandom } from "#data/seeded-random.ts";
import { openCasePool, type CasePool, type SupportCase } from "#data/support-knowledge/case-pool.ts";
import { defaultSupportKnowledgeCount } from "#data/support-knowledge/generate-support-knowledge.ts";
import { customerHabits } from "./customer-habits.ts";
import {
  customerTypes,
  type CustomerJourney,
  type CustomerType,
  type JourneyOutcome,
} from "./customer-journey.ts";
import { moodAfter, type JourneyFacts, type JourneyStep } from "./journey-step.ts";
import { moments } from "./moments.ts";
import { noteStep, tellJourney } from "./tell-journey.ts";
import { walkAfterPurchase } from "./walk-after-purchase.ts";
import { walkToPurchase } from "./walk-to-purchase.ts";

export const defaultCustomerJourneyCount = 100;

/** Journeys begin up to so many days before the last day; the young ones are still under way. */
const oldestJourney = 330;

type Sources = { devices: DeviceCatalogue; cases: CasePool };

/** Of three devices that support knows, students take the cheapest, premium customers the dearest, others the first. */
function drawFacts(
  id: string,
  seed: number,
  type: CustomerType,
  sources: Sources,
  random: SeededRandom,
): JourneyFacts {
  const habit = customerHabits[type];
  const ofSeries = sources.cases.ofSeries(random.pickUsual(habit.series)).all;
  const candidates = ofSeries.length > 0 ? ofSeries : sources.cases.all;
  const drawn = [1, 2, 3]
    .map(() => random.pick(candidates))
    .flatMap((one) => findDevice(sources.devices, one.device_id) ?? []);
  const byPrice = drawn.toSorted((left, right) => left.price_usd - right.price_usd);
  const device = type === "student" ? byPrice[0] : type === "premium" ? byPrice.at(-1) : drawn[0];
  if (!device)
    throw new Failure("invalid-input", "Customer journeys need devices that support cases are about.");
  const [fewest, most] = habit.units;
  const name = `${seed}:${id}`;
  return {
    habit,
    device,
    customerName: habit.isCompany ? companyName(name) : personName(name),
    isReturning: random.chance(habit.returningShare),
    need: random.pick(habit.needs),
    units: Math.round(fewest + (most - fewest) * random.next() ** 2),
    rival: drawn.find((other) => other.id !== device.id),
    cases: differentSymptoms(random.shuffle(sources.cases.ofDevice(device.id))),
  };
}

const differentSymptoms = (cases: readonly SupportCase[]) => [
  ...new Map(cases.map((one) => [one.symptom, one])).values(),
];

type Travelled = { steps: JourneyStep[]; days: string[]; outcome: JourneyOutcome };

/** Takes the steps there are until the last day: what would come later has not happened. */
function travel(facts: JourneyFacts, firstDay: string, lastDay: string, random: SeededRandom): Travelled {
  const travelled: Travelled = { steps: [], days: [], outcome: "open" };
  let day = firstDay;
  const take = (step: JourneyStep) => {
    day = dayAfter(day, step.after);
    if (day > lastDay) return false;
    travelled.steps.push(step);
    travelled.days.push(day);
    travelled.outcome = step.outcome ?? travelled.outcome;
    return true;
  };
  const toPurchase = walkToPurchase(facts, random);
  let next = toPurchase.next();
  while (!next.done) {
    if (!take(next.value)) return travelled;
    next = toPurchase.next();
  }
  if (!next.value) return travelled;
  const before = travelled.steps.map((step) => step.moment);
  for (const step of walkAfterPurchase(facts, before, random)) if (!take(step)) break;
  return travelled;
}

const endings: Readonly<Record<JourneyOutcome, string>> = {
  open: "still deciding",
  abandoned: "gave up before buying",
  cancelled: "cancelled the order",
  purchase: "bought and has it in use",
  return: "bought and returned it",
  renewal: "renewed",
  churn: "left at the renewal",
};

/** How a mood is felt: 3 is neither good nor bad. */
function satisfactionOf(mood: number): number {
  return Math.round(Math.min(5, Math.max(1, 3 + 1.3 * mood)) * 10) / 10;
}

function recordOf(
  id: string,
  type: CustomerType,
  facts: JourneyFacts,
  { steps, days, outcome }: Travelled,
  random: SeededRandom,
): CustomerJourney {
  const { device, rival, units, customerName } = facts;
  const happened = steps.map((step) => step.moment);
  const satisfaction = satisfactionOf(moodAfter(happened, facts.habit.patience));
  const firstDay = days[0] ?? "";
  const lastDay = days.at(-1) ?? "";
  const isCompared = happened.includes("compares") && rival !== undefined;
  const isKept = ["purchase", "renewal", "churn"].includes(outcome);
  return {
    id,
    customer_type: type,
    customer_name: customerName,
    outcome,
    stage: moments[happened.at(-1) ?? "discovers"].stage,
    sentiment: satisfaction < 2.6 ? "negative" : satisfaction > 3.4 ? "positive" : "neutral",
    satisfaction,
    channel: steps[0]?.channel ?? "web shop",
    device_name: device.name,
    spend_usd: isKept ? units * device.price_usd : 0,
    title: `${customerName} (${type}) and the ${device.name}: ${endings[outcome]}`,
    customer_id: id.replace("cj-", "cust-"),
    started_on: firstDay,
    last_contact_on: lastDay,
    duration_days: daysBetween(firstDay, lastDay),
    purchased: happened.includes("orders") && outcome !== "cancelled",
    returning: facts.isReturning,
    complained: happened.includes("complains"),
    units,
    series: device.series,
    device_id: device.id,
    device_ids: isCompared ? [device.id, rival.id] : [device.id],
    ticket_ids: [...new Set(steps.flatMap((step) => step.case_id ?? []))],
    support_contacts: happened.filter((moment) => moments[moment].stage === "support").length,
    touchpoint_count: steps.length,
    channels: [...new Set(steps.map((step) => step.channel))],
    touchpoints: steps.map((step, place) => noteStep(days[place] ?? "", step, facts)),
    text: tellJourney(steps, facts, random),
  };
}

/**
 * Journeys of customers of five types in turn, each with a device and the support cases about it, up to `lastDay`. The nth
 * depends on the seed, the day, the devices and the support cases alone.
 */
export function generateCustomerJourneys(
  options: GenerateOptions & { lastDay?: string },
): RecordSequence<CustomerJourney> {
  const { seed, lastDay = defaultLastDay } = options;
  const devices = sourceOf(options, "devices", defaultDeviceCount);
  const knowledge = nestedSourceOf(options, "support-knowledge", defaultSupportKnowledgeCount, { devices });
  const sources: Sources = { devices: openDeviceCatalogue(devices), cases: openCasePool(knowledge) };
  if (sources.cases.all.length === 0)
    throw new Failure(
      "invalid-input",
      "Customer journeys need support cases to refer to, and there are none.",
    );
  return recordSequence(countOf(options, defaultCustomerJourneyCount), (place) => {
    const id = `cj-${String(place + 1).padStart(4, "0")}`;
    const random = seededRandom(`customer-journey:${seed}:${id}`);
    const type = customerTypes[place % customerTypes.length] as CustomerType;
    const facts = drawFacts(id, seed, type, sources, random);
    const age = random.integer(0, oldestJourney);
    return recordOf(id, type, facts, travel(facts, dayAfter(lastDay, -age), lastDay, random), random);
  });
}
