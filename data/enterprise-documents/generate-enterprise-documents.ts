import { renderDocument } from "#data/documents/markdown.ts";
import { openLibrary, type LibraryDocument } from "#data/documents/open-library.ts";
import type { GenerateOptions } from "#data/generator.ts";
import { recordSequence, type RecordSequence } from "#data/record-sequence.ts";
import type { EnterpriseDocument, EnterpriseDocumentType } from "./enterprise-document.ts";
import { enterpriseLibrary } from "./enterprise-library.ts";

export const defaultEnterpriseDocumentCount = enterpriseLibrary.defaultCount;

function toRecord({
  id,
  kind,
  template,
  subject,
  written,
}: LibraryDocument<EnterpriseDocumentType>): EnterpriseDocument {
  const { device, department, period, updated_at } = subject;
  return {
    id,
    title: written.title,
    type: kind,
    department,
    period,
    series: device.series,
    device_id: device.id,
    device_name: device.name,
    problem_family: written.problem?.key ?? "",
    firmware_version: written.firmware_version ?? device.firmware_version,
    audience: template.audience,
    language: "en",
    updated_at,
    text: renderDocument(written.title, written.sections),
  };
}

/** Documents of twelve types from all departments. The nth depends on the seed and the devices alone. */
export function generateEnterpriseDocuments(options: GenerateOptions): RecordSequence<EnterpriseDocument> {
  const library = openLibrary(enterpriseLibrary, options);
  return recordSequence(library.count, (place) => toRecord(library.at(place)));
}
