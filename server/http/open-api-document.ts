import { z } from "zod";
import { failureBody } from "#domain/failure.ts";
import type { Route } from "./route.ts";

type Json = Record<string, unknown>;

const failure = z.object({ error: failureBody.required({ hint: true, trace_id: true }) });

/** OpenAPI 3.1 of the routes, from the schemas that check their input. */
export function openApiDocument(routes: readonly Route[]): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, "{$1}");
    (paths[path] ??= {})[route.method] = operationOf(route);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Lathe",
      version: "0.1.0",
      description:
        "Errors are {error: {code, message, hint, trace_id}}. Lists are {items, next_cursor?}. Every route needs a bearer token or a session.",
    },
    security: [{ bearer: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer" },
        session: { type: "apiKey", in: "cookie", name: "lathe_session" },
      },
      schemas: { Failure: schemaOf(failure, "output") },
    },
  };
}

function operationOf(route: Route): Json {
  const status = String(route.status ?? 200);
  return {
    summary: route.summary,
    operationId: operationId(route),
    description: `Needs the role ${route.role ?? "viewer"}${route.isForPeople === true ? ", and a person" : ""}.`,
    parameters: [...pathParameters(route.path), ...queryParameters(route)],
    ...bodyOf(route),
    responses: {
      [status]: { description: route.summary, ...contentOf(route) },
      default: {
        description: "What went wrong, and what to do",
        content: { "application/json": { schema: { $ref: "#/components/schemas/Failure" } } },
      },
    },
  };
}

function bodyOf(route: Route): Json {
  const [type, schema] =
    route.form === undefined ? ["application/json", route.body] : ["multipart/form-data", route.form];
  if (schema === undefined) return {};
  return { requestBody: { required: true, content: { [type]: { schema: schemaOf(schema, "input") } } } };
}

function contentOf(route: Route): Json {
  if (route.produces !== undefined) return { content: { [route.produces]: { schema: { type: "string" } } } };
  if (route.answer === undefined) return {};
  return { content: { "application/json": { schema: schemaOf(route.answer, "output") } } };
}

function operationId(route: Route): string {
  const words = route.path.split(/[/:.-]+/).filter((word) => word !== "" && word !== "api");
  return [route.method, ...words].join("_");
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
}

function queryParameters(route: Route): Json[] {
  if (route.query === undefined) return [];
  const schema = schemaOf(route.query, "input") as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    in: "query",
    required: schema.required?.includes(name) ?? false,
    schema: property,
  }));
}

function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}
