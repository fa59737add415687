import type { Passage } from "#domain/passage.ts";

type Data = Readonly<Record<string, unknown>>;

/** What of a record is searched, and what a search can be narrowed by. */
export type RecordText = { title: string; text: string; metadata: Passage["metadata"] };

/** How a record is read: its title, fields that are text as they stand, and fields that are said with their name: "Cause: ...". */
type Reading = { title: string; prose: readonly string[]; named: readonly string[] };

const readings: Readonly<Record<string, Reading>> = {
  "support-knowledge": {
    title: "title",
    prose: ["customer_message"],
    named: ["symptom", "cause", "remedy", "next_step", "part"],
  },
  "enterprise-documents": { title: "title", prose: ["text"], named: [] },
  "technical-documentation": { title: "title", prose: ["text"], named: [] },
  "customer-journeys": {
    title: "title",
    prose: ["text"],
    named: ["device_name", "stage", "outcome", "sentiment", "channel"],
  },
};

/** What records say where a field does not apply. */
const nothing = "none";
const titleFields = ["title", "name", "subject", "headline", "question"];
const proseFields = ["text", "body", "content", "narrative", "description", "abstract", "answer"];
/** A value of more words is text to read, not a value to filter by. */
const mostMetadataWords = 8;
const mostMetadataLength = 80;

/** Title, text and metadata of a record of any collection. The text is empty when the record holds none. */
export function recordText(collection: string, data: Data): RecordText {
  const { title, prose, named } = readings[collection] ?? readingOf(data);
  const paragraphs = [
    ...prose.map((field) => textOf(data[field])),
    named
      .filter((field) => isText(data[field]) && data[field] !== nothing)
      .map((field) => sentence(field, data[field]))
      .join("\n"),
  ];
  return {
    title: textOf(data[title]),
    text: paragraphs.filter((paragraph) => paragraph !== "").join("\n\n"),
    metadata: metadataOf(data, new Set(["id", title, ...prose])),
  };
}

/** Of a data set of unknown kind: a text to read where it has one, with its other long texts; else all its words, each with its name. */
function readingOf(data: Data): Reading {
  const fields = Object.keys(data).filter((field) => field !== "id" && isText(data[field]));
  const title = titleFields.find((field) => fields.includes(field)) ?? "";
  const prose = proseFields.filter((field) => fields.includes(field)).slice(0, 1);
  const others = fields.filter((field) => field !== title && !prose.includes(field));
  return { title, prose, named: prose.length > 0 ? others.filter((field) => !isShort(data[field])) : others };
}

function metadataOf(data: Data, taken: ReadonlySet<string>): Passage["metadata"] {
  const metadata: Passage["metadata"] = {};
  for (const [field, value] of Object.entries(data)) {
    if (taken.has(field)) continue;
    if (typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value)))
      metadata[field] = value;
    if (typeof value === "string" && value !== "" && isShort(value)) metadata[field] = value;
  }
  return metadata;
}

/** "next_step", "replace the part" -> "Next step: replace the part." */
function sentence(field: string, value: unknown): string {
  const name = field.replaceAll(/[_-]+/g, " ").trim();
  const text = textOf(value);
  const said = `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${text}`;
  return /[.!?。！？]$/u.test(said) ? said : `${said}.`;
}

function isText(value: unknown): boolean {
  return textOf(value) !== "";
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value.trim();
  if (!Array.isArray(value)) return "";
  return value.filter((item) => typeof item === "string").join(", ");
}

function isShort(value: unknown): boolean {
  const text = textOf(value);
  return text.length <= mostMetadataLength && text.split(/\s+/).length <= mostMetadataWords;
}
