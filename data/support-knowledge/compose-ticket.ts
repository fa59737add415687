import type { Device } from "#data/devices/device.ts";
import type { SeededRandom } from "#data/seeded-random.ts";
import { attempts } from "./attempts.ts";
import { describeImpact } from "./impacts.ts";
import { mistype } from "./mistype.ts";
import type { ProblemFamily, SupportCategory, Urgency } from "./problem-family.ts";

export const channels = ["email", "chat", "web-form", "app"] as const;
export type Channel = (typeof channels)[number];

export type TicketFacts = {
  device: Device;
  category: SupportCategory;
  family: ProblemFamily;
  urgency: Urgency;
  channel: Channel;
  /** Whether the customer has done the first step already. */
  tried: boolean;
};

const since = [
  "since {day}",
  "for {count} days now",
  "since I came back from {trip}",
  "for about {count} weeks",
  "since {month}",
  "ever since we moved",
  "after it fell asleep on {day}",
  "since yesterday evening",
  "since this morning",
  "on and off since {month}",
  "for the {count}th time",
  "again since {day}",
];
const fillers: Readonly<Record<string, readonly string[]>> = {
  day: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  month: ["January", "March", "April", "May", "June", "August", "October", "November"],
  trip: ["holiday", "a conference", "Norway", "the workshop", "parental leave", "a site visit"],
  count: ["four", "five", "six", "seven", "nine", "ten", "twelve"],
  code: ["E-17", "0x4F", "2100", "B-03", "61", "1802", "F9"],
};
const greetings = [
  "Hello",
  "Hi there",
  "Good morning",
  "Dear support",
  "Hi",
  "Good evening",
  "Hello team",
  "To whom it may concern",
];
const thanks = ["Thanks", "Many thanks", "Kind regards", "Thank you", "Best wishes", "Regards"];

function fill(text: string, random: SeededRandom): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => random.pick(fillers[name] ?? []));
}

function mention(device: Device, random: SeededRandom): string {
  const name = random.chance(0.3) ? device.name.replace(/^(Moto|ThinkPad|ThinkSystem) /, "") : device.name;
  return `${random.pick(device.series === "ThinkSystem" ? ["our", "the", "our", "this"] : ["my", "my", "the", "this"])} ${name}`;
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** The problem as one clause, with its circumstance and its time where the customer gives them. */
function describeProblem(facts: TicketFacts, random: SeededRandom): string {
  const { device, family } = facts;
  const said = random
    .pickUsual(family.says)
    .replace("{d}", mention(device, random))
    .replace("{v}", device.firmware_version);
  const parts = [said];
  if (random.chance(0.4)) parts.push(fill(random.pick(since), random));
  const tail = random.pickUsual(family.tails).replace("{v}", device.firmware_version);
  return random.chance(0.45) ? `${parts.join(" ")}, ${tail}` : parts.join(" ");
}

const byChannel: Record<Channel, (sentences: string[], random: SeededRandom) => string> = {
  email: (sentences, random) => {
    const body = sentences.map(sentence).join(" ");
    const opened = random.chance(0.4) ? `${random.pick(greetings)}, ${body}` : body;
    return random.chance(0.3) ? `${opened} ${random.pick(thanks)}` : opened;
  },
  chat: (sentences, random) => sentences.join(random.pick([", ", "... ", " - ", ". "])).toLowerCase(),
  "web-form": (sentences) => sentences.map(sentence).join(" "),
  app: (sentences, random) => sentences.map(sentence).join(random.chance(0.5) ? " " : "\n"),
};

/** The ticket as the customer writes it. */
export function composeTicket(facts: TicketFacts, random: SeededRandom): string {
  const problem = describeProblem(facts, random);
  const impact = describeImpact(facts.urgency, facts.category, random);
  const done = facts.tried ? [fill(random.pickUsual(attempts[facts.family.first]), random)] : [];
  const order = random.integer(0, 3);
  const sentences =
    order === 0
      ? [impact, problem, ...done]
      : order === 1
        ? [problem, impact, ...done]
        : [problem, ...done, impact];
  const text = byChannel[facts.channel](sentences, random);
  return facts.channel !== "email" && random.chance(0.3) ? mistype(text, random) : text;
}
