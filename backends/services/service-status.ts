import { EventEmitter, once } from "node:events";
import { Failure } from "#domain/failure.ts";
import type { Service } from "#domain/service.ts";

export type ServiceStatus = {
  get(): Service;
  set(state: Service["state"], detail: string): void;
  /** Resolves at `up`; throws `unavailable` at `down`. */
  settled(signal?: AbortSignal): Promise<void>;
};

/** How a managed service stands, and who waits for it. */
export function createServiceStatus(name: string, address: string): ServiceStatus {
  let present: Service = { name, mode: "managed", state: "starting", address, detail: "Not started yet" };
  const changes = new EventEmitter().setMaxListeners(0);
  return {
    get: () => present,
    set(state, detail) {
      present = { ...present, state, detail };
      changes.emit("change");
    },
    async settled(signal) {
      while (present.state === "starting") await once(changes, "change", signal ? { signal } : {});
      if (present.state === "up") return;
      throw new Failure("unavailable", `${name} does not run: ${present.detail}`, {
        hint: "The services page shows its state; it is tried again by itself.",
      });
    },
  };
}
