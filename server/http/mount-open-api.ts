import type { Hono } from "hono";
import type { HttpEnv } from "./http-env.ts";
import { openApiDocument } from "./open-api-document.ts";
import { routeTable } from "./route-table.ts";

export function mountOpenApi(app: Hono<HttpEnv>): void {
  let document: string | undefined;
  app.get("/api/openapi.json", (http) => {
    http.set("route", "/api/openapi.json");
    document ??= JSON.stringify(openApiDocument(routeTable));
    return new Response(document, { headers: { "Content-Type": "application/json" } });
  });
}
