import { Hono, type Context } from "hono";
import { Failure } from "#domain/failure.ts";
import { failureResponse } from "#server/http/failure-response.ts";
import { checkHost } from "#server/http/guard/check-host.ts";
import { readJsonBody } from "#server/http/guard/read-json-body.ts";
import { addSecurityHeaders } from "#server/http/guard/security-headers.ts";
import type { HttpEnv } from "#server/http/http-env.ts";
import type { ServerContext } from "#server/server-context.ts";
import { apiRoute } from "./api-route.ts";
import type { EmbeddedApi } from "./embedded-api.ts";
import { forwardToApi } from "./forward-to-api.ts";
import { showRuns } from "./pages/show-runs.ts";
import { signInPage } from "./pages/sign-in-page.ts";
import { prepareRunBody, withoutOurs } from "./prepare-run-body.ts";
import { studioCaller } from "./studio-caller.ts";
import { addCorsHeaders, preflight, studioOrigin } from "./studio-origin.ts";

/** Everything that port 8083 answers: the guard, our own page at `/`, and the LangGraph API behind `openApi`. */
export function buildStudioApp(context: ServerContext, openApi: () => Promise<EmbeddedApi>): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  app.use(async (http, next) => {
    http.set("traceId", context.platform.newId("trace"));
    await next();
    addSecurityHeaders(http.res.headers, http.get("traceId"));
    const origin = http.req.header("origin");
    if (origin !== undefined && context.settings.studioOrigins.includes(origin))
      addCorsHeaders(http.res.headers, origin);
  });
  app.use(async (http, next) => {
    checkHost(http.req.header("host") ?? new URL(http.req.url).host, context.settings.host);
    const origin = studioOrigin(http.req.raw.headers, context.settings.studioOrigins);
    if (http.req.method === "OPTIONS" && origin !== undefined) return preflight(origin);
    http.set("caller", await studioCaller(context, http, origin === undefined));
    return next();
  });
  app.onError((error, http) => tellFailure(context, error, http));
  app.get("/", (http) => showRuns(context, http.get("caller"), http.req.query("run")));
  app.all("*", async (http) => {
    const { startsRuns } = apiRoute(http.req.method, http.req.path);
    const given = await bodyOf(http.req.raw);
    const caller = http.get("caller");
    const body = startsRuns
      ? prepareRunBody(given, caller, () => context.platform.newId("studio"))
      : withoutOurs(given);
    return forwardToApi(await openApi(), http.req.raw, body, caller);
  });
  return app;
}

async function bodyOf(request: Request): Promise<unknown> {
  return request.method === "GET" || request.method === "HEAD" ? undefined : readJsonBody(request);
}

function tellFailure(
  context: ServerContext,
  error: Error,
  http: Context<HttpEnv>,
): Response | Promise<Response> {
  if (error instanceof Failure) {
    const isPage = http.req.path === "/" && error.code === "not-authenticated";
    return isPage ? signInPage(context.settings) : failureResponse(error, http.get("traceId"));
  }
  http.set("traceId", context.onBug(error));
  const failure = new Failure("internal", `Something went wrong inside, trace ${http.get("traceId")}`);
  return failureResponse(failure, http.get("traceId"));
}
