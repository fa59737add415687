import { isIP } from "node:net";
import { Failure } from "#domain/failure.ts";

const loopbackNames = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Refuses a Host that is not ours: a foreign name that resolves to this machine (DNS rebinding) would otherwise make its
 * pages same-origin with us. A listener opened to other machines is also reached by any literal address.
 */
export function checkHost(header: string | null, configuredHost: string): void {
  const name = hostName(header ?? "");
  if (name !== undefined && isAllowed(name, configuredHost)) return;
  throw new Failure("not-allowed", `This server does not answer for the host "${header ?? ""}"`, {
    hint: "Use the address that `npm start` printed.",
  });
}

function isAllowed(name: string, configuredHost: string): boolean {
  if (loopbackNames.has(name) || name === configuredHost.toLowerCase()) return true;
  const isOpen = !loopbackNames.has(configuredHost) && configuredHost !== "::1";
  return isOpen && isIP(name.replace(/^\[|\]$/g, "")) !== 0;
}

function hostName(header: string): string | undefined {
  return /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/.exec(header.toLowerCase())?.[1];
}
