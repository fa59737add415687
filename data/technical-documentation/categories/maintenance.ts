import type { DocumentFact, DocumentTemplate, Subject } from "#data/documents/document-template.ts";
import { fact } from "#data/documents/fact.ts";
import { numbered, section, table, type Section } from "#data/documents/markdown.ts";
import { diagnosticCode } from "#data/facts/diagnostic-code.ts";
import { clauseOf, problemsOf, remediesOf } from "#data/facts/problem.ts";
import { serviceData } from "#data/facts/service-data.ts";
import { sparePartsOf } from "#data/facts/spare-part.ts";

function rhythm({ device, random }: Subject): Section {
  const { cleaning_days } = serviceData(device);
  const { pick } = random;
  return section(
    "How often",
    pick([
      `A ${device.name} in an office is cleaned every ${cleaning_days} days, in a workshop twice as often.`,
      `Plan a cleaning of the ${device.name} every ${cleaning_days} days; dusty rooms halve that.`,
      `${cleaning_days} days may pass between two cleanings of the ${device.name} in ordinary rooms.`,
    ]),
    pick([
      `Together with it comes a look at the logs, which takes ${random.integer(5, 25)} minutes.`,
      `Use the occasion to compare the firmware with ${device.firmware_version}, the version delivered, and to update.`,
      `Note the date on the label inside the cover; the next visit starts there.`,
      `Whoever does it enters hours of use and findings in the service book.`,
    ]),
  );
}

const preparations = [
  "Switch the device off and pull every plug.",
  "Wait until all lights are dark.",
  "Wear a wrist strap that is connected to ground.",
  "Clear a table and put a soft mat on it.",
  "Photograph the cables before touching them.",
  "Have the order numbers below at hand.",
  "Tell the owner when the device is back.",
  "Keep liquids and food away from the table.",
];

function opening({ device, random }: Subject): Section {
  const { torque_ncm, screws } = serviceData(device);
  const { pick } = random;
  return section(
    "Opening and closing",
    numbered([
      ...random.shuffle(preparations).slice(0, random.integer(2, 4)),
      pick([
        `Loosen the ${screws} screws of the cover.`,
        `Take out ${screws} screws; they differ in length.`,
        `The cover is held by ${screws} screws. Undo them crosswise.`,
      ]),
      pick([
        "Lift the cover from the rear edge.",
        "Slide the cover off; never bend it.",
        "Work around the edge with a plastic pick.",
      ]),
      pick([
        "Blow dust out from the inside to the outside.",
        "Brush and vacuum, in this order.",
        "Clean contacts with alcohol and let them dry.",
      ]),
      pick([
        `Close it and tighten the screws with ${torque_ncm} Ncm.`,
        `For closing set the driver to ${torque_ncm} Ncm.`,
        `Put the screws back at ${torque_ncm} Ncm, no more.`,
      ]),
      pick([
        "Start it and run the short test.",
        "Run the built-in test before handing it back.",
        "Let it start twice, warm and cold.",
      ]),
    ]),
  );
}

function parts({ device, random }: Subject): Section {
  const listed = random.shuffle(sparePartsOf(device));
  return section(
    "Spare parts",
    random.pick([
      `Parts are ordered by number. The times are those of a trained hand with the ${device.model} open.`,
      `Order only these numbers: parts of other models look alike and do not fit the ${device.model}.`,
      `The list is valid for the ${device.name} alone. Times exclude opening and closing.`,
    ]),
    table(
      ["Part", "Order number", "Exchange in minutes", "Price in USD"],
      listed.map((part) => [part.name, part.number, part.minutes, part.price_usd]),
    ),
  );
}

function findings({ device, random }: Subject): Section {
  const seen = random.shuffle(problemsOf(device.series)).slice(0, random.integer(3, 5));
  return section(
    "What to look for",
    random.pick([
      "Signs of coming faults show during maintenance:",
      "Worth a second look:",
      "While it is open, check for these:",
    ]),
    table(
      ["Symptom", "Test code", "Advice"],
      seen.map((problem) => [problem.symptom, diagnosticCode(problem), clauseOf(remediesOf(problem).first)]),
    ),
  );
}

function factsOf({ device, random }: Subject): DocumentFact[] {
  const { torque_ncm, cleaning_days } = serviceData(device);
  const part = random.pick(sparePartsOf(device));
  return [
    fact(
      "fact",
      part.number,
      [
        `What is the order number of the ${part.name} for the ${device.name}?`,
        `I need a new ${part.name} for a ${device.name}. Which number do I order?`,
        `${device.name}: number of the spare ${part.name}?`,
      ],
      [part.name],
    ),
    fact(
      "number",
      `${torque_ncm} Ncm`,
      [
        `How tight do the cover screws of the ${device.name} go?`,
        `With which torque is the ${device.name} closed?`,
      ],
      [],
    ),
    fact("number", `${cleaning_days} days`, [
      `How often does a ${device.name} want cleaning in an office?`,
      `What is the cleaning interval of the ${device.name}?`,
    ]),
  ];
}

export const maintenance: DocumentTemplate<"maintenance"> = {
  kind: "maintenance",
  audience: "technicians",
  department: "Field Service",
  write: (subject) => ({
    title: subject.random.pick([
      `Maintenance of the ${subject.device.name}`,
      `${subject.device.name}: care, opening and spare parts`,
      `Service sheet ${subject.number}: ${subject.device.name}`,
    ]),
    sections: [rhythm, opening, parts, findings].map((write) => write(subject)),
    facts: factsOf(subject),
  }),
};
