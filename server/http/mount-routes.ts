import type { Context, Hono } from "hono";
import { Failure } from "#domain/failure.ts";
import { roleAtLeast, type Caller } from "#domain/role.ts";
import type { ServerContext } from "#server/server-context.ts";
import { readJsonBody } from "./guard/read-json-body.ts";
import type { HttpEnv } from "./http-env.ts";
import { parseInput } from "./parse-input.ts";
import type { Route } from "./route.ts";

/** Makes the table answer: role, query and body are checked here, in this order, for every route alike. */
export function mountRoutes(app: Hono<HttpEnv>, context: ServerContext, routes: readonly Route[]): void {
  for (const route of routes) {
    app.on(route.method.toUpperCase(), route.path, (http) => {
      http.set("route", route.path);
      return answer(http, context, route);
    });
  }
}

async function answer(http: Context<HttpEnv>, context: ServerContext, route: Route): Promise<Response> {
  const caller = http.get("caller");
  checkRole(route, caller);
  const body =
    route.method === "get" || route.form !== undefined ? undefined : await readJsonBody(http.req.raw);
  const value = await route.handle({
    context,
    caller,
    param: (name) => http.req.param(name) ?? "",
    query: (route.query === undefined ? {} : parseInput(route.query, http.req.query(), "query")) as never,
    body: (route.body === undefined ? {} : parseInput(route.body, body ?? {}, "body")) as never,
    request: http.req.raw,
  });
  if (value instanceof Response) return value;
  const status = route.status ?? 200;
  if (status === 204) return new Response(null, { status });
  return Response.json(value, { status, headers: { "Cache-Control": "no-store" } });
}

function checkRole(route: Route, caller: Caller): void {
  const role = route.role ?? "viewer";
  if (!roleAtLeast(caller.role, role)) {
    throw new Failure("not-allowed", `This needs the role ${role}; yours is ${caller.role}`, {
      hint: `Ask someone who has the role ${role}.`,
    });
  }
  if (route.isForPeople === true && caller.kind !== "person") {
    throw new Failure("not-allowed", "A service token cannot do this", {
      hint: "A person does it, in the app or at the command line.",
    });
  }
}
