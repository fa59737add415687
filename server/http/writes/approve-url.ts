import type { Settings } from "#server/settings.ts";

/** Where a person decides: the card in the inbox. */
export function approveUrl(settings: Settings, approvalId: string): string {
  const host = settings.host.includes(":") ? `[${settings.host}]` : settings.host;
  return `http://${host}:${settings.port}/inbox?approval=${encodeURIComponent(approvalId)}`;
}
