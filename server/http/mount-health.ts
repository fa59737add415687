import type { Hono } from "hono";
import type { Health } from "#domain/service.ts";
import type { ServerContext } from "#server/server-context.ts";
import type { HttpEnv } from "./http-env.ts";

/** `/healthz` says how it is; `/readyz` also by its status whether requests can be answered. Neither needs a token. */
export function mountHealth(app: Hono<HttpEnv>, context: ServerContext): void {
  app.get("/healthz", async (http) => {
    http.set("route", "/healthz");
    return Response.json(await readHealth(context), { headers: { "Cache-Control": "no-store" } });
  });
  app.get("/readyz", async (http) => {
    http.set("route", "/readyz");
    const health = await readHealth(context);
    return Response.json(health, {
      status: health.status === "ok" ? 200 : 503,
      headers: { "Cache-Control": "no-store" },
    });
  });
}

async function readHealth(context: ServerContext): Promise<Health> {
  const services = await context.services();
  const isDown = services.some((service) => service.state === "down");
  const isStarting = services.some((service) => service.state === "starting");
  return {
    status: isDown ? "degraded" : isStarting ? "starting" : "ok",
    version: context.version,
    services,
  };
}
