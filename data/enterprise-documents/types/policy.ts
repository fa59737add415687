import type { DocumentFact, DocumentTemplate, Subject } from "#data/documents/document-template.ts";
import { fact } from "#data/documents/fact.ts";
import { fleetFacts, fleetSection } from "#data/documents/fleet-section.ts";
import { bullets, section, type Section } from "#data/documents/markdown.ts";
import { seededRandom } from "#data/seeded-random.ts";

type Topic = { name: string; aim: readonly string[]; rules: readonly string[] };

const topics: readonly Topic[] = [
  {
    name: "travel with devices",
    aim: [
      "Devices that travel are lost ten times as often as those that stay.",
      "Whoever travels takes company data across borders.",
    ],
    rules: [
      "Carry the device in hand luggage.",
      "Switch it off before customs.",
      "Use the gateway in hotels and trains.",
      "Never lend it to other guests.",
      "Take a loan device to countries on the red list.",
      "Report a search of the device the same day.",
    ],
  },
  {
    name: "private use",
    aim: [
      "A device that people like to use is looked after.",
      "Private use is allowed within limits that protect both sides.",
    ],
    rules: [
      "Keep private files in the private area.",
      "Do not install games.",
      "Family members have accounts of their own.",
      "Streaming waits until after work.",
      "Private mail stays out of the company mailbox.",
      "Pictures from work are not shared.",
    ],
  },
  {
    name: "replacement of devices",
    aim: [
      "Old devices cost more in repairs than new ones in price.",
      "Replacing at the right time keeps repairs down.",
    ],
    rules: [
      "Return the old device before the new one is handed out.",
      "A device under warranty is repaired, not replaced.",
      "Two repairs in a year count as a reason.",
      "Wishes for other models go through the manager.",
      "The battery alone is no reason.",
      "Returned devices go to the pool first.",
    ],
  },
  {
    name: "disposal of storage",
    aim: [
      "Data must not leave the company on a discarded drive.",
      "What is thrown away is read by somebody.",
    ],
    rules: [
      "Overwrite before handing over.",
      "Shred what cannot be overwritten.",
      "Two people sign the protocol.",
      "Keep the serial numbers.",
      "Leased drives go back encrypted.",
      "Phones are reset and their cards destroyed.",
    ],
  },
  {
    name: "working from home",
    aim: [
      "A home is not an office, and the network there is not ours.",
      "Work from home is safe if a few rules are kept.",
    ],
    rules: [
      "Lock the screen when leaving the room.",
      "Use the gateway for everything.",
      "Print nothing confidential.",
      "Change the router's delivered password.",
      "No smart speaker in meetings.",
      "Carry nothing home on memory sticks.",
    ],
  },
  {
    name: "loan devices",
    aim: [
      "The pool serves whoever waits for a repair.",
      "Loan devices keep people at work while theirs is away.",
    ],
    rules: [
      "Take out a loan device with the ticket's number.",
      "Save work on the network, not on the device.",
      "Return it cleaned and charged.",
      "Loans cannot be passed on.",
      "Damage is reported at once.",
      "The pool keeps a device of each family.",
    ],
  },
  {
    name: "purchase of spare parts",
    aim: [
      "Wrong parts cost twice: their price and the visit.",
      "Parts are bought centrally so that numbers fit.",
    ],
    rules: [
      "Order by number, never by name.",
      "Buy from listed suppliers alone.",
      "Stock what breaks often.",
      "Return faulty parts within the warranty.",
      "No used batteries.",
      "Check the model before ordering.",
    ],
  },
  {
    name: "remote support",
    aim: [
      "Looking at somebody's screen is looking over a shoulder.",
      "Remote help saves visits, and needs consent.",
    ],
    rules: [
      "Ask before connecting.",
      "The user may end it at any time.",
      "Record nothing without being told to.",
      "Never ask for a password.",
      "Note the session in the ticket.",
      "Use the company's tool only.",
    ],
  },
  {
    name: "lost and stolen devices",
    aim: [
      "The first hour after a loss decides what is lost with it.",
      "A lost device is a matter of minutes.",
    ],
    rules: [
      "Call the desk first, the police second.",
      "Wipe from afar unless evidence is needed.",
      "Change the passwords used on it.",
      "The SIM is blocked by the desk.",
      "A found device is not switched on.",
      "Costs are borne by the department.",
    ],
  },
];

type Terms = { topic: Topic; limit_usd: number; days: number; review_months: number; approver: string };

function termsOf({ turn, number }: Subject): Terms {
  const random = seededRandom(`policy:${number}`);
  return {
    topic: topics[turn % topics.length] as Topic,
    limit_usd: random.integer(3, 60) * 50,
    days: random.integer(2, 60),
    review_months: random.integer(4, 30),
    approver: random.pick([
      "the head of the department",
      "the asset manager",
      "the security officer",
      "the site manager",
      "the service desk lead",
      "the controller",
    ]),
  };
}

function purpose(subject: Subject): Section {
  const { department, device, random } = subject;
  const { topic } = termsOf(subject);
  return section(
    "Why there is this policy",
    random.pick(topic.aim),
    random.pick([
      `It holds for everybody in ${department}, for staff and contractors alike, from ${subject.updated_at} on, and was written with the ${device.name} in mind, of which ${random.integer(8, 240)} are in use.`,
      `${department} adopted it on ${subject.updated_at}. Most of its devices are of the family ${device.family}; the rules hold for the others too.`,
      `In force in ${department} since ${subject.updated_at}. It covers all devices handed out by the company, the ${device.name} being the most frequent.`,
    ]),
  );
}

function rules(subject: Subject): Section {
  const { random } = subject;
  const { topic } = termsOf(subject);
  return section(
    "What is required",
    random.pick(["In daily work this means:", "The rules:", `On ${topic.name}, keep to the following.`]),
    bullets(random.shuffle(topic.rules).slice(0, random.integer(4, 6))),
  );
}

function limits(subject: Subject): Section {
  const { department, random } = subject;
  const { limit_usd, days, approver, topic } = termsOf(subject);
  return section(
    "Limits and consent",
    random.pick([
      `Up to ${limit_usd} USD a case may be decided on the spot. Above that, ${approver} has to agree, in writing and beforehand.`,
      `Whatever costs more than ${limit_usd} USD needs the consent of ${approver}; smaller sums do not.`,
      `${capital(approver)} decides on everything beyond ${limit_usd} USD. Below, ${department} acts on its own.`,
    ]),
    random.pick([
      `Requests are answered within ${days} days; silence is not consent.`,
      `An answer comes after at most ${days} days.`,
      `Whoever has no answer after ${days} days may ask the next level.`,
    ]),
    random.pick([
      `An exception from the rules on ${topic.name} is entered in the register with its reason and its end.`,
      "Exceptions end by themselves after a quarter.",
      "Nobody approves an exception for themselves.",
    ]),
  );
}

function upkeep(subject: Subject): Section {
  const { problem, device, random } = subject;
  const { review_months } = termsOf(subject);
  return section(
    "Upkeep",
    random.pick([
      `The policy is looked at again every ${review_months} months.`,
      `Next review: ${review_months} months after it came into force.`,
      `It lapses unless it is renewed within ${review_months} months.`,
    ]),
    random.pick([
      `The last review was prompted by reports of "${problem.symptom}" on the ${device.model}; they changed nothing in the rules.`,
      `Faults such as "${problem.symptom}" are no matter of policy: they go to the desk as ${problem.category} tickets.`,
      `Breaches are talked over first. Damage to a ${device.model} through a breach, or hiding a fault such as "${problem.symptom}", has consequences.`,
    ]),
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function factsOf(subject: Subject): DocumentFact[] {
  const { department, number } = subject;
  const { topic, limit_usd, days, review_months, approver } = termsOf(subject);
  return [
    fact("number", `${limit_usd} USD`, [
      `Up to what sum can ${department} decide alone under its policy on ${topic.name}?`,
      `Policy ${number}, ${topic.name}: from which amount on is consent needed?`,
      `What is the spending limit in the ${topic.name} policy of ${department}?`,
    ]),
    fact("fact", approver, [
      `Who has to agree to larger sums under the ${department} policy on ${topic.name}?`,
      `Whose consent does ${department} need in matters of ${topic.name} (${number})?`,
    ]),
    fact("number", `${days} days`, [
      `How long may a request under the ${topic.name} policy of ${department} go unanswered?`,
      `When can people in ${department} expect an answer to a request about ${topic.name}?`,
    ]),
    fact("number", `${review_months} months`, [
      `How often is the policy of ${department} on ${topic.name} revisited?`,
      `What is the review period of policy ${number} (${topic.name}, ${department})?`,
    ]),
  ];
}

export const policy: DocumentTemplate<"policy"> = {
  kind: "policy",
  audience: "employees",
  write: (subject) => {
    const { topic } = termsOf(subject);
    return {
      title: subject.random.pick([
        `Policy on ${topic.name}, ${subject.department}`,
        `${subject.department}: policy ${subject.number} on ${topic.name}`,
        `${capital(topic.name)}: policy of ${subject.department}`,
      ]),
      sections: [purpose, rules, limits, fleetSection, upkeep].map((write) => write(subject)),
      facts: [...factsOf(subject), ...fleetFacts(subject)],
    };
  },
};
