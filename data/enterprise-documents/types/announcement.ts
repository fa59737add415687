import { dayAfter } from "#data/calendar-day.ts";
import type { DocumentFact, DocumentTemplate, Subject } from "#data/documents/document-template.ts";
import { fact } from "#data/documents/fact.ts";
import { fleetFacts, fleetSection } from "#data/documents/fleet-section.ts";
import { bullets, numbered, section, type Section } from "#data/documents/markdown.ts";
import { clauseOf, remediesOf, type Problem } from "#data/facts/problem.ts";
import { partNamesOf, sparePart, type SparePart } from "#data/facts/spare-part.ts";
import { seededRandom } from "#data/seeded-random.ts";

/** A call to exchange a part of certain devices free of charge. */
type Campaign = {
  code: string;
  part: SparePart;
  from: string;
  until: string;
  low: number;
  high: number;
  affected: number;
  voucher_usd: number;
  waiting_days: number;
};

function campaignOf({ device, problem, number, updated_at }: Subject): Campaign {
  const random = seededRandom(`campaign:${number}`);
  const name = problem.part === "none" ? random.pick(partNamesOf(device.series)) : problem.part;
  const low = random.integer(1000, 7000);
  const from = dayAfter(updated_at, random.integer(3, 20));
  return {
    code: `X${random.integer(1000, 9999)}`,
    part: sparePart(device, name),
    from,
    until: dayAfter(from, random.integer(60, 360)),
    low,
    high: low + random.integer(200, 2500),
    affected: random.integer(4, 60) * 10,
    voucher_usd: random.integer(2, 20) * 5,
    waiting_days: random.integer(2, 15),
  };
}

function news(subject: Subject): Section {
  const { department, device, problem, random } = subject;
  const { code, part, from, affected } = campaignOf(subject);
  return section(
    "The news",
    random.pick([
      `From ${from} on we exchange the ${part.name} of the ${device.name} free of charge. About ${affected} devices are concerned. The campaign has the code ${code}.`,
      `${department} starts exchange campaign ${code} on ${from}: ${affected} ${device.name} devices get a new ${part.name}, and nobody pays for it.`,
      `Owners of ${affected} ${device.name} devices can have the ${part.name} exchanged at no cost. It begins on ${from} (campaign ${code}).`,
    ]),
    random.pick([
      `We noticed that "${problem.symptom}" is reported more often for these devices than for others.`,
      `The reason is a growing number of tickets about "${problem.symptom}".`,
      `Behind it are reports of "${problem.symptom}", ${random.integer(12, 150)} of them in ${random.integer(2, 8)} weeks.`,
    ]),
  );
}

function affectedSection(subject: Subject): Section {
  const { device, random } = subject;
  const { low, high } = campaignOf(subject);
  return section(
    "Is mine among them?",
    random.pick([
      `Look at the last four digits of the serial number. Numbers from ${low} to ${high} are affected.`,
      `Affected are serial numbers that end in ${low} up to ${high}.`,
      `If the serial number's last four digits lie between ${low} and ${high}, yes.`,
    ]),
    bullets(
      random
        .shuffle([
          `The ${device.name} was made in ${device.year} or later.`,
          "Devices bought second-hand count as well.",
          "Other models of the family are not concerned.",
          "Whoever had the part exchanged already gets the money back.",
          "The colour makes no difference.",
          "Devices of the pool are dealt with by the workshop.",
        ])
        .slice(0, random.integer(3, 4)),
    ),
  );
}

function meanwhile(subject: Subject): Section {
  const { device, problem, random } = subject;
  const { first }: { first: string } = remediesOf(problem);
  return section(
    "Until then",
    random.pick([
      `The ${device.form_factor} may be used. If the fault shows, this helps for the time being: ${clauseOf(first)}.`,
      `Nobody needs to stop working. Whoever sees "${problem.symptom}" does what the desk advises. ${first}`,
      `There is no danger. A device that shows the fault is treated as before: ${clauseOf(first)}.`,
    ]),
    causeLine(problem, random.integer(0, 2)),
  );
}

function causeLine(problem: Problem, wording: number): string {
  const { cause } = remediesOf(problem);
  const wordings = [
    `What we know of the cause: ${clauseOf(cause)}.`,
    cause,
    `Technically speaking: ${clauseOf(cause)}.`,
  ];
  return wordings[wording] ?? cause;
}

function howTo(subject: Subject): Section {
  const { random } = subject;
  const { code, until, voucher_usd, waiting_days, part } = campaignOf(subject);
  return section(
    "How to take part",
    numbered([
      random.pick([
        `Open a ticket with code ${code}.`,
        `Call the desk and say "${code}".`,
        `Answer this message with ${code}.`,
      ]),
      random.pick(["Choose a day.", "Agree on a day with the workshop.", "Pick a slot in the calendar."]),
      random.pick(["Save what is on the device.", "Make a copy of your data.", "Sign out of all accounts."]),
      random.pick([
        `Bring it in; the exchange takes ${part.minutes} minutes.`,
        `Wait ${part.minutes} minutes, or come back later.`,
        `Hand it over for ${part.minutes} minutes.`,
      ]),
    ]),
    random.pick([
      `The offer ends on ${until}. The waiting time is about ${waiting_days} days.`,
      `Registrations are taken until ${until}; expect to wait ${waiting_days} days.`,
      `You have until ${until}. At present ${waiting_days} days pass before your turn.`,
    ]),
    random.pick([
      `For your trouble there is a voucher of ${voucher_usd} USD.`,
      `Everybody who takes part gets a voucher worth ${voucher_usd} USD.`,
      `We say thank you with ${voucher_usd} USD for the shop.`,
    ]),
  );
}

function factsOf(subject: Subject): DocumentFact[] {
  const { device, problem } = subject;
  const { code, part, until, from, voucher_usd, affected, waiting_days } = campaignOf(subject);
  return [
    fact("fact", until, [
      `Until when can the ${part.name} of a ${device.name} be exchanged for free?`,
      `What is the last day of campaign ${code}?`,
    ]),
    fact("fact", from, [
      `When does the free exchange of the ${part.name} in the ${device.name} begin?`,
      `From which day on does campaign ${code} run?`,
    ]),
    fact("number", `${voucher_usd} USD`, [
      `What does a customer get for taking part in campaign ${code}?`,
      `How much is the voucher for the ${device.name} exchange campaign worth?`,
    ]),
    fact("number", `${affected}`, [
      `How many ${device.name} devices does the exchange campaign concern?`,
      `How large is campaign ${code}?`,
    ]),
    fact("fact", part.name, [
      `Which part of the ${device.name} is exchanged because of "${problem.symptom}" in campaign ${code}?`,
    ]),
    fact("number", `${waiting_days} days`, [`How long do people wait for their turn in campaign ${code}?`]),
  ];
}

export const announcement: DocumentTemplate<"announcement"> = {
  kind: "announcement",
  audience: "end users",
  write: (subject) => {
    const { part, code } = campaignOf(subject);
    return {
      title: subject.random.pick([
        `Free exchange of the ${part.name} in the ${subject.device.name}`,
        `Campaign ${code}: ${part.name} of the ${subject.device.name}`,
        `Announcement ${subject.number} of ${subject.department}: exchange of the ${part.name} (${subject.device.name})`,
      ]),
      sections: [news, affectedSection, meanwhile, fleetSection, howTo].map((write) => write(subject)),
      facts: [...factsOf(subject), ...fleetFacts(subject)],
      problem: subject.problem,
    };
  },
};
