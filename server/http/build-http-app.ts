import { Hono, type Context } from "hono";
import { Failure } from "#domain/failure.ts";
import type { ServerContext } from "#server/server-context.ts";
import { mountEnter } from "./enter.ts";
import { failureResponse } from "./failure-response.ts";
import { authenticate } from "./guard/authenticate.ts";
import { checkHost } from "./guard/check-host.ts";
import { checkOrigin } from "./guard/check-origin.ts";
import { addSecurityHeaders } from "./guard/security-headers.ts";
import type { HttpEnv } from "./http-env.ts";
import { mountMcp } from "./mcp/mount-mcp.ts";
import { mountHealth } from "./mount-health.ts";
import { mountMetrics } from "./mount-metrics.ts";
import { mountOpenApi } from "./mount-open-api.ts";
import { mountRoutes } from "./mount-routes.ts";
import { routeTable } from "./route-table.ts";
import { mountModelApi } from "./v1/mount-model-api.ts";
import { openAiFailure } from "./v1/open-ai-failure.ts";
import { mountWeb } from "./web/mount-web.ts";

/** Everything that port 8080 answers. */
export function buildHttpApp(context: ServerContext): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  app.use(async (http, next) => {
    const begin = performance.now();
    http.set("traceId", context.platform.newId("trace"));
    http.set("route", "unknown");
    await next();
    addSecurityHeaders(http.res.headers, http.get("traceId"));
    context.metrics.httpDuration.observe(
      { route: http.get("route"), method: http.req.method, status: String(http.res.status) },
      (performance.now() - begin) / 1000,
    );
  });
  app.use(async (http, next) => {
    checkHost(http.req.header("host") ?? new URL(http.req.url).host, context.settings.host);
    checkOrigin(http.req.raw.headers);
    if (needsCaller(http.req.path)) http.set("caller", await authenticate(context, http));
    await next();
  });
  app.onError((error, http) => tellFailure(context, error, http));
  mountHealth(app, context);
  mountEnter(app, context);
  mountMetrics(app, context);
  mountOpenApi(app);
  mountRoutes(app, context, routeTable);
  mountModelApi(app, context);
  mountMcp(app, context);
  app.all("*", async (http, next) => {
    if (!needsCaller(http.req.path)) return next();
    throw new Failure("not-found", `There is no ${http.req.method} ${http.req.path}`);
  });
  mountWeb(app, context);
  return app;
}

const guarded = ["/api", "/v1", "/mcp", "/agents", "/metrics"];

function needsCaller(path: string): boolean {
  return guarded.some((prefix) => path === prefix || path.startsWith(`${prefix}/`));
}

function tellFailure(context: ServerContext, error: Error, http: Context<HttpEnv>): Response {
  const failure = error instanceof Failure ? error : bug(context, error, http);
  const traceId = http.get("traceId");
  return http.req.path.startsWith("/v1/")
    ? openAiFailure(failure, traceId)
    : failureResponse(failure, traceId);
}

/** What nobody expected is logged with its trace; only the trace is shown. Who has left stopped the work, which is no bug. */
function bug(context: ServerContext, error: Error, http: Context<HttpEnv>): Failure {
  if (http.req.raw.signal.aborted)
    return new Failure("unavailable", "The request was given up", { cause: error });
  http.set("traceId", context.onBug(error));
  return new Failure("internal", `Something went wrong inside, trace ${http.get("traceId")}`);
}
