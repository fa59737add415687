import type { Context } from "hono";
import { Failure } from "#domain/failure.ts";
import type { Caller } from "#domain/role.ts";
import { findCallerByToken } from "#backends/ledger/tokens.ts";
import { authenticate } from "#server/http/guard/authenticate.ts";
import type { HttpEnv } from "#server/http/http-env.ts";
import type { ServerContext } from "#server/server-context.ts";

/** Who is calling: by bearer token, by the `x-api-key` that the LangGraph SDK sends, or by session where cookies count. */
export async function studioCaller(
  context: ServerContext,
  http: Context<HttpEnv>,
  takesSession: boolean,
): Promise<Caller> {
  const key = http.req.header("x-api-key");
  const hasBearer = http.req.header("authorization") !== undefined;
  if (hasBearer || (key === undefined && takesSession)) return authenticate(context, http);
  const caller = key === undefined ? undefined : await findCallerByToken(context.platform.ledger.db, key);
  if (caller !== undefined) return caller;
  throw new Failure(
    "not-authenticated",
    key === undefined ? "You are not signed in" : "This token is not valid",
    {
      hint: "Give a token of the platform as the API key: `npm run lathe -- token create` makes one.",
    },
  );
}
