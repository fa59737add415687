import { join } from "node:path";
import type { Service } from "#domain/service.ts";
import type { ManagedServiceDefinition } from "#backends/services/managed-service.ts";
import { startManagedService } from "#backends/services/start-managed-service.ts";
import type { Settings } from "#server/settings.ts";

/** What the services page says of a store's server. */
export type ServiceReport = () => Service | Promise<Service>;

/** Starts looking after a server of ours; what it says stands in a log below the home folder. */
export function startService(
  definition: ManagedServiceDefinition,
  { settings, now, cleanup }: { settings: Settings; now: () => Date; cleanup: AsyncDisposableStack },
): ServiceReport {
  const service = cleanup.use(
    startManagedService(definition, {
      logFile: join(settings.home, "logs", `${definition.name}.log`),
      now,
    }),
  );
  return () => service.status();
}

/** A stand-in that runs in this process says that it is one. */
export function embeddedService(name: string, detail: string): ServiceReport {
  return () => ({ name, mode: "embedded", state: "up", detail });
}

/** A server that somebody else runs: asked each time. */
export function externalService(
  name: string,
  address: string,
  setting: string,
  answers: () => Promise<boolean>,
): ServiceReport {
  return async () => {
    const isUp = await answers();
    return {
      name,
      mode: "external",
      state: isUp ? "up" : "down",
      address,
      detail: isUp
        ? `Answers at ${setting}`
        : `Does not answer at ${setting}; start it, or unset ${setting}.`,
    };
  };
}

export function answersOverHttp(url: string): () => Promise<boolean> {
  return () =>
    fetch(url, { signal: AbortSignal.timeout(1000) }).then(
      (response) => response.ok,
      () => false,
    );
}
