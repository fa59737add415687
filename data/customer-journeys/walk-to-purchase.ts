import type { Device } from "#data/devices/device.ts";
import type { SeededRandom } from "#data/seeded-random.ts";
import type { JourneyChannel } from "./customer-journey.ts";
import type { JourneyFacts, JourneyStep } from "./journey-step.ts";
import { questions } from "./moments.ts";

/** What tells two devices apart, in one clause. */
function comparison(device: Device, rival: Device): string {
  const price = Math.abs(device.price_usd - rival.price_usd);
  const dearer = device.price_usd > rival.price_usd ? "dearer" : "cheaper";
  const memory =
    device.ram_gb === rival.ram_gb
      ? `both have ${device.ram_gb} GB of memory`
      : `${device.ram_gb} against ${rival.ram_gb} GB of memory`;
  return price === 0 ? `${memory}, at the same price` : `${memory}, and ${price} dollars ${dearer}`;
}

function* consider(
  facts: JourneyFacts,
  channel: JourneyChannel,
  random: SeededRandom,
): Generator<JourneyStep> {
  const { habit, device, rival, units } = facts;
  const price = String(device.price_usd);
  if (rival && random.chance(0.7))
    yield {
      moment: "compares",
      channel,
      after: random.integer(1, 9),
      fills: { other: rival.name, comparison: comparison(device, rival) },
    };
  const shown = habit.isCompany ? random.pickUsual(habit.discovery) : "store";
  if (random.chance(0.35)) yield { moment: "tries", channel: shown, after: random.integer(1, 7), fills: {} };
  if (random.chance(0.5))
    yield {
      moment: random.chance(0.7) ? "answered" : "unanswered",
      channel: random.pickUsual(habit.support),
      after: random.integer(1, 6),
      fills: { question: random.pick(questions) },
    };
  if (habit.isCompany)
    yield {
      moment: "quoted",
      channel: random.pickUsual(habit.purchase),
      after: random.integer(2, 12),
      fills: { units: String(units), price },
    };
  if (device.price_usd > habit.budget && random.chance(0.8))
    yield { moment: "findsDear", channel, after: random.integer(0, 4), fills: { price } };
}

/** Whether it ends before an order, and how: likelier when the price hurt or a question stayed open. */
function drawEnd(
  facts: JourneyFacts,
  happened: ReadonlySet<string>,
  random: SeededRandom,
): JourneyStep["moment"] | undefined {
  if (happened.has("findsDear") && random.chance(0.45)) return "dropsForPrice";
  if (happened.has("unanswered") && random.chance(0.45)) return "dropsForRival";
  return !facts.habit.isCompany && random.chance(0.1) ? "basketLeft" : undefined;
}

/** From the first word of the device to the delivery; returns whether the customer has it then. */
export function* walkToPurchase(facts: JourneyFacts, random: SeededRandom): Generator<JourneyStep, boolean> {
  const { habit, device, units } = facts;
  const channel = random.pickUsual(habit.discovery);
  yield { moment: facts.isReturning ? "comesBack" : "discovers", channel, after: 0, fills: {} };
  const happened = new Set<string>();
  for (const step of consider(facts, channel, random)) {
    happened.add(step.moment);
    yield step;
  }
  const buying = random.pickUsual(habit.purchase);
  const end = drawEnd(facts, happened, random);
  if (end) {
    yield { moment: end, channel: buying, after: random.integer(1, 8), fills: {}, outcome: "abandoned" };
    return false;
  }
  const bought = units === 1 ? "one" : String(units);
  const total = String(units * device.price_usd);
  yield {
    moment: "orders",
    channel: buying,
    after: random.integer(1, 10),
    fills: { units: bought, total },
    outcome: "purchase",
  };
  if (!random.chance(0.22)) return true;
  const days = random.integer(9, 24);
  yield { moment: "delayed", channel: buying, after: days, fills: { days: String(days) } };
  if (!random.chance(0.35)) return true;
  yield { moment: "cancels", channel: buying, after: random.integer(1, 3), fills: {}, outcome: "cancelled" };
  return false;
}
