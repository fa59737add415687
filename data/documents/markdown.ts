/** A heading and what stands below it: paragraphs, lists, tables, each Markdown of its own. */
export type Section = { heading: string; blocks: readonly string[] };

export function section(heading: string, ...blocks: readonly string[]): Section {
  return { heading, blocks };
}

export function numbered(steps: readonly string[]): string {
  return steps.map((step, index) => `${index + 1}. ${step}`).join("\n");
}

export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}

export function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

export function renderDocument(title: string, sections: readonly Section[]): string {
  const parts = sections.flatMap(({ heading, blocks }) => [`## ${heading}`, ...blocks]);
  return [`# ${title}`, ...parts].join("\n\n");
}
