import type { Caller } from "#domain/role.ts";

/** What the guard leaves for the routes of one request. */
export type HttpEnv = {
  Variables: {
    traceId: string;
    /** Set by the guard wherever a caller is needed. */
    caller: Caller;
    /** The route's pattern, for metrics: labels come from a closed set. */
    route: string;
  };
};
