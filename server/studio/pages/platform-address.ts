import type { Settings } from "#server/settings.ts";

/** Where the app itself is. A session belongs to the host's name, so the studio sends people to the same one. */
export function platformAddress(settings: Settings): string {
  return `http://${settings.host}:${settings.port}/`;
}

export function studioAddress(settings: Settings): string {
  return `http://${settings.host}:${settings.studioPort}`;
}
