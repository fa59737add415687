import type { Hono } from "hono";
import { Failure } from "#domain/failure.ts";
import { createSession, deleteSession, useEnterCode } from "#backends/ledger/sessions.ts";
import { getCookie } from "hono/cookie";
import type { ServerContext } from "#server/server-context.ts";
import { enterPage } from "./enter-page.ts";
import { authenticate } from "./guard/authenticate.ts";
import {
  clearSessionCookie,
  sessionCookie,
  sessionSeconds,
  setSessionCookie,
} from "./guard/session-cookie.ts";
import type { HttpEnv } from "./http-env.ts";

/** `/enter?code=` uses the printed code up and opens a session; `DELETE /api/session` ends it. */
export function mountEnter(app: Hono<HttpEnv>, context: ServerContext): void {
  const { platform } = context;
  app.get("/enter", async (http) => {
    http.set("route", "/enter");
    try {
      setSessionCookie(http, await openSession(context, http.req.query("code") ?? ""));
      return http.redirect("/", 303);
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== "not-authenticated") throw error;
      // Going back to the printed address in a browser that is signed in already is no mistake.
      const isSignedIn = await authenticate(context, http).then(
        () => true,
        () => false,
      );
      return isSignedIn ? http.redirect("/", 303) : enterPage(error);
    }
  });
  app.delete("/api/session", async (http) => {
    http.set("route", "/api/session");
    const session = getCookie(http, sessionCookie);
    if (session !== undefined)
      await platform.ledger.transaction((transaction) => deleteSession(transaction, session));
    clearSessionCookie(http);
    return http.body(null, 204);
  });
}

/** The code's use and the session are one transaction: a code is never used up for nothing. */
function openSession({ platform }: ServerContext, code: string): Promise<string> {
  const now = platform.now();
  const at = now.toISOString();
  const expiresAt = new Date(now.getTime() + sessionSeconds * 1000).toISOString();
  return platform.ledger.transaction(async (transaction) => {
    const userId = await useEnterCode(transaction, code, at);
    return createSession(transaction, { user_id: userId, at, expires_at: expiresAt });
  });
}
