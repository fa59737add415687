import { Failure } from "#domain/failure.ts";

export type ApiRoute = {
  /** It starts runs: the caller goes beside their input. */
  startsRuns: boolean;
};

const parts = new Set(["info", "ok", "assistants", "threads", "runs"]);
const runRoute = /^\/(threads\/[^/]+\/)?runs(\/stream|\/wait|\/batch)?$/;
const assistantRead = /^\/assistants\/(search|count|[^/]+\/versions)$/;

/**
 * What of the LangGraph API is open: threads, runs, and reading the graphs. Its store, its internals and its newer event
 * protocol, which takes the caller from another place, are not. Throws `not-found` and `not-allowed`.
 */
export function apiRoute(method: string, path: string): ApiRoute {
  const [, first = ""] = path.split("/");
  const isNewerProtocol = /^\/threads\/[^/]+\/(commands|stream)(\/|$)/.test(path);
  if (!parts.has(first) || isNewerProtocol || path.includes("/crons"))
    throw new Failure("not-found", `The studio's API has no ${method} ${path}`, {
      hint: "It serves assistants, threads and runs, as the LangGraph SDK uses them.",
    });
  if (first === "assistants" && method !== "GET" && !(method === "POST" && assistantRead.test(path)))
    throw new Failure("not-allowed", "Assistants here are the product's own graphs and do not change", {
      hint: "Send what a run needs with the run.",
    });
  return { startsRuns: method === "POST" && runRoute.test(path) };
}
