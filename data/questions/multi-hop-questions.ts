import type { LibraryDocument } from "#data/documents/open-library.ts";
import type { EnterpriseDocumentType } from "#data/enterprise-documents/enterprise-document.ts";
import { releaseFixing, releasesOf } from "#data/facts/firmware-release.ts";
import { sparePart } from "#data/facts/spare-part.ts";
import type { DataQuestion } from "#data/questions.ts";
import { seededRandom, type SeededRandom } from "#data/seeded-random.ts";
import type { SupportKnowledgeEntry } from "#data/support-knowledge/support-knowledge-entry.ts";
import type { TechnicalCategory } from "#data/technical-documentation/technical-document.ts";
import type { Corpus, Reference } from "./corpus.ts";
import { problemByKey, saidOtherwise, triedOf } from "./support-questions.ts";
import { varyQuestion } from "./vary-question.ts";

type Manuals = (category: TechnicalCategory, deviceId: string) => Reference | undefined;

/** Questions that take two records: the first says what the second is to be asked about. */
export function* multiHopQuestions(corpus: Corpus): Generator<DataQuestion> {
  const ids = new Map(corpus.technical.map(({ kind, subject, id }) => [`${kind}:${subject.device.id}`, id]));
  const manuals: Manuals = (category, deviceId) => {
    const record_id = ids.get(`${category}:${deviceId}`);
    return record_id === undefined ? undefined : { collection: "technical-documentation", record_id };
  };
  for (const entry of corpus.cases) yield* fromCase(entry, corpus, manuals);
  for (const document of corpus.enterprise) yield* fromDocument(document, corpus, manuals);
}

function twoHops(
  id: string,
  asks: readonly string[],
  answer: string,
  support: readonly Reference[],
  random: SeededRandom,
): DataQuestion {
  return {
    id,
    question: varyQuestion(random.pick(asks), random),
    answer,
    support,
    hops: support.length,
    kind: "multi-hop",
  };
}

/** From a ticket, whose symptom is told in other words, to the part's number and to the release that mends it. */
function* fromCase(entry: SupportKnowledgeEntry, corpus: Corpus, manuals: Manuals): Generator<DataQuestion> {
  const random = seededRandom(`multi-hop:${corpus.seed}:${entry.id}`);
  const first = { collection: "support-knowledge", record_id: entry.id };
  const problem = problemByKey.get(entry.problem_family);
  const device = corpus.devices.ofSeries(problem?.series ?? []);
  const maintenance = manuals("maintenance", entry.device_id);
  const notes = manuals("firmware-notes", entry.device_id);
  if (!problem || device.count === 0 || (!maintenance && !notes)) return;
  const documented = corpus.technical.find(({ subject }) => subject.device.id === entry.device_id)?.subject
    .device;
  if (!documented) return;
  const told = `"${saidOtherwise(entry, random)}.${triedOf(entry)}"`;
  if (maintenance && entry.part !== "none") {
    const part = sparePart(documented, entry.part);
    yield twoHops(
      `multi-hop:${entry.id}:part`,
      [
        `A ticket says: ${told} Under which number do I order the part that this may need?`,
        `${told} If the part has to be exchanged, what is its order number?`,
        `What is the order number of the spare part for a customer who writes ${told}?`,
      ],
      part.number,
      [first, maintenance],
      random,
    );
  }
  const release = releaseFixing(documented, problem.key);
  if (notes && release)
    yield twoHops(
      `multi-hop:${entry.id}:release`,
      [
        `A ticket says: ${told} Which firmware puts an end to that?`,
        `${told} In which release is this corrected?`,
        `Which version should a customer install who writes ${told}?`,
      ],
      release.version,
      [first, notes],
      random,
    );
}

type Chain = { name: string; asks: readonly string[]; answer: string; manual: Reference | undefined };

/** From a document, named by what is special about it, to the manual of its device. */
function* fromDocument(
  document: LibraryDocument<EnterpriseDocumentType>,
  corpus: Corpus,
  manuals: Manuals,
): Generator<DataQuestion> {
  const random = seededRandom(`multi-hop:${corpus.seed}:${document.id}`);
  const first = { collection: "enterprise-documents", record_id: document.id };
  for (const { name, asks, answer, manual } of chainsOf(document, manuals))
    if (manual) yield twoHops(`multi-hop:${document.id}:${name}`, asks, answer, [first, manual], random);
}

function chainsOf(
  { kind, subject, written }: LibraryDocument<EnterpriseDocumentType>,
  manuals: Manuals,
): Chain[] {
  const { device } = subject;
  const named = (role: string) => written.names?.[role] ?? "";
  if (kind === "incident-report")
    return incidentChains(subject.problem.key, named("site"), { ...subject, manuals });
  if (kind === "project-plan") {
    const released = releasesOf(device).at(-1)?.released_on ?? "";
    return [
      {
        name: "released",
        asks: [
          `When was the firmware published that project ${named("project")} rolls out?`,
          `Project ${named("project")} installs a firmware. Since which day has that release been out?`,
        ],
        answer: released,
        manual: manuals("firmware-notes", device.id),
      },
      {
        name: "device",
        asks: [
          `What memory, in GB, have the devices that project ${named("project")} updates?`,
          `Project ${named("project")}: how many gigabytes of RAM has the model it is about?`,
        ],
        answer: String(device.ram_gb),
        manual: { collection: "devices", record_id: device.id },
      },
    ];
  }
  if (kind === "contract-summary") {
    const part = sparePart(device, named("part"));
    return [
      {
        name: "minutes",
        asks: [
          `How many minutes does it take to exchange the part that ${named("supplier")} delivers?`,
          `${named("supplier")} sells us a part. How long, in minutes, is its exchange said to take?`,
        ],
        answer: String(part.minutes),
        manual: manuals("maintenance", device.id),
      },
      {
        name: "year",
        asks: [`From which year is the device whose part ${named("supplier")} delivers?`],
        answer: String(device.year),
        manual: { collection: "devices", record_id: device.id },
      },
    ];
  }
  return [];
}

function incidentChains(
  problemKey: string,
  site: string,
  about: LibraryDocument<string>["subject"] & { manuals: Manuals },
): Chain[] {
  const { device, problem, number, manuals } = about;
  const release = releaseFixing(device, problemKey);
  const which = `the incident at the ${site} with "${problem.symptom}"`;
  const chains: Chain[] = [
    {
      name: "processor",
      asks: [
        `Which processor have the devices that failed in ${which}?`,
        `What chip is in the model that ${which} was about (${number})?`,
      ],
      answer: device.processor,
      manual: { collection: "devices", record_id: device.id },
    },
  ];
  if (release)
    chains.push({
      name: "release",
      asks: [
        `Which firmware release would have prevented ${which}?`,
        `What should be installed so that ${which} does not happen again?`,
      ],
      answer: release.version,
      manual: manuals("firmware-notes", device.id),
    });
  if (problem.part !== "none")
    chains.push({
      name: "minutes",
      asks: [
        `How many minutes does the exchange of the part take that was fitted after ${which}?`,
        `After ${which} a part was exchanged. How long does that take according to the service sheet, in minutes?`,
      ],
      answer: String(sparePart(device, problem.part).minutes),
      manual: manuals("maintenance", device.id),
    });
  return chains;
}
