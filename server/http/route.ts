import { z } from "zod";
import type { Caller, Role } from "#domain/role.ts";
import type { ServerContext } from "#server/server-context.ts";

export type RouteCall<Query, Body> = {
  context: ServerContext;
  caller: Caller;
  /** A part of the path, decoded. */
  param(name: string): string;
  query: Query;
  body: Body;
  request: Request;
};

type Described = {
  method: "get" | "post" | "patch" | "delete";
  /** With `:name` for its parts. */
  path: string;
  summary: string;
  /** Who may call it; every route needs at least a viewer. */
  role?: Role;
  /** A service token may not call it, whatever its role. */
  isForPeople?: true;
  /** Of the answer, for the document that describes the routes. */
  answer?: z.ZodType;
  status?: 200 | 201 | 202 | 204;
  produces?: "text/event-stream";
  /** What it takes as multipart/form-data; it reads the request itself. */
  form?: z.ZodObject;
};

// The table holds routes of every shape; each parses its own input before `handle` sees it.
export type Route = Described & {
  query: z.ZodObject | undefined;
  body: z.ZodType | undefined;
  handle(call: RouteCall<never, never>): Promise<unknown>;
};

type Declared<Query extends z.ZodObject, Body extends z.ZodType> = Described & {
  query?: Query;
  body?: Body;
  /** The answer as a value for JSON, or a response of its own. */
  handle(call: RouteCall<z.output<Query>, z.output<Body>>): Promise<unknown>;
};

const nothing = z.object({});

/** Declares a route once: its schemas check the input and describe it in `/api/openapi.json`. */
export function defineRoute<
  Query extends z.ZodObject = typeof nothing,
  Body extends z.ZodType = typeof nothing,
>(route: Declared<Query, Body>): Route {
  return { ...route, query: route.query, body: route.body } as unknown as Route;
}

/** How lists are paged. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});

export function listOf(item: z.ZodType): z.ZodType {
  return z.object({ items: z.array(item), next_cursor: z.string().optional() });
}
