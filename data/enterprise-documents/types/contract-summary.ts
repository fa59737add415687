import { dayAfter } from "#data/calendar-day.ts";
import type { DocumentFact, DocumentTemplate, Subject } from "#data/documents/document-template.ts";
import { fact } from "#data/documents/fact.ts";
import { fleetFacts, fleetSection } from "#data/documents/fleet-section.ts";
import { bullets, section, table, type Section } from "#data/documents/markdown.ts";
import { partNamesOf, sparePart, type SparePart } from "#data/facts/spare-part.ts";
import { seededRandom } from "#data/seeded-random.ts";

type Contract = {
  supplier: string;
  part: SparePart;
  volume: number;
  unit_usd: number;
  months: number;
  notice_days: number;
  delivery_days: number;
  penalty: number;
  start: string;
  faulty: number;
};

function contractOf({ device, number, updated_at }: Subject): Contract {
  const random = seededRandom(`contract:${number}`);
  const part = sparePart(device, random.pick(partNamesOf(device.series)));
  return {
    supplier: `supplier S-${random.integer(100, 999)}`,
    part,
    volume: random.integer(4, 90) * 50,
    unit_usd: Math.max(2, Math.round(part.price_usd * (0.4 + random.integer(0, 30) / 100))),
    months: random.integer(2, 10) * 6,
    notice_days: random.integer(3, 18) * 10,
    delivery_days: random.integer(2, 35),
    penalty: random.integer(2, 20) / 2,
    start: dayAfter(updated_at, random.integer(1, 40)),
    faulty: random.integer(2, 30) / 10,
  };
}

function parties(subject: Subject): Section {
  const { department, device, random } = subject;
  const { supplier, part, start, months } = contractOf(subject);
  return section(
    "Subject",
    random.pick([
      `From ${start} on ${supplier} delivers the ${part.name} of the ${device.name}, order number ${part.number}. The contract runs for ${months} months and was made by ${department}.`,
      `${department} has agreed with ${supplier} on the ${part.name} (${part.number}) for the ${device.name}. It begins on ${start} and ends after ${months} months.`,
      `Bought is the ${part.name} for the ${device.name}, number ${part.number}. Seller: ${supplier}. Buyer: ${department}. Term: ${months} months from ${start}.`,
    ]),
    random.pick([
      "This summary explains; where it differs from the contract, the contract counts.",
      "The signed text is in the archive; this is what one needs to know day by day.",
      `For whoever works with the contract. Questions of law go to Legal.`,
    ]),
  );
}

function terms(subject: Subject): Section {
  const { random } = subject;
  const { volume, unit_usd, notice_days, delivery_days, faulty } = contractOf(subject);
  return section(
    "Terms",
    table(
      ["Term", "Agreed"],
      random.shuffle([
        ["Volume a year", `${volume} units`],
        ["Price a unit", `${unit_usd} USD`],
        ["Delivery after call-off", `${delivery_days} days`],
        ["Notice", `${notice_days} days`],
        ["Faulty units tolerated", `${faulty} %`],
        ["Payment", `${random.integer(2, 9) * 10} days net`],
      ]),
    ),
    random.pick([
      `Ordering less than ${random.integer(50, 85)} % of the volume in a year raises the price by ${random.integer(2, 12)} %.`,
      `The price holds for ${random.integer(6, 24)} months; then the index of metals decides.`,
      `From the ${random.integer(2, 9) * 1000}th unit on a rebate of ${random.integer(2, 9)} % is due.`,
    ]),
  );
}

function breaches(subject: Subject): Section {
  const { device, problem, random } = subject;
  const { supplier, penalty, delivery_days, faulty } = contractOf(subject);
  return section(
    "Late and faulty deliveries",
    random.pick([
      `For each week beyond the ${delivery_days} days ${supplier} pays ${penalty} % of the value.`,
      `Delay costs the seller ${penalty} % of the delivery's value a week.`,
      `A late delivery is reduced by ${penalty} % a week, without a reminder.`,
    ]),
    random.pick([
      `If more than ${faulty} % of a delivery are faulty it goes back as a whole.`,
      `Above ${faulty} % of faulty units the buyer may refuse everything.`,
      `Goods-in tests ${random.integer(5, 80)} units of each delivery; the limit is ${faulty} %.`,
    ]),
    random.pick([
      `A fault such as "${problem.symptom}" on a ${device.name} in the field is charged to the supplier only if the part is its cause.`,
      `Tickets with "${problem.symptom}" are counted and sent to the supplier every quarter.`,
      `The supplier answers reports of "${problem.symptom}" within ${random.integer(3, 30)} days.`,
    ]),
  );
}

function endSection(subject: Subject): Section {
  const { department, random } = subject;
  const { notice_days } = contractOf(subject);
  const duties = [
    "call off in writing",
    "store the parts dry",
    "report the forecast every month",
    "keep drawings confidential",
    "return pallets",
    "name a contact",
    "audit the plant once a year",
    "mark parts with the batch",
  ];
  return section(
    "End and duties",
    random.pick([
      `Either side may end it with ${notice_days} days' notice. Otherwise it goes on for another year.`,
      `It renews itself by a year unless notice is given ${notice_days} days before the end.`,
      `Notice: ${notice_days} days, in writing. ${department} has put a reminder in its calendar.`,
    ]),
    random.pick(["Duties of the two sides:", "Also agreed:", "Both sides promised to:"]),
    bullets(random.shuffle(duties).slice(0, random.integer(3, 5))),
  );
}

function factsOf(subject: Subject): DocumentFact[] {
  const { department, device } = subject;
  const { supplier, part, unit_usd, volume, notice_days, delivery_days, penalty } = contractOf(subject);
  return [
    fact("number", `${unit_usd} USD`, [
      `What does one ${part.name} for the ${device.name} cost under the contract with ${supplier}?`,
      `Which price for the ${part.name} did ${department} negotiate with ${supplier}?`,
    ]),
    fact("number", `${volume} units`, [
      `How many pieces of the ${part.name} a year are agreed with ${supplier}?`,
      `What annual quantity does the contract of ${department} on the ${device.name} ${part.name} foresee?`,
    ]),
    fact("number", `${notice_days} days`, [
      `How early must the contract with ${supplier} be cancelled?`,
      `What is the notice period in ${department}'s contract on the ${part.name} of the ${device.name}?`,
    ]),
    fact("number", `${delivery_days} days`, [`How soon after a call-off does ${supplier} deliver?`]),
    fact("number", `${penalty} %`, [
      `What does ${supplier} owe for each week of delay?`,
      `What is the late-delivery penalty for the ${part.name} of the ${device.name}?`,
    ]),
    fact("fact", supplier, [
      `From whom does ${department} buy the ${part.name} for the ${device.name}?`,
      `Who supplies the ${part.name} of the ${device.name} under the contract of ${department}?`,
    ]),
  ];
}

export const contractSummary: DocumentTemplate<"contract-summary"> = {
  kind: "contract-summary",
  audience: "managers",
  write: (subject) => {
    const { supplier, part } = contractOf(subject);
    return {
      title: subject.random.pick([
        `Contract with ${supplier}: ${part.name} for the ${subject.device.name}`,
        `Summary of contract ${subject.number}, ${subject.department} and ${supplier}`,
        `${part.name} of the ${subject.device.name}: contract of ${subject.department}`,
      ]),
      sections: [parties, fleetSection, terms, breaches, endSection].map((write) => write(subject)),
      facts: [...factsOf(subject), ...fleetFacts(subject)],
      names: { supplier, part: part.name },
    };
  },
};
