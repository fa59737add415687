import type { Upload } from "#domain/upload.ts";

/** A file that the server has read, for a message to name. */
export type Attachment = Pick<Upload, "id" | "file_name" | "bytes">;

/** What a person sends, or has written so far. */
export type OutgoingMessage = { text: string; attachments: readonly Attachment[] };

export const emptyMessage: OutgoingMessage = { text: "", attachments: [] };

/** Both in one, for words that come back where others stand by now. */
export const joinMessages = (first: OutgoingMessage, second: OutgoingMessage): OutgoingMessage => ({
  text: [first.text, second.text].filter((text) => text !== "").join("\n"),
  attachments: withoutDoubles([...first.attachments, ...second.attachments]),
});

/** The same file twice is one attachment. */
const withoutDoubles = (all: readonly Attachment[]) => [
  ...new Map(all.map((attachment) => [attachment.id, attachment])).values(),
];
