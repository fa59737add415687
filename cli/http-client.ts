import { z } from "zod";
import { Failure, failureBody } from "#domain/failure.ts";
import type { Connection } from "./connection.ts";

const errorBody = z.object({ error: failureBody });

export type HttpClient = {
  connection: Connection;
  /** The JSON answer, checked. Throws the `Failure` the platform answered with, or `unavailable` when nothing answers. */
  send<Schema extends z.ZodType>(
    schema: Schema,
    method: "GET" | "POST" | "PATCH" | "DELETE",
    path: string,
    body?: unknown,
  ): Promise<z.output<Schema>>;
  open(path: string, signal: AbortSignal): Promise<Response>;
};

export function openHttpClient(connection: Connection): HttpClient {
  const request = async (path: string, init: RequestInit): Promise<Response> => {
    const response = await fetch(`${connection.url}${path}`, init).catch((error: unknown) => {
      if (init.signal?.aborted === true) throw error;
      throw new Failure("unavailable", `Nothing answers at ${connection.url}`, {
        hint: "Run npm start, or set LATHE_PORT.",
        cause: error,
      });
    });
    if (response.ok) return response;
    const parsed = errorBody.safeParse(await response.json().catch(() => undefined));
    if (!parsed.success) throw new Failure("internal", `The platform answered ${response.status} to ${path}`);
    const { code, message, hint, detail } = parsed.data.error;
    throw new Failure(code, message, {
      ...(hint === undefined ? {} : { hint }),
      ...(detail === undefined ? {} : { detail }),
    });
  };
  const authorization = `Bearer ${connection.token}`;
  return {
    connection,
    async send(schema, method, path, body) {
      const response = await request(path, {
        method,
        headers: { authorization, ...(body === undefined ? {} : { "content-type": "application/json" }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return schema.parse(await response.json());
    },
    open: (path, signal) =>
      request(path, { headers: { authorization, accept: "text/event-stream" }, signal }),
  };
}
