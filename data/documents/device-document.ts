import type { Department } from "#data/departments.ts";
import type { Audience } from "./document-template.ts";
import { renderDocument } from "./markdown.ts";
import type { LibraryDocument } from "./open-library.ts";

/** What every document's record tells: its text in Markdown, and the one device that it speaks of in particular. */
export type DeviceDocument = {
  id: string;
  title: string;
  department: Department;
  series: string;
  device_id: string;
  device_name: string;
  problem_family: string;
  firmware_version: string;
  audience: Audience;
  language: "en";
  updated_at: string;
  text: string;
};

export function deviceDocumentOf({
  id,
  template,
  subject,
  written,
}: Omit<LibraryDocument<string>, "kind">): DeviceDocument {
  const { device, department, updated_at } = subject;
  return {
    id,
    title: written.title,
    department,
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
