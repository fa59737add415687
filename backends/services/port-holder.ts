import { createServer } from "node:net";
import { Failure } from "#domain/failure.ts";

/** Host and port of `http://127.0.0.1:5000`, `bolt://127.0.0.1:7687` or `127.0.0.1:8081`. */
export function listenerOf(address: string): { host: string; port: number } {
  const found = /^(?:[a-z0-9+.-]+:\/\/)?(?<host>[^/:]+|\[[^\]]+\]):(?<port>\d+)\/?$/i.exec(address)?.groups;
  if (found === undefined) throw new Error(`${address} is no address with a port`);
  return { host: String(found["host"]), port: Number(found["port"]) };
}

/** Whether somebody listens there now. */
export function isPortTaken({ host, port }: { host: string; port: number }): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(true) : reject(unusable(host, port, error)),
    );
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(false)));
  });
}

function unusable(host: string, port: number, cause: NodeJS.ErrnoException): Failure {
  return new Failure(
    "unavailable",
    `Port ${port} at ${host} cannot be used: ${cause.code ?? cause.message}`,
    {
      hint: "Choose another port.",
      cause,
    },
  );
}
