import { describe, expect, it } from "vitest";
import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import { type Field, fieldsOfSchema, type JsonSchema } from "./fields-of-schema.ts";

const input = z.strictObject({
  model: entityId("model", "the base model").optional(),
  dataset: entityId("training-set", "the training set"),
  suites: z.array(entityId("suite", "a suite")).max(3).default([]).describe("further suites"),
  method: z.enum(["lora", "qlora"]).default("lora"),
  rank: z.number().int().min(1).max(64).optional().describe("size of the adapter"),
  learning_rate: z.number().positive().max(0.1).optional(),
  resume: z.boolean().optional(),
  reason: z.string().max(1000).optional(),
  tags: z.array(z.string()).optional(),
  limit: z.number().nullable().optional(),
  filters: z.record(z.string(), z.unknown()).optional(),
});

const fields = fieldsOfSchema(z.toJSONSchema(input, { io: "input" }) as JsonSchema);
const field = (name: string): Field => {
  const found = fields.find((item) => item.name === name);
  if (found === undefined) throw new Error(`no field ${name}`);
  return found;
};

describe("fieldsOfSchema", () => {
  it("puts what must be given first", () => {
    expect(fields[0]).toMatchObject({ name: "dataset", isRequired: true });
    expect(fields.slice(1).every((item) => !item.isRequired)).toBe(true);
  });

  it("offers live choices where an argument names a thing, also through optional, default and list", () => {
    expect(field("model")).toMatchObject({
      kind: "entity",
      entity: "model",
      isMany: false,
      description: "the base model",
    });
    expect(field("suites")).toMatchObject({ kind: "entity", entity: "suite", isMany: true, initial: [] });
  });

  it("reads ranges of numbers", () => {
    expect(field("rank")).toMatchObject({ kind: "number", isInteger: true, minimum: 1, maximum: 64 });
    expect(field("learning_rate")).toMatchObject({ kind: "number", isInteger: false, maximum: 0.1 });
  });

  it("looks through a nullable value", () => {
    expect(field("limit")).toMatchObject({ kind: "number", isInteger: false });
  });

  it("chooses the control by the type", () => {
    expect(field("method")).toMatchObject({ kind: "choice", options: ["lora", "qlora"] });
    expect(field("resume").kind).toBe("switch");
    expect(field("reason")).toMatchObject({ kind: "text", isLong: true });
    expect(field("tags")).toMatchObject({ kind: "text", isMany: true });
    expect(field("filters").kind).toBe("json");
  });

  it("speaks a name without its underscores", () => {
    expect(field("learning_rate").label).toBe("learning rate");
  });
});
