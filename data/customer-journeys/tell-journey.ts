import type { SeededRandom } from "#data/seeded-random.ts";
import type { JourneyChannel } from "./customer-journey.ts";
import type { JourneyFacts, JourneyStep } from "./journey-step.ts";
import { moments, type Moment } from "./moments.ts";

const channelPhrases: Readonly<Record<JourneyChannel, readonly string[]>> = {
  "web shop": ["in the web shop", "on our web pages"],
  store: ["in a store", "at the counter of a store"],
  phone: ["on the phone", "over the hotline"],
  chat: ["in the chat", "in a chat window"],
  app: ["in the app", "through the app"],
  email: ["by email", "in an email"],
  partner: ["through a partner", "at the reseller's"],
  "sales representative": ["from the sales representative", "through our sales representative"],
  "trade fair": ["at a trade fair", "at our stand at a fair"],
};

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** How the customer is called after the first sentence. */
function reference({ habit, customerName }: JourneyFacts, random: SeededRandom): string {
  if (habit.isCompany) return random.pick(["the company", "the customer", "their team"]);
  return random.chance(0.5) ? (customerName.split(" ")[0] ?? customerName) : "the customer";
}

function fill(words: string, fills: Readonly<Record<string, string>>): string {
  return words.replace(/\{(\w+)\}/g, (_, name: string) => fills[name] ?? `{${name}}`);
}

/** One contact as a line: when, at which stage, through which channel, what happened. */
export function noteStep(day: string, step: JourneyStep, facts: JourneyFacts): string {
  const { stage, note } = moments[step.moment];
  return `${day} ${stage}, ${step.channel}: ${fill(note, { device: facts.device.name, ...step.fills })}`;
}

/** The journey as a story: one sentence or two for each step, in order. */
export function tellJourney(
  steps: readonly JourneyStep[],
  facts: JourneyFacts,
  random: SeededRandom,
): string {
  return steps
    .map((step) => {
      const { told }: Moment = moments[step.moment];
      const via = random.pick(channelPhrases[step.channel]);
      const ref = reference(facts, random);
      const { need, device, customerName: who } = facts;
      const common = { who, ref, Ref: capital(ref), via, Via: capital(via), need, device: device.name };
      return capital(fill(random.pick(told), { ...common, ...step.fills }));
    })
    .join(" ");
}
