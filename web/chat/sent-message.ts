export type SentMessage = { text: string; files: { id: string; file_name: string }[] };

const attachedLine = /^Attached: (.+) \((upload-[0-9a-f]{24})\)$/;

/** What a person said, apart from the lines under it by which the server names the attached files. */
export function readSentMessage(whole: string): SentMessage {
  const lines = whole.split("\n");
  const files: SentMessage["files"] = [];
  for (;;) {
    const [, file_name, id] = attachedLine.exec(lines.at(-1) ?? "") ?? [];
    if (file_name === undefined || id === undefined) return { text: lines.join("\n"), files };
    files.unshift({ id, file_name });
    lines.pop();
  }
}
