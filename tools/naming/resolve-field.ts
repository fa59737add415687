import type { Dataset, Field } from "#domain/dataset.ts";
import { Failure } from "#domain/failure.ts";
import { nearMatches } from "#domain/near-matches.ts";
import type { RecordFilter } from "#tools/warehouse/record-filter.ts";

/** The field that `name` means. Throws `invalid-input` with the near matches. */
export function resolveField(dataset: Dataset, name: string): Field {
  const folded = name.toLowerCase().replaceAll(/[\s-]+/g, "_");
  const found = dataset.fields.find((field) => field.name === folded);
  if (found) return found;
  const names = dataset.fields.map((field) => field.name);
  const near = nearMatches(folded, names);
  throw new Failure("invalid-input", `${dataset.name} has no field "${name}"`, {
    hint: near.length > 0 ? `Did you mean ${near.join(" or ")}?` : `Its fields are: ${names.join(", ")}.`,
  });
}

/** Filters with their fields resolved and their values of the field's own type. */
export function resolveFilters(dataset: Dataset, filters: readonly RecordFilter[]): RecordFilter[] {
  return filters.map((filter) => {
    const field = resolveField(dataset, filter.field);
    return { field: field.name, op: filter.op, value: typedValue(field, filter.value) };
  });
}

function typedValue(field: Field, value: RecordFilter["value"]): RecordFilter["value"] {
  if (field.type === "number" && typeof value !== "number") {
    const number = typeof value === "string" && value.trim() !== "" ? Number(value) : Number.NaN;
    if (Number.isNaN(number))
      throw new Failure("invalid-input", `${field.name} is a number; "${String(value)}" is not`, {
        hint: "Give a plain number, without a unit.",
      });
    return number;
  }
  if (field.type === "boolean" && typeof value !== "boolean") {
    if (/^(true|yes|1)$/i.test(String(value))) return true;
    if (/^(false|no|0)$/i.test(String(value))) return false;
    throw new Failure("invalid-input", `${field.name} is true or false; "${String(value)}" is neither`, {
      hint: "Give true or false.",
    });
  }
  if (typeof value !== "string" || field.values === undefined) return value;
  return field.values.find((known) => known.toLowerCase() === value.toLowerCase()) ?? value;
}
