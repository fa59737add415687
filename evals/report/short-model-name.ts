/** The telling part of an address: `device-support@3` of `local/smollm2-135m+device-support@3`, else what follows the provider. */
export function shortModelName(address: string): string {
  const adapter = address.lastIndexOf("+");
  if (adapter >= 0) return address.slice(adapter + 1);
  return address.slice(address.indexOf("/") + 1);
}

/** How a sentence calls the other side: `the base` when the model was made from it. */
export function nameBeside(candidate: string, other: string): string {
  return candidate.startsWith(`${other}+`) ? "the base" : `\`${shortModelName(other)}\``;
}
