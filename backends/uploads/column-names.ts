import { Failure } from "#domain/failure.ts";

/** Names of columns as fields have them: small letters, figures and `_`. Throws `invalid-input` for one that is empty or comes twice. */
export function columnNames(headers: readonly string[]): string[] {
  if (headers.length === 0) throw new Failure("invalid-input", "The file names no column", { hint: named });
  const names = headers.map((header, index) => {
    const name = header
      .normalize("NFKC")
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, "_")
      .replaceAll(/^_+|_+$/g, "")
      .slice(0, 60);
    if (name === "") throw new Failure("invalid-input", `Column ${index + 1} has no name`, { hint: named });
    return name;
  });
  for (const [index, name] of names.entries()) {
    const first = names.indexOf(name);
    if (first !== index)
      throw new Failure("invalid-input", `Columns ${first + 1} and ${index + 1} are both named ${name}`, {
        hint: "Give every column a name of its own.",
      });
  }
  return names;
}

const named = "The first line must name every column.";
