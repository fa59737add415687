import type { Device } from "#data/devices/device.ts";
import { openDeviceCatalogue, type DeviceCatalogue } from "#data/devices/device-catalogue.ts";
import { defaultDeviceCount } from "#data/devices/generate-devices.ts";
import { renderDocument } from "#data/documents/markdown.ts";
import { openLibrary, type LibraryDocument } from "#data/documents/open-library.ts";
import type { EnterpriseDocumentType } from "#data/enterprise-documents/enterprise-document.ts";
import { enterpriseLibrary } from "#data/enterprise-documents/enterprise-library.ts";
import { sourceOf, type GenerateOptions } from "#data/generator.ts";
import { nestedSourceOf } from "#data/nested-source.ts";
import type { DataQuestion } from "#data/questions.ts";
import {
  defaultSupportKnowledgeCount,
  generateSupportKnowledge,
} from "#data/support-knowledge/generate-support-knowledge.ts";
import type { SupportKnowledgeEntry } from "#data/support-knowledge/support-knowledge-entry.ts";
import type { TechnicalCategory } from "#data/technical-documentation/technical-document.ts";
import { technicalLibrary } from "#data/technical-documentation/technical-library.ts";

export type Reference = DataQuestion["support"][number];

/** The records that questions are about, with the facts they were written from. */
export type Corpus = {
  seed: number;
  devices: DeviceCatalogue;
  cases: readonly SupportKnowledgeEntry[];
  technical: readonly LibraryDocument<TechnicalCategory>[];
  enterprise: readonly LibraryDocument<EnterpriseDocumentType>[];
  /** The records about a device that hold all these words, whatever their case: support cases, documents, the device itself. */
  stating(deviceId: string, phrases: readonly string[]): Reference[];
};

/** Makes the datasets that the same options make, and holds them. */
export function openCorpus(options: GenerateOptions): Corpus {
  const devices = sourceOf(options, "devices", defaultDeviceCount);
  const source = (name: string, count: number) => nestedSourceOf(options, name, count, { devices });
  const cases = [...generateSupportKnowledge(source("support-knowledge", defaultSupportKnowledgeCount))];
  const technical = [
    ...openLibrary(technicalLibrary, source(technicalLibrary.name, technicalLibrary.defaultCount)),
  ];
  const enterprise = [
    ...openLibrary(enterpriseLibrary, source(enterpriseLibrary.name, enterpriseLibrary.defaultCount)),
  ];
  const catalogue = openDeviceCatalogue(devices);
  const held = Map.groupBy(
    [
      ...[...catalogue].map((device) => textOfRecord("devices", device.id, device)),
      ...cases.map((entry) => textOfRecord("support-knowledge", entry.device_id, entry)),
      ...technical.map((document) => textOfDocument(technicalLibrary.name, document)),
      ...enterprise.map((document) => textOfDocument(enterpriseLibrary.name, document)),
    ],
    (item) => item.deviceId,
  );
  return {
    seed: options.seed,
    devices: catalogue,
    cases,
    technical,
    enterprise,
    stating: (deviceId, phrases) =>
      (held.get(deviceId) ?? [])
        .filter(({ text }) => phrases.every((phrase) => holds(text, phrase)))
        .map(({ reference }) => reference),
  };
}

type HeldText = { deviceId: string; reference: Reference; text: string };

function textOfRecord(
  collection: string,
  deviceId: string,
  record: Device | SupportKnowledgeEntry,
): HeldText {
  const text = Object.values(record).map(String).join("\n");
  return { deviceId, reference: { collection, record_id: record.id }, text };
}

function textOfDocument(collection: string, { id, subject, written }: LibraryDocument<string>): HeldText {
  return {
    deviceId: subject.device.id,
    reference: { collection, record_id: id },
    text: renderDocument(written.title, written.sections),
  };
}

/** Whether a text holds a phrase, whatever the case, and not as part of a longer word or number. */
export function holds(text: string, phrase: string): boolean {
  // Most texts do not: a plain search says so much faster than a pattern.
  if (!text.toLowerCase().includes(phrase.toLowerCase())) return false;
  const escaped = phrase.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "iu").test(text);
}
