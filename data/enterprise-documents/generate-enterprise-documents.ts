import { deviceDocumentOf } from "#data/documents/device-document.ts";
import { openLibrary } from "#data/documents/open-library.ts";
import type { GenerateOptions } from "#data/generator.ts";
import { recordSequence, type RecordSequence } from "#data/record-sequence.ts";
import type { EnterpriseDocument } from "./enterprise-document.ts";
import { enterpriseLibrary } from "./enterprise-library.ts";

export const defaultEnterpriseDocumentCount = enterpriseLibrary.defaultCount;

/** Documents of twelve types from all departments. The nth depends on the seed and the devices alone. */
export function generateEnterpriseDocuments(options: GenerateOptions): RecordSequence<EnterpriseDocument> {
  const library = openLibrary(enterpriseLibrary, options);
  return recordSequence(library.count, (place) => {
    const document = library.at(place);
    const { kind: type, subject } = document;
    return { ...deviceDocumentOf(document), type, period: subject.period };
  });
}
