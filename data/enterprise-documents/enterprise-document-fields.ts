import type { Field } from "#domain/dataset.ts";
import { departments } from "#data/departments.ts";
import { deviceSeries } from "#data/devices/device.ts";
import { audiences } from "#data/documents/document-template.ts";
import { enterpriseDocumentTypes } from "./enterprise-document.ts";

export const enterpriseDocumentFields: readonly Field[] = [
  { name: "id", type: "string", description: "Stable id of the document." },
  { name: "title", type: "string", description: "Title of the document." },
  {
    name: "type",
    type: "string",
    description: "What kind of document it is.",
    values: [...enterpriseDocumentTypes],
  },
  { name: "department", type: "string", description: "Department it belongs to.", values: [...departments] },
  { name: "period", type: "string", description: "Quarter it was last changed in, as 2025-Q3." },
  { name: "series", type: "string", description: "Product series of the device.", values: [...deviceSeries] },
  { name: "device_id", type: "string", description: "Id in `devices` of the device it speaks of." },
  { name: "device_name", type: "string", description: "Full name of that device." },
  {
    name: "problem_family",
    type: "string",
    description: "Kind of problem it deals with, as category/name; empty where it deals with none.",
  },
  {
    name: "firmware_version",
    type: "string",
    description: "Firmware version it speaks of, or that the device was delivered with.",
  },
  { name: "audience", type: "string", description: "Who it is written for.", values: [...audiences] },
  { name: "language", type: "string", description: "Language of the text, ISO 639-1.", values: ["en"] },
  { name: "updated_at", type: "string", description: "Day of its last change, as YYYY-MM-DD." },
  { name: "text", type: "string", description: "The document in Markdown." },
];
