import { renderDocument } from "#data/documents/markdown.ts";
import { openLibrary, type LibraryDocument } from "#data/documents/open-library.ts";
import type { GenerateOptions } from "#data/generator.ts";
import { recordSequence, type RecordSequence } from "#data/record-sequence.ts";
import type { TechnicalCategory, TechnicalDocument } from "./technical-document.ts";
import { technicalLibrary } from "./technical-library.ts";

export const defaultTechnicalDocumentCount = technicalLibrary.defaultCount;

function toRecord({
  id,
  kind,
  template,
  subject,
  written,
}: LibraryDocument<TechnicalCategory>): TechnicalDocument {
  const { device, department, updated_at } = subject;
  return {
    id,
    title: written.title,
    category: kind,
    series: device.series,
    device_id: device.id,
    device_name: device.name,
    department,
    problem_family: written.problem?.key ?? "",
    firmware_version: written.firmware_version ?? device.firmware_version,
    audience: template.audience,
    language: "en",
    updated_at,
    text: renderDocument(written.title, written.sections),
  };
}

/** Documents of ten categories about devices that exist. The nth depends on the seed and the devices alone. */
export function generateTechnicalDocumentation(options: GenerateOptions): RecordSequence<TechnicalDocument> {
  const library = openLibrary(technicalLibrary, options);
  return recordSequence(library.count, (place) => toRecord(library.at(place)));
}
