export type TableRow = Record<string, string | number | boolean | null>;
export type Sorting = { key: string; isDescending: boolean };

/** Numbers by value, texts as people read them; what is missing stands last either way. Equal rows keep their order. */
export function sortRows(rows: readonly TableRow[], sorting: Sorting | undefined): readonly TableRow[] {
  if (sorting === undefined) return rows;
  const { key, isDescending } = sorting;
  return rows.toSorted((left, right) => {
    const [first, second] = [left[key] ?? null, right[key] ?? null];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    const order =
      typeof first === "number" && typeof second === "number"
        ? first - second
        : String(first).localeCompare(String(second), undefined, { numeric: true });
    return isDescending ? -order : order;
  });
}
