import type { DocumentFact, DocumentTemplate, Subject } from "#data/documents/document-template.ts";
import { fact } from "#data/documents/fact.ts";
import { bullets, numbered, section, table, type Section } from "#data/documents/markdown.ts";
import { releasesOf, type FirmwareRelease } from "#data/facts/firmware-release.ts";
import { seededRandom } from "#data/seeded-random.ts";

/** How long an installation takes and how full the device must be charged: of the device, so that all documents agree. */
function updateData(subject: Subject): { minutes: number; charge: number } {
  const random = seededRandom(`firmware-update:${subject.device.id}`);
  return { minutes: random.integer(6, 34), charge: random.integer(25, 70) };
}

function overview({ device, random }: Subject): Section {
  const releases = releasesOf(device);
  const newest = releases.at(-1);
  return section(
    "Releases",
    random.pick([
      `The ${device.name} is delivered with ${device.firmware_version}. Since then ${releases.length} releases have come out; the newest is ${newest?.version}.`,
      `These notes list every release for the ${device.name} after ${device.firmware_version}, the version it is shipped with. Current is ${newest?.version}.`,
      `${newest?.version} is the current firmware of the ${device.name}; it contains all that the releases before it brought since ${device.firmware_version}.`,
    ]),
    table(
      ["Version", "Released", "Corrections"],
      releases.map((release) => [release.version, release.released_on, release.fixes.length]),
    ),
  );
}

function notesOf(release: FirmwareRelease, { random }: Subject): Section {
  const { pick } = random;
  const extra = random.shuffle([
    `start takes ${random.integer(2, 19)} % less time`,
    `certificates that expire before ${random.integer(2027, 2031)} are renewed`,
    `the event log keeps ${random.integer(2, 40) * 100} entries instead of ${random.integer(1, 9) * 20}`,
    `the clock is set from the network within ${random.integer(3, 60)} seconds`,
    `texts in ${random.integer(2, 14)} languages were corrected`,
    `${random.integer(2, 9)} weaknesses in the network stack are closed`,
    `idle power falls by ${random.integer(1, 12)} %`,
    `the version is shown on the lock screen for ${random.integer(2, 9)} seconds`,
  ]);
  const fixed = release.fixes.map((problem) =>
    pick([
      `${problem.symptom}: corrected (${problem.category})`,
      `Resolves "${problem.symptom}", a ${problem.category} fault`,
      `The fault known as "${problem.symptom}" no longer occurs`,
    ]),
  );
  return section(
    `Version ${release.version}`,
    pick([
      `Published on ${release.released_on}.`,
      `Available since ${release.released_on}.`,
      `Date: ${release.released_on}.`,
    ]),
    bullets([...fixed, ...extra.slice(0, random.integer(2, 4))]),
  );
}

const backups = [
  "Copy the user's data to a safe place.",
  "Take a backup and try to read it.",
  "Confirm that last night's backup is complete.",
];

function installing(subject: Subject): Section {
  const { device, random } = subject;
  const { pick } = random;
  const { minutes, charge } = updateData(subject);
  const ready =
    device.series === "ThinkSystem"
      ? pick([
          "Move the workload to another host.",
          "Announce the outage and stop all services.",
          "Put the host into maintenance mode.",
        ])
      : pick([
          `Charge it to ${charge} % or more.`,
          `The battery must hold at least ${charge} %.`,
          `Below ${charge} % of charge the installer refuses to begin.`,
        ]);
  const steps = numbered([
    ready,
    pick(backups),
    pick([
      "Download the package and compare its checksum.",
      "Fetch the package from the update server; check its signature.",
      "Let the updater fetch the package.",
    ]),
    pick([
      `Start the installation and leave it alone for ${minutes} minutes.`,
      `Install; it takes ${minutes} minutes and one restart.`,
      `Run the installer. Do not interrupt it: it needs ${minutes} minutes.`,
    ]),
    pick([
      "Compare the version shown with the one above.",
      "Read the installed version and enter it in the inventory.",
      "Look into the log for errors.",
    ]),
  ]);
  return section("Installing", steps);
}

function knownIssues({ device, random }: Subject): Section {
  const { pick } = random;
  const gap = random.integer(2, 3);
  return section(
    "Known limits",
    pick([
      `Going back to a version before ${releasesOf(device)[gap - 1]?.version} is not possible: the keys change with it.`,
      `A downgrade stops at ${releasesOf(device)[gap - 1]?.version}, because older versions cannot read the new settings.`,
    ]),
    pick([
      `Mechanical faults and worn parts are not touched by firmware. Whoever sees one should not wait for a release.`,
      `What breaks by wear, dust or a fall stays as it is; firmware mends software only.`,
      `Faults of parts need a repair, whatever the version.`,
    ]),
  );
}

function factsOf(subject: Subject): DocumentFact[] {
  const { device } = subject;
  const releases = releasesOf(device);
  const fixes = releases.flatMap((release) => release.fixes.map((problem) => ({ release, problem })));
  return [
    ...fixes
      .slice(0, 3)
      .map(({ release, problem }): DocumentFact =>
        fact(
          "fact",
          release.version,
          [
            `Which firmware fixes "${problem.symptom}" on the ${device.name}?`,
            `From which version on is the ${device.name} free of "${problem.symptom}"?`,
            `My ${device.name} has this: ${problem.symptom}. What do I have to install against it?`,
          ],
          [problem.symptom],
        ),
      ),
    fact("number", `${updateData(subject).minutes} minutes`, [
      `How long does a firmware installation on the ${device.name} last?`,
      `For how many minutes is a ${device.name} busy with an update?`,
    ]),
    fact(
      "fact",
      releases.at(-1)?.released_on ?? "",
      [
        `When did the latest firmware of the ${device.name} come out?`,
        `What is the date of the newest release for the ${device.name}?`,
      ],
      [releases.at(-1)?.version ?? ""],
    ),
  ];
}

export const firmwareNotes: DocumentTemplate<"firmware-notes"> = {
  kind: "firmware-notes",
  audience: "administrators",
  department: "Research and Development",
  isCurrent: true,
  write: (subject) => ({
    title: subject.random.pick([
      `Firmware notes for the ${subject.device.name}`,
      `${subject.device.name}: firmware releases`,
      `Release notes ${subject.number}, ${subject.device.name}`,
    ]),
    sections: [
      overview(subject),
      ...releasesOf(subject.device)
        .toReversed()
        .map((release) => notesOf(release, subject)),
      installing(subject),
      knownIssues(subject),
    ],
    facts: factsOf(subject),
    firmware_version: releasesOf(subject.device).at(-1)?.version ?? subject.device.firmware_version,
  }),
};
