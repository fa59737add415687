import type { Device, DeviceSeries } from "#data/devices/device.ts";
import type { DocumentFact, DocumentTemplate, Subject } from "#data/documents/document-template.ts";
import { fact } from "#data/documents/fact.ts";
import { bullets, section, table, type Section } from "#data/documents/markdown.ts";
import { clauseOf, problemsOf, remediesOf, type Problem } from "#data/facts/problem.ts";
import { releasesOf } from "#data/facts/firmware-release.ts";
import { seededRandom } from "#data/seeded-random.ts";

const accessories: Readonly<Record<DeviceSeries, readonly string[]>> = {
  "Moto Edge": [
    "car mount",
    "wireless charging pad",
    "USB-C headset",
    "game controller",
    "smart watch",
    "projector adapter",
    "pen",
    "rugged case",
    "desktop dock",
    "memory stick",
  ],
  ThinkPad: [
    "travel dock",
    "desk dock",
    "4K monitor",
    "headset",
    "privacy screen",
    "external keyboard",
    "card reader",
    "mobile modem",
    "graphics enclosure",
    "security lock",
  ],
  ThinkSystem: [
    "25-gigabit adapter",
    "100-gigabit adapter",
    "array controller",
    "graphics accelerator",
    "NVMe backplane",
    "tape drive",
    "host bus adapter",
    "riser with three slots",
    "spare fan module",
    "TPM module",
  ],
};

const systems: Readonly<Record<DeviceSeries, readonly string[]>> = {
  "Moto Edge": ["Android 12", "Android 13", "Android 14", "Android 15", "Android 16"],
  ThinkPad: ["Windows 10", "Windows 11 Home", "Windows 11 Pro", "Ubuntu 22.04", "Ubuntu 24.04", "Fedora 42"],
  ThinkSystem: [
    "Windows Server 2019",
    "Windows Server 2022",
    "RHEL 8",
    "RHEL 9",
    "SLES 15",
    "Ubuntu Server 24.04",
    "VMware ESXi 8",
  ],
};

type Fit = { name: string; article: string; verdict: "supported" | "with limits" | "not supported" };
type Fits = {
  accessories: readonly Fit[];
  systems: readonly (readonly [string, string])[];
  monitors: number;
  memory_gb: number;
};

/** What goes with a device: the same in every document about it. */
function fitsOf(device: Device): Fits {
  const random = seededRandom(`compatibility:${device.id}`);
  const judged = random.shuffle(accessories[device.series]).slice(0, 7);
  return {
    accessories: judged.map((name) => ({
      name,
      article: `A-${random.integer(10000, 99999)}`,
      verdict: random.pick(["supported", "supported", "with limits", "not supported"] as const),
    })),
    systems: systems[device.series].map((name) => [
      name,
      name === device.os
        ? "delivered with it"
        : random.pick(["tested", "tested", "untested", "not supported"]),
    ]),
    monitors: random.integer(1, 4),
    memory_gb: device.ram_gb * random.pick([1, 2, 4]),
  };
}

/** The trouble with accessories that the document deals with. */
function portTrouble({ device, number }: Subject): Problem {
  const possible = problemsOf(device.series).filter(
    ({ category }) => category === "ports" || category === "network",
  );
  return seededRandom(`port-trouble:${number}:${device.id}`).pick(possible);
}

function systemsSection({ device, random }: Subject): Section {
  return section(
    "Operating systems",
    random.pick([
      `The ${device.name} leaves the factory with ${device.os}. Other systems were looked at in ${random.integer(2, 20)} test runs.`,
      `${device.os} is what the ${device.name} is made for; the table says what else was tried.`,
      `Support is given for ${device.os} on the ${device.name} and for what is marked as tested.`,
    ]),
    table(["System", "State"], random.shuffle(fitsOf(device).systems)),
  );
}

function accessoriesSection({ device, random }: Subject): Section {
  const { accessories: judged, monitors, memory_gb } = fitsOf(device);
  return section(
    "Accessories and parts",
    table(
      ["Article", "Number", "State"],
      random.shuffle(judged).map(({ name, article, verdict }) => [name, article, verdict]),
    ),
    bullets([
      device.series === "ThinkSystem"
        ? random.pick([
            `Memory can grow to ${memory_gb} GB.`,
            `At most ${memory_gb} GB of memory can be fitted.`,
          ])
        : random.pick([
            `It drives ${monitors} external ${monitors === 1 ? "monitor" : "monitors"}.`,
            `External monitors: ${monitors} at once.`,
          ]),
      random.pick([
        `"With limits" means that up to ${random.integer(10, 60)} % of the throughput is lost.`,
        "Articles with limits work, but not after sleep.",
        "Ask before ordering what is supported with limits.",
      ]),
    ]),
  );
}

function firmwareSection({ device, random }: Subject): Section {
  const release = releasesOf(device)[random.integer(0, 1)];
  return section(
    "Firmware",
    random.pick([
      `All statements hold from firmware ${release?.version} on. A device that still runs ${device.firmware_version} must be updated before an article is judged.`,
      `The tests were made with ${release?.version}; results with ${device.firmware_version} were worse for ${random.integer(1, 4)} articles.`,
      `Before reporting an article as faulty, install ${release?.version} or later in place of ${device.firmware_version}.`,
    ]),
  );
}

function trouble(subject: Subject): Section {
  const { device, random } = subject;
  const problem = portTrouble(subject);
  const { first, second, cause } = remediesOf(problem);
  return section(
    `If an article is not taken: ${problem.symptom}`,
    random.pick([
      `With the ${device.model} this is mostly no question of compatibility. ${cause}`,
      `Before an article is sent back, think of the usual cause of "${problem.symptom}": ${clauseOf(cause)}.`,
      `Reports of "${problem.symptom}" name an article and mean the ${device.form_factor}. ${cause}`,
    ]),
    random.pick([
      `So: ${clauseOf(first)}. Then, if need be: ${clauseOf(second)}.`,
      `${first} Where this fails: ${clauseOf(second)}.`,
      `First ${clauseOf(first)}; second, ${clauseOf(second)}.`,
    ]),
    random.pick([
      `An article bought with the ${device.form_factor} shares its warranty of ${device.warranty_months} months.`,
      `Returned articles are tested for ${random.integer(2, 9)} days.`,
      "An article that works on a second device is not faulty.",
    ]),
  );
}

function factsOf(subject: Subject): DocumentFact[] {
  const { device, random } = subject;
  const fit = random.pick(fitsOf(device).accessories);
  const problem = portTrouble(subject);
  return [
    fact("fact", fit.verdict, [
      `Can I use a ${fit.name} with the ${device.name}?`,
      `What is said about the ${fit.name} on a ${device.name}?`,
    ]),
    fact("fact", fit.article, [
      `Under which article number is the ${fit.name} for the ${device.name} listed?`,
      `${device.name}: number of the ${fit.name}?`,
    ]),
    fact(
      "fact",
      clauseOf(remediesOf(problem).cause),
      [
        `An accessory fails on the ${device.name} with "${problem.symptom}". What is usually wrong?`,
        `What lies behind "${problem.symptom}" when a ${device.name} does not take an article?`,
      ],
      [problem.symptom],
    ),
  ];
}

export const compatibility: DocumentTemplate<"compatibility"> = {
  kind: "compatibility",
  audience: "end users",
  department: "Product Management",
  isCurrent: true,
  write: (subject) => ({
    title: subject.random.pick([
      `What works with the ${subject.device.name}`,
      `${subject.device.name}: compatibility`,
      `Compatibility list ${subject.number}: ${subject.device.name}`,
    ]),
    sections: [systemsSection, accessoriesSection, firmwareSection, trouble].map((write) => write(subject)),
    facts: factsOf(subject),
    problem: portTrouble(subject),
  }),
};
