import type { EntityKind } from "#domain/entity.ts";
import type { Reference } from "#domain/reference.ts";

/** The part of JSON Schema that the tools' inputs use, as zod writes it. */
export type JsonSchema = {
  type?: string | string[];
  title?: string;
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  default?: unknown;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  minItems?: number;
  maxItems?: number;
  maxLength?: number;
  /** Our own: the kind of thing an argument names, and the unit of a number. */
  entity?: EntityKind;
  unit?: string;
};

type FieldBase = { name: string; label: string; description: string; isRequired: boolean; initial: unknown };
/** How one argument is asked of a person. */
export type Field = FieldBase &
  (
    | { kind: "entity"; entity: EntityKind; isMany: boolean }
    | { kind: "number"; isInteger: boolean; minimum?: number; maximum?: number; unit?: string }
    | { kind: "choice"; options: string[]; isMany: boolean }
    | { kind: "switch" }
    | { kind: "text"; isMany: boolean; isLong: boolean }
    | { kind: "json" }
  );

const spoken = (name: string) => name.replaceAll("_", " ");

/** Looks through `anyOf` with null, which is how an optional value may be written. */
function unwrapped(schema: JsonSchema): JsonSchema {
  const choices = schema.anyOf?.filter((choice) => choice.type !== "null");
  const only = choices?.length === 1 ? choices[0] : undefined;
  if (only === undefined) return schema;
  const { anyOf: _, ...rest } = schema;
  return { ...only, ...rest };
}

const isType = (schema: JsonSchema, type: string) =>
  Array.isArray(schema.type) ? schema.type.includes(type) : schema.type === type;

const constantsOf = (schema: JsonSchema): string[] | undefined => {
  if (schema.enum !== undefined) return schema.enum.map(String);
  const constants = schema.anyOf?.map((choice) => choice.const);
  return constants?.every((item) => typeof item === "string") === true ? constants : undefined;
};

function numberField(base: FieldBase, schema: JsonSchema): Field {
  const isInteger = isType(schema, "integer");
  const minimum = schema.minimum ?? schema.exclusiveMinimum;
  const maximum = schema.maximum ?? schema.exclusiveMaximum;
  const isBounded = (bound: number | undefined): bound is number =>
    bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER;
  return {
    ...base,
    kind: "number",
    isInteger,
    ...(isBounded(minimum) ? { minimum } : {}),
    ...(isBounded(maximum) ? { maximum } : {}),
    ...(schema.unit === undefined ? {} : { unit: schema.unit }),
  };
}

function fieldOf(name: string, given: JsonSchema, isRequired: boolean): Field {
  const schema = unwrapped(given);
  const description = given.description ?? schema.description ?? "";
  const base: FieldBase = { name, label: spoken(name), description, isRequired, initial: given.default };
  const isMany = isType(schema, "array");
  const element = isMany ? unwrapped(schema.items ?? {}) : schema;
  const entity = schema.entity ?? element.entity;
  if (entity !== undefined) return { ...base, kind: "entity", entity, isMany };
  const options = constantsOf(element);
  if (options !== undefined) return { ...base, kind: "choice", options, isMany };
  if (isType(schema, "number") || isType(schema, "integer")) return numberField(base, schema);
  if (isType(schema, "boolean")) return { ...base, kind: "switch" };
  if (isType(element, "string"))
    return { ...base, kind: "text", isMany, isLong: (schema.maxLength ?? 0) > 400 };
  return { ...base, kind: "json" };
}

/** The fields of a tool's input, those that must be given first. */
export function fieldsOfSchema(schema: JsonSchema): Field[] {
  const required = new Set(schema.required ?? []);
  const fields = Object.entries(schema.properties ?? {}).map(([name, property]) =>
    fieldOf(name, property, required.has(name) && property.default === undefined),
  );
  return [...fields.filter((field) => field.isRequired), ...fields.filter((field) => !field.isRequired)];
}

/** A value an earlier step will give. */
export function isReferenceValue(value: unknown): value is Reference {
  return typeof value === "object" && value !== null && "$from" in value && "field" in value;
}
