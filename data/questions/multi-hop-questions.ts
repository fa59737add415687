import type { Device } from "#data/devices/device.ts";
import { findDevice } from "#data/devices/find-device.ts";
import type { Subject } from "#data/documents/document-template.ts";
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
  const device = findDevice(corpus.devices, entry.device_id);
  const maintenance = manuals("maintenance", entry.device_id);
  const notes = manuals("firmware-notes", entry.device_id);
  if (!problem || !device || (!maintenance && !notes)) return;
  const told = `"${saidOtherwise(entry, random)}.${triedOf(entry)}"`;
  if (maintenance && entry.part !== "none") {
    const part = sparePart(device, entry.part);
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
  const release = releaseFixing(device, problem.key);
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

/** What leads from a document to a manual; the answer is "" where there is nothing to ask. */
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
    if (manual && answer !== "")
      yield twoHops(`multi-hop:${document.id}:${name}`, asks, answer, [first, manual], random);
}

function chainsOf(document: LibraryDocument<EnterpriseDocumentType>, manuals: Manuals): Chain[] {
  const { kind, subject, written } = document;
  const { site = "", project = "", supplier = "", part = "" } = written.names ?? {};
  if (kind === "incident-report") return incidentChains(subject, site, manuals);
  if (kind === "project-plan") return projectChains(subject, project, manuals);
  if (kind === "contract-summary") return contractChains(subject, supplier, part, manuals);
  return [];
}

const recordOf = (device: Device): Reference => ({ collection: "devices", record_id: device.id });

function projectChains({ device }: Subject, project: string, manuals: Manuals): Chain[] {
  return [
    {
      name: "released",
      asks: [
        `When was the firmware published that project ${project} rolls out?`,
        `Project ${project} installs a firmware. Since which day has that release been out?`,
      ],
      answer: releasesOf(device).at(-1)?.released_on ?? "",
      manual: manuals("firmware-notes", device.id),
    },
    {
      name: "device",
      asks: [
        `What memory, in GB, have the devices that project ${project} updates?`,
        `Project ${project}: how many gigabytes of RAM has the model it is about?`,
      ],
      answer: String(device.ram_gb),
      manual: recordOf(device),
    },
  ];
}

function contractChains({ device }: Subject, supplier: string, part: string, manuals: Manuals): Chain[] {
  return [
    {
      name: "minutes",
      asks: [
        `How many minutes does it take to exchange the part that ${supplier} delivers?`,
        `${supplier} sells us a part. How long, in minutes, is its exchange said to take?`,
      ],
      answer: String(sparePart(device, part).minutes),
      manual: manuals("maintenance", device.id),
    },
    {
      name: "year",
      asks: [`From which year is the device whose part ${supplier} delivers?`],
      answer: String(device.year),
      manual: recordOf(device),
    },
  ];
}

function incidentChains({ device, problem, number }: Subject, site: string, manuals: Manuals): Chain[] {
  const which = `the incident at the ${site} with "${problem.symptom}"`;
  const processor: Chain = {
    name: "processor",
    asks: [
      `Which processor have the devices that failed in ${which}?`,
      `What chip is in the model that ${which} was about (${number})?`,
    ],
    answer: device.processor,
    manual: recordOf(device),
  };
  const release: Chain = {
    name: "release",
    asks: [
      `Which firmware release would have prevented ${which}?`,
      `What should be installed so that ${which} does not happen again?`,
    ],
    answer: releaseFixing(device, problem.key)?.version ?? "",
    manual: manuals("firmware-notes", device.id),
  };
  const minutes: Chain = {
    name: "minutes",
    asks: [
      `How many minutes does the exchange of the part take that was fitted after ${which}?`,
      `After ${which} a part was exchanged. How long does that take according to the service sheet, in minutes?`,
    ],
    answer: problem.part === "none" ? "" : String(sparePart(device, problem.part).minutes),
    manual: manuals("maintenance", device.id),
  };
  return [processor, release, minutes];
}
