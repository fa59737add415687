import type { Device } from "#data/devices/device.ts";
import type { DocumentFact, DocumentTemplate, Subject } from "#data/documents/document-template.ts";
import { fact } from "#data/documents/fact.ts";
import { bullets, numbered, section, table, type Section } from "#data/documents/markdown.ts";
import { clauseOf, problemsOf, remediesOf, type Problem } from "#data/facts/problem.ts";
import { seededRandom } from "#data/seeded-random.ts";

type Rules = {
  password_length: number;
  lock_attempts: number;
  patch_days: number;
  key_length: number;
  wipe_passes: number;
};

/** The security rules for a device: the same in every document about it. */
function rulesOf(device: Device): Rules {
  const random = seededRandom(`security:${device.id}`);
  return {
    password_length: random.integer(10, 20),
    lock_attempts: random.integer(4, 12),
    patch_days: random.integer(3, 30),
    key_length: random.pick([128, 192, 256]),
    wipe_passes: random.integer(1, 7),
  };
}

/** The security problem the document deals with: one that its device can have. */
function securityProblem({ device, number }: Subject): Problem {
  const possible = problemsOf(device.series).filter((problem) => problem.category === "security");
  return seededRandom(`security-problem:${number}:${device.id}`).pick(possible);
}

function scope({ device, department, random }: Subject): Section {
  return section(
    "Scope",
    random.pick([
      `These rules hold for every ${device.name} that touches company data, whether ${department} or somebody else owns it.`,
      `Written for administrators of the ${device.name}. Exceptions are granted by Information Security for at most ${random.integer(20, 120)} days.`,
      `A ${device.form_factor} such as the ${device.name} leaves the building or holds what must not leave it. Hence the following.`,
    ]),
    random.pick([
      `They were reviewed with firmware ${device.firmware_version} and ${device.os}.`,
      `Basis is ${device.os} on firmware ${device.firmware_version} or newer.`,
      `Older firmware than ${device.firmware_version} is not allowed in the network.`,
    ]),
  );
}

function rules({ device, random }: Subject): Section {
  const { password_length, lock_attempts, patch_days, key_length, wipe_passes } = rulesOf(device);
  const rows = [
    ["Length of the start password", `${password_length} characters`],
    ["Wrong attempts before it locks", `${lock_attempts} attempts`],
    ["Time to install a security release", `${patch_days} days`],
    ["Encryption of the storage", `AES-${key_length}`],
    ["Overwriting before disposal", `${wipe_passes === 1 ? "once" : `${wipe_passes} times`}`],
    ["Remote access", random.pick(["only through the gateway", "by certificate", "off unless requested"])],
  ];
  return section(
    "Rules",
    table(["What", "Value"], random.shuffle(rows)),
    random.pick([
      `Device management enforces the first ${random.integer(3, 5)}; the others are checked by hand twice a year.`,
      `A device that breaks one of them loses network access within ${random.integer(1, 24)} hours.`,
      `Deviations show up in the weekly report of Information Security.`,
    ]),
  );
}

const hardening = [
  "remove accounts that came with the device",
  "turn off radio links that nobody uses",
  "forbid starting from removable media",
  "keep the recovery key in the vault, not on paper",
  "send the logs to the collector every hour",
  "allow apps from the company's catalogue only",
  "replace the certificate that came from the factory",
  "close the debugging port",
  "set an owner's password for the setup",
  "put a seal on the cover",
  "separate guests from the management network",
  "let two people approve remote wiping",
];

function hardeningSteps({ device, random }: Subject): Section {
  return section(
    "Hardening",
    random.pick([
      `On top of the rules, administrators of the ${device.model}:`,
      "Recommended beyond the rules:",
      "Further measures, in order of their effect:",
    ]),
    bullets(random.shuffle(hardening).slice(0, random.integer(4, 7))),
  );
}

function incident(subject: Subject): Section {
  const { device, random } = subject;
  const problem = securityProblem(subject);
  const { first, second, cause } = remediesOf(problem);
  const { pick } = random;
  return section(
    `Case: ${problem.symptom}`,
    pick([
      `The usual finding behind "${problem.symptom}" is this: ${clauseOf(cause)}.`,
      `When the ${device.model} is reported with "${problem.symptom}", the desk assumes the following. ${cause}`,
      `"${problem.symptom}" comes up ${random.integer(2, 30)} times a month over all devices. Known cause: ${clauseOf(cause)}.`,
    ]),
    numbered([
      pick([
        "Take the device off the network.",
        "Ask who holds the device and since when.",
        "Confirm the caller's identity by calling back.",
      ]),
      first,
      pick([
        `Should that not be enough: ${clauseOf(second)}.`,
        `If it recurs: ${clauseOf(second)}.`,
        `As the second step: ${clauseOf(second)}.`,
      ]),
      pick([
        `Report it to Information Security within ${random.integer(1, 48)} hours.`,
        "Write an incident report, even when nothing was lost.",
        "Keep the device's log as evidence.",
      ]),
    ]),
  );
}

function factsOf(subject: Subject): DocumentFact[] {
  const { device } = subject;
  const { password_length, lock_attempts, patch_days } = rulesOf(device);
  const problem = securityProblem(subject);
  return [
    fact("number", `${password_length} characters`, [
      `How long must the start password of a ${device.name} be?`,
      `What is the minimum password length on the ${device.name}?`,
    ]),
    fact("number", `${lock_attempts} attempts`, [
      `After how many wrong passwords does a ${device.name} lock?`,
      `How often may one mistype the password of the ${device.name}?`,
    ]),
    fact("number", `${patch_days} days`, [
      `How soon has a security update to be on the ${device.name}?`,
      `What is the deadline for security releases on a ${device.name}?`,
    ]),
    fact(
      "procedure",
      clauseOf(remediesOf(problem).first),
      [
        `What does Information Security want done about "${problem.symptom}" on a ${device.name}?`,
        `A ${device.name} is reported as "${problem.symptom}": what is the prescribed measure?`,
      ],
      [problem.symptom],
    ),
  ];
}

export const security: DocumentTemplate<"security"> = {
  kind: "security",
  audience: "administrators",
  department: "Information Security",
  write: (subject) => ({
    title: subject.random.pick([
      `Securing the ${subject.device.name}`,
      `${subject.device.name}: security rules`,
      `Security guide ${subject.number}: ${subject.device.name}`,
    ]),
    sections: [scope, rules, hardeningSteps, incident].map((write) => write(subject)),
    facts: factsOf(subject),
    problem: securityProblem(subject),
  }),
};
