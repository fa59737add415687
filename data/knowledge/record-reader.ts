/** Reads a record that may be of another shape than its dataset's name promises: an imported file can bear any name. */
export type RecordReader = {
  text(field: string): string;
  number(field: string): number;
  flag(field: string): boolean;
  /** The texts of a list, or of a text with commas. */
  texts(field: string): string[];
};

export function recordReader(record: Readonly<Record<string, unknown>>): RecordReader {
  const text = (field: string) => {
    const value = record[field];
    return typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
  };
  return {
    text,
    number: (field) =>
      typeof record[field] === "number" && Number.isFinite(record[field]) ? record[field] : 0,
    flag: (field) => record[field] === true,
    texts(field) {
      const value = record[field];
      const items = Array.isArray(value)
        ? value.map((item: unknown) => (typeof item === "string" ? item.trim() : ""))
        : text(field).split(/\s*,\s*/);
      return items.filter((item) => item !== "");
    },
  };
}
