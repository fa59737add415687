import type { Field } from "#domain/dataset.ts";
import { departments } from "#data/departments.ts";
import { deviceSeries } from "#data/devices/device.ts";
import { audiences } from "#data/documents/document-template.ts";
import { technicalCategories } from "./technical-document.ts";

export const technicalDocumentFields: readonly Field[] = [
  { name: "id", type: "string", description: "Stable id of the document." },
  { name: "title", type: "string", description: "Title of the document." },
  {
    name: "category",
    type: "string",
    description: "What kind of document it is.",
    values: [...technicalCategories],
  },
  { name: "series", type: "string", description: "Product series of the device.", values: [...deviceSeries] },
  { name: "device_id", type: "string", description: "Id of the device in `devices`." },
  { name: "device_name", type: "string", description: "Full name of that device." },
  {
    name: "department",
    type: "string",
    description: "Department that answers for it.",
    values: [...departments],
  },
  {
    name: "problem_family",
    type: "string",
    description: "Kind of problem it deals with, as category/name; empty where it deals with none.",
  },
  { name: "firmware_version", type: "string", description: "Firmware version it speaks of." },
  { name: "audience", type: "string", description: "Who it is written for.", values: [...audiences] },
  { name: "language", type: "string", description: "Language of the text, ISO 639-1.", values: ["en"] },
  { name: "updated_at", type: "string", description: "Day of its last change, as YYYY-MM-DD." },
  { name: "text", type: "string", description: "The document in Markdown." },
];
