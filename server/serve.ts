import { serve as listen, type ServerType } from "@hono/node-server";
import { Failure } from "#domain/failure.ts";

export type Fetch = (request: Request) => Response | Promise<Response>;
export type Listener = { close(): Promise<void> };

/** Listens on a port. Throws `conflict` naming the setting when the port is taken. */
export async function serve(
  fetch: Fetch,
  at: { host: string; port: number; setting: string },
): Promise<Listener> {
  const server = await new Promise<ServerType>((resolve, reject) => {
    const started: ServerType = listen({ fetch, hostname: at.host, port: at.port }, () => resolve(started));
    started.once("error", (error: NodeJS.ErrnoException) => reject(toFailure(error, at)));
  });
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}

function toFailure(
  error: NodeJS.ErrnoException,
  at: { host: string; port: number; setting: string },
): unknown {
  if (error.code === "EADDRINUSE") {
    return new Failure("conflict", `Port ${at.port} on ${at.host} is taken`, {
      hint: `Stop what listens there, or set ${at.setting} to another port.`,
      cause: error,
    });
  }
  if (error.code === "EACCES" || error.code === "EADDRNOTAVAIL") {
    return new Failure("invalid-input", `Cannot listen on ${at.host}:${at.port}`, {
      hint: `Set LATHE_HOST or ${at.setting} to something this machine allows.`,
      cause: error,
    });
  }
  return error;
}
