import type { Device, DeviceSeries } from "#data/devices/device.ts";
import type { DocumentFact, DocumentTemplate, Subject } from "#data/documents/document-template.ts";
import { fact } from "#data/documents/fact.ts";
import { bullets, section, table, type Section } from "#data/documents/markdown.ts";
import { clauseOf, problemsOf, remediesOf, type Problem } from "#data/facts/problem.ts";
import { serviceData } from "#data/facts/service-data.ts";
import { seededRandom } from "#data/seeded-random.ts";

type Measure = { name: string; unit: string; before: number; after: number };

const workloads: Readonly<Record<DeviceSeries, readonly (readonly [string, string, number, number])[]>> = {
  "Moto Edge": [
    ["Opening the camera", "ms", 280, 900],
    ["Browser benchmark", "points", 90, 240],
    ["Reading from storage", "MB/s", 700, 3600],
    ["Video call on one charge", "minutes", 240, 620],
    ["Switching apps", "ms", 90, 400],
    ["Game at full brightness", "frames/s", 40, 118],
  ],
  ThinkPad: [
    ["Cold start to desktop", "s", 9, 40],
    ["Building the reference project", "s", 60, 420],
    ["Reading from the drive", "MB/s", 1500, 6800],
    ["Video call on battery", "minutes", 200, 640],
    ["Large worksheet", "s", 4, 50],
    ["Compressing a gigabyte", "s", 12, 90],
  ],
  ThinkSystem: [
    ["Transactions", "a second", 4000, 90000],
    ["Sequential write to the array", "MB/s", 700, 9500],
    ["Memory bandwidth", "GB/s", 40, 420],
    ["Median response under load", "ms", 2, 90],
    ["Virtual desktops", "sessions", 25, 320],
    ["Rebuild of one drive", "hours", 2, 26],
  ],
};

/** Measured values of a device, before and after tuning: the same in every document about it. */
function measuresOf(device: Device): readonly Measure[] {
  const random = seededRandom(`performance:${device.id}`);
  return random.shuffle(workloads[device.series]).map(([name, unit, low, high]) => {
    const before = random.integer(low, high);
    const isTime = ["ms", "s", "hours"].includes(unit);
    const gain = random.integer(6, 38) / 100;
    const changed = isTime ? before * (1 - gain) : before * (1 + gain);
    return { name, unit, before, after: Math.max(1, Math.round(changed)) };
  });
}

/** The slowness the document deals with: a problem of performance or heat that its device can have. */
function slowness({ device, number }: Subject): Problem {
  const possible = problemsOf(device.series).filter(
    ({ category }) => category === "performance" || category === "thermal",
  );
  return seededRandom(`slowness:${number}:${device.id}`).pick(possible);
}

function setting({ device, random }: Subject): Section {
  const { noise_db, ambient_c } = serviceData(device);
  const { pick } = random;
  return section(
    "How it was measured",
    pick([
      `One ${device.name} with ${device.processor}, ${device.ram_gb} GB of memory and ${device.os} was measured ${random.integer(3, 15)} times; medians are given.`,
      `The figures come from a ${device.name} (${device.processor}, ${device.cores} cores, ${device.ram_gb} GB) in base configuration with ${device.os}.`,
      `Measured on the ${device.name} as delivered, firmware ${device.firmware_version}, in a room of ${random.integer(19, ambient_c - 4)} °C.`,
    ]),
    noise_db === 0
      ? pick([
          "Between two runs it rested for ten minutes on a metal plate.",
          "Each run began with a cool device and a full battery.",
        ])
      : pick([
          `Noise stayed below ${noise_db} dB throughout.`,
          `The fan reached ${noise_db} dB in the longest run.`,
        ]),
  );
}

function results({ device, random }: Subject): Section {
  const measures = measuresOf(device);
  const [best] = random.shuffle(measures);
  return section(
    "Results",
    table(
      ["Workload", "Unit", "As delivered", "Tuned"],
      measures.map(({ name, unit, before, after }) => [name, unit, before, after]),
    ),
    best === undefined
      ? ""
      : random.pick([
          `Worth noting is "${best.name}": ${best.before} ${best.unit} became ${best.after} ${best.unit}.`,
          `For most people "${best.name}" matters; it went from ${best.before} to ${best.after} ${best.unit}.`,
          `The change in "${best.name}", ${best.before} to ${best.after} ${best.unit}, can be felt.`,
        ]),
  );
}

const tuning: readonly string[] = [
  "remove programmes that start by themselves",
  "keep a fifth of the storage free",
  "let indexing run at night",
  "raise the floor of the clock while on mains power",
  "close background synchronisation during calls",
  "fit memory in matched pairs",
  "exclude build folders from the virus scan",
  "move the page file to the faster drive",
  "turn visual effects off",
  "install the current chipset driver",
  "spread interrupts over all cores",
  "choose the scheduler for throughput",
];

function tuningSteps({ device, random }: Subject): Section {
  return section(
    "Tuning",
    random.pick([
      `Tuned means, on the ${device.model}:`,
      "What was changed between the two columns:",
      "The second column was reached by these changes, in this order:",
    ]),
    bullets(random.shuffle(tuning).slice(0, random.integer(4, 6))),
    random.pick([
      `The changes cost ${random.integer(2, 15)} % of battery life or power.`,
      `None of them voids the warranty of ${device.warranty_months} months.`,
      `Together they take ${random.integer(15, 90)} minutes and one restart.`,
    ]),
  );
}

function whenSlow(subject: Subject): Section {
  const { device, random } = subject;
  const problem = slowness(subject);
  const { first, second, cause } = remediesOf(problem);
  return section(
    `When tuning does not help: ${problem.symptom}`,
    random.pick([
      `Figures far below these mean that the ${device.model} is faulty rather than badly tuned. Behind "${problem.symptom}" there is mostly one thing: ${clauseOf(cause)}.`,
      `Less than ${random.integer(50, 75)} % of the values means a fault. For "${problem.symptom}" the known cause is: ${clauseOf(cause)}.`,
      `Do not tune a faulty device. ${cause} That is what lies behind "${problem.symptom}" as a rule.`,
    ]),
    random.pick([
      `${first} If the figures stay low: ${clauseOf(second)}.`,
      `Remedy: ${clauseOf(first)}. Second attempt: ${clauseOf(second)}.`,
      `Support advises to ${problem.first} (${clauseOf(first)}), then to ${problem.afterwards} (${clauseOf(second)}).`,
    ]),
  );
}

function factsOf(subject: Subject): DocumentFact[] {
  const { device, random } = subject;
  const measure = random.pick(measuresOf(device));
  const problem = slowness(subject);
  return [
    fact("number", String(measure.after), [
      `What does a tuned ${device.name} reach in "${measure.name}" (${measure.unit})?`,
      `${device.name} after tuning: "${measure.name}" in ${measure.unit}?`,
    ]),
    fact("number", String(measure.before), [
      `How does an untuned ${device.name} do in "${measure.name}" (${measure.unit})?`,
      `What was measured for "${measure.name}" on the ${device.name} as it comes from the factory?`,
    ]),
    fact(
      "fact",
      clauseOf(remediesOf(problem).cause),
      [
        `Why would a ${device.name} be "${problem.symptom}" in spite of tuning?`,
        `What is normally behind "${problem.symptom}" on a ${device.name}?`,
      ],
      [problem.symptom],
    ),
  ];
}

export const performance: DocumentTemplate<"performance"> = {
  kind: "performance",
  audience: "administrators",
  department: "Quality Assurance",
  write: (subject) => ({
    title: subject.random.pick([
      `Performance of the ${subject.device.name}`,
      `${subject.device.name}: measured and tuned`,
      `Performance report ${subject.number}: ${subject.device.name}`,
    ]),
    sections: [setting, results, tuningSteps, whenSlow].map((write) => write(subject)),
    facts: factsOf(subject),
    problem: slowness(subject),
  }),
};
