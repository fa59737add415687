import { deviceDocumentOf } from "#data/documents/device-document.ts";
import { openLibrary } from "#data/documents/open-library.ts";
import type { GenerateOptions } from "#data/generator.ts";
import { recordSequence, type RecordSequence } from "#data/record-sequence.ts";
import type { TechnicalDocument } from "./technical-document.ts";
import { technicalLibrary } from "./technical-library.ts";

export const defaultTechnicalDocumentCount = technicalLibrary.defaultCount;

/** Documents of ten categories about devices that exist. The nth depends on the seed and the devices alone. */
export function generateTechnicalDocumentation(options: GenerateOptions): RecordSequence<TechnicalDocument> {
  const library = openLibrary(technicalLibrary, options);
  return recordSequence(library.count, (place) => {
    const document = library.at(place);
    return { ...deviceDocumentOf(document), category: document.kind };
  });
}
