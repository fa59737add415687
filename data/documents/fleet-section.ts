import { problemsOf } from "#data/facts/problem.ts";
import { releasesOf } from "#data/facts/firmware-release.ts";
import { seededRandom } from "#data/seeded-random.ts";
import type { DocumentFact, Subject } from "./document-template.ts";
import { fact } from "./fact.ts";
import { section, table, type Section } from "./markdown.ts";

/** How many of the device a department has when the document is written, and in which state. */
function fleetOf({ number, device }: Subject): {
  units: number;
  updated: number;
  repaired: number;
  spare: number;
} {
  const random = seededRandom(`fleet:${number}:${device.id}`);
  const units = random.integer(20, 700);
  return {
    units,
    updated: random.integer(30, 97),
    repaired: random.integer(2, 40),
    spare: random.integer(2, 25),
  };
}

/** What is said of the firmware: no release is named that came out after the document. */
function firmwareLine(subject: Subject): string {
  const { device, updated_at, random } = subject;
  const { updated } = fleetOf(subject);
  const newest = releasesOf(device).findLast((release) => release.released_on <= updated_at);
  if (!newest) return `All of them still run ${device.firmware_version}, as delivered.`;
  return random.pick([
    `${updated} % of them run ${newest.version} or newer; the others are on older firmware, down to ${device.firmware_version}.`,
    `Firmware ${newest.version} is on ${updated} % of them.`,
    `With ${updated} % the firmware has been brought from ${device.firmware_version} to ${newest.version}.`,
  ]);
}

/** The devices a document of a department is about: their number, state and most frequent faults. */
export function fleetSection(subject: Subject): Section {
  const { department, device, problem, random } = subject;
  const { units, repaired, spare } = fleetOf(subject);
  const others = random.shuffle(problemsOf(device.series).filter((one) => one.key !== problem.key));
  return section(
    random.pick([
      "The devices concerned",
      "Figures on the devices",
      "The fleet",
      "Devices of the department",
    ]),
    `${random.pick([
      `${department} has ${units} of the ${device.name} (${device.processor}, ${device.ram_gb} GB, ${device.os}).`,
      `There are ${units} ${device.name} devices in ${department}, bought for ${device.price_usd} USD each at list price.`,
      `The ${device.form_factor} in question is the ${device.name}, of which ${department} counts ${units}; ${device.os} is on all of them.`,
    ])} ${firmwareLine(subject)}`,
    random.pick([
      `In the last twelve months ${repaired} were repaired and ${spare} stand by as spares.`,
      `${repaired} went through the workshop within a year; ${spare} are held in reserve.`,
      `Reserve: ${spare} devices. Repairs in a year: ${repaired}.`,
    ]),
    table(
      ["Fault", "Category", "Share of tickets"],
      [problem, ...others.slice(0, random.integer(1, 3))].map((one) => [
        one.symptom,
        one.category,
        `${random.integer(3, 30)} %`,
      ]),
    ),
  );
}

export function fleetFacts(subject: Subject): DocumentFact[] {
  const { department, device, number } = subject;
  const { units, repaired, spare } = fleetOf(subject);
  return [
    fact("number", `${units}`, [
      `According to ${number}, how many ${device.name} devices are in use in ${department}?`,
      `What is the size of ${department}'s ${device.name} fleet in document ${number}?`,
    ]),
    fact("number", `${repaired}`, [
      `How many ${device.name} devices of ${department} were mended within a year (${number})?`,
    ]),
    fact("number", `${spare}`, [
      `How many spare ${device.name} devices does ${department} keep according to ${number}?`,
    ]),
  ];
}
