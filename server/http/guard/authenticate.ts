import type { Context } from "hono";
import { getCookie } from "hono/cookie";
import { Failure } from "#domain/failure.ts";
import type { Caller } from "#domain/role.ts";
import { findCallerBySession } from "#backends/ledger/sessions.ts";
import { findCallerByToken } from "#backends/ledger/tokens.ts";
import type { HttpEnv } from "#server/http/http-env.ts";
import type { ServerContext } from "#server/server-context.ts";
import { sessionCookie } from "./session-cookie.ts";

/** Who is calling: the owner of the bearer token, else of the session cookie. Throws `not-authenticated`. */
export async function authenticate(context: ServerContext, http: Context<HttpEnv>): Promise<Caller> {
  const { ledger, now } = context.platform;
  const header = http.req.header("authorization");
  if (header !== undefined) {
    const token = /^Bearer +(\S+)$/i.exec(header)?.[1];
    const caller = token === undefined ? undefined : await findCallerByToken(ledger.db, token);
    if (caller !== undefined) return caller;
    throw new Failure("not-authenticated", "This token is not valid", {
      hint: "It may have been revoked. `npm run lathe -- token create` makes a new one.",
    });
  }
  const session = getCookie(http, sessionCookie);
  const caller =
    session === undefined ? undefined : await findCallerBySession(ledger.db, session, now().toISOString());
  if (caller !== undefined) return caller;
  throw new Failure(
    "not-authenticated",
    session === undefined ? "You are not signed in" : "Your session has ended",
  );
}
