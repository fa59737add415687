import type { Device, DeviceSeries } from "#data/devices/device.ts";
import type { DocumentFact, DocumentTemplate, Subject } from "#data/documents/document-template.ts";
import { fact } from "#data/documents/fact.ts";
import { numbered, section, table, type Section } from "#data/documents/markdown.ts";
import { clauseOf, remediesOf } from "#data/facts/problem.ts";
import { seededRandom, type SeededRandom } from "#data/seeded-random.ts";

type Setting = { name: string; delivered: string; advised: string; why: string };

/** A setting with what it can be set to, and what is gained by the advised value. */
type Choice = {
  name: string;
  values: (random: SeededRandom) => readonly [string, string];
  why: readonly string[];
};

const minutes = (low: number, high: number) => (random: SeededRandom) =>
  [`${random.integer(low, high)} min`, `${random.integer(high + 1, high * 2)} min`] as const;
const percent = (random: SeededRandom) =>
  [`${random.integer(40, 69)} %`, `${random.integer(70, 95)} %`] as const;
const offOn = () => ["off", "on"] as const;
const onOff = () => ["on", "off"] as const;

const everywhere: readonly Choice[] = [
  {
    name: "Screen lock",
    values: minutes(2, 12),
    why: ["unattended devices are closed in time", "people stop switching the lock off"],
  },
  {
    name: "Automatic updates",
    values: offOn,
    why: ["corrections arrive without a visit", "the fleet stays on few versions"],
  },
  {
    name: "Diagnostic data",
    values: onOff,
    why: ["nothing leaves the house", "the works council asked for it"],
  },
  {
    name: "Event log size",
    values: (random) => [`${random.integer(1, 9) * 4} MB`, `${random.integer(10, 30) * 4} MB`],
    why: ["a month of events fits", "faults can be traced back"],
  },
];

const bySeries: Readonly<Record<DeviceSeries, readonly Choice[]>> = {
  "Moto Edge": [
    ...everywhere,
    {
      name: "Charge limit",
      values: percent,
      why: ["the cell ages more slowly", "it still lasts a working day"],
    },
    {
      name: "Refresh rate",
      values: () => ["automatic", "fixed"],
      why: ["the picture is steady", "the driver has less to switch"],
    },
    {
      name: "Background apps",
      values: (random) => [String(random.integer(20, 40)), String(random.integer(4, 15))],
      why: ["memory stays free", "it runs longer on one charge"],
    },
    {
      name: "Roaming",
      values: onOff,
      why: ["no surprise on the bill", "travellers switch it on themselves"],
    },
    {
      name: "Hotspot time-out",
      values: minutes(3, 15),
      why: ["meetings are not cut off", "fewer calls to the desk"],
    },
  ],
  ThinkPad: [
    ...everywhere,
    {
      name: "Charge threshold",
      values: percent,
      why: ["the battery keeps its capacity", "desks have power anyway"],
    },
    { name: "Wake on network", values: offOn, why: ["updates run at night", "nobody has to leave it on"] },
    {
      name: "Fan profile",
      values: () => ["quiet", "balanced"],
      why: ["it does not throttle in calls", "the fins stay cooler"],
    },
    {
      name: "Boot from USB",
      values: onOff,
      why: ["strangers cannot start their own system", "security asks for it"],
    },
    { name: "Sleep on lid", values: onOff, why: ["docked users keep working", "monitors do not go dark"] },
    {
      name: "Hibernate after",
      values: minutes(20, 90),
      why: ["work survives a night in a bag", "the battery is not emptied asleep"],
    },
  ],
  ThinkSystem: [
    ...everywhere,
    {
      name: "Power profile",
      values: () => ["efficiency", "maximum performance"],
      why: ["the clock is not capped", "response times stay even"],
    },
    { name: "Patrol read", values: offOn, why: ["weak drives are found early", "rebuilds meet no surprise"] },
    {
      name: "Memory mirroring",
      values: offOn,
      why: ["one bad module stops nothing", "the workload pays for availability"],
    },
    {
      name: "Controller session",
      values: minutes(5, 20),
      why: ["long inspections are not cut off", "consoles stay usable"],
    },
    {
      name: "Restart after outage",
      values: () => ["last state", "always on"],
      why: ["nobody drives to the site at night", "services come back alone"],
    },
    {
      name: "Fan floor",
      values: (random) => [`${random.integer(10, 24)} %`, `${random.integer(25, 45)} %`],
      why: ["drives stay cool", "peaks are met in time"],
    },
  ],
};

/** The settings of a device: the same in every document about it. */
function settingsOf(device: Device): readonly Setting[] {
  const random = seededRandom(`configuration:${device.id}`);
  return random.shuffle(bySeries[device.series]).map(({ name, values, why }) => {
    const [delivered, advised] = values(random);
    return { name, delivered, advised, why: random.pick(why) };
  });
}

function purpose({ device, department, random }: Subject): Section {
  return section(
    "Purpose",
    random.pick([
      `${department} runs its ${device.name} devices with the settings on this page. They differ from what the factory sets in some places, and each difference has a reason.`,
      `This page fixes how a ${device.name} is configured in the company. It was agreed with ${department}; who needs something else asks there.`,
      `A ${device.name} works out of the box. The values below make it fit the company; ${department} has tested them on ${random.integer(4, 60)} devices.`,
    ]),
  );
}

function settings({ device, random }: Subject): Section {
  const listed = settingsOf(device);
  return section(
    "Settings",
    table(
      ["Setting", "As delivered", "Company value"],
      listed.map(({ name, delivered, advised }) => [name, delivered, advised]),
    ),
    random
      .shuffle(listed)
      .slice(0, random.integer(3, 5))
      .map(({ name, advised, why }) =>
        random.pick([
          `${name} is set to ${advised} so that ${why}.`,
          `With ${name.toLowerCase()} at ${advised}, ${why}.`,
          `Why ${advised} for ${name.toLowerCase()}? Because ${why}.`,
        ]),
      )
      .join(" "),
  );
}

const ways: Readonly<Record<DeviceSeries, readonly string[]>> = {
  "Moto Edge": [
    "Open the managed profile in the settings.",
    "Send the profile from device management.",
    "Hold the device to the enrolment tag.",
  ],
  ThinkPad: [
    "Press F1 at start to reach the setup.",
    "Push the profile from device management.",
    "Sign in as local administrator.",
  ],
  ThinkSystem: [
    "Open the setup over the management console.",
    "Log in to the management controller as operator.",
    "Apply the server profile from the repository.",
  ],
};

function applying({ device, random }: Subject): Section {
  const { pick } = random;
  return section(
    "Applying them",
    numbered([
      pick([
        "Export the present settings.",
        "Save what is set now; it is the way back.",
        "Note values that differ from the table.",
      ]),
      pick(ways[device.series]),
      pick([
        "Change the values from top to bottom.",
        "Enter the company values.",
        "Load the file with the company values.",
      ]),
      pick([
        `Restart; ${device.firmware_version} and later take all values over at once.`,
        `Save and restart. Firmware before ${device.firmware_version} forgets the last two.`,
        `Restart the ${device.model} and compare.`,
      ]),
      pick([
        "Send the export to the configuration archive.",
        "Mark the device as configured in the inventory.",
        "Close the change record.",
      ]),
    ]),
  );
}

function whenItGoesWrong({ device, problem, random }: Subject): Section {
  const { first } = remediesOf(problem);
  return section(
    "When something goes wrong",
    random.pick([
      `Settings rarely cause "${problem.symptom}". If it shows after a change all the same, support's advice holds here too: ${clauseOf(first)}.`,
      `Should the ${device.model} show "${problem.symptom}" afterwards, treat it as a ${problem.category} case: ${clauseOf(first)}.`,
      `"${problem.symptom}" after a change of settings is most often a coincidence. ${first}`,
    ]),
    random.pick([
      `The way back is the export from the first step; it is kept for ${random.integer(30, 400)} days.`,
      `To undo everything, load the export again.`,
      `Never mix exports of different models: the ${device.model} takes its own only.`,
    ]),
  );
}

function factsOf({ device, random }: Subject): DocumentFact[] {
  const [one, other] = random.shuffle(settingsOf(device));
  return [one, other].flatMap((setting): DocumentFact[] =>
    setting === undefined
      ? []
      : [
          fact("fact", setting.advised, [
            `To what does the company set "${setting.name}" on a ${device.name}?`,
            `Which value of "${setting.name}" is agreed for the ${device.name}?`,
            `${device.name}: what do we use for ${setting.name.toLowerCase()}?`,
          ]),
          fact("fact", setting.delivered, [
            `What is the factory value of "${setting.name}" on the ${device.name}?`,
            `How does a new ${device.name} come with regard to ${setting.name.toLowerCase()}?`,
          ]),
        ],
  );
}

export const configuration: DocumentTemplate<"configuration"> = {
  kind: "configuration",
  audience: "administrators",
  department: "Information Technology",
  write: (subject) => ({
    title: subject.random.pick([
      `Configuring the ${subject.device.name}`,
      `${subject.device.name}: company settings`,
      `Configuration standard ${subject.number}: ${subject.device.name}`,
    ]),
    sections: [purpose, settings, applying, whenItGoesWrong].map((write) => write(subject)),
    facts: factsOf(subject),
  }),
};
