import { Failure } from "#domain/failure.ts";
import { nearMatches } from "#domain/near-matches.ts";
import { businessPrompts } from "./libraries/business.ts";
import { customerServicePrompts } from "./libraries/customer-service.ts";
import { deviceSupportPrompts } from "./libraries/device-support.ts";
import { factoryRosterPrompts } from "./libraries/factory-roster.ts";
import { mobileDevicePrompts } from "./libraries/mobile-device.ts";
import { technicalDocumentationPrompts } from "./libraries/technical-documentation.ts";
import type { Prompt, PromptLibrary } from "./prompt-library.ts";

export const promptLibraries: readonly PromptLibrary[] = [
  businessPrompts,
  deviceSupportPrompts,
  customerServicePrompts,
  technicalDocumentationPrompts,
  mobileDevicePrompts,
  factoryRosterPrompts,
];

/** Throws `not-found` with the near matches. */
export function libraryNamed(name: string): PromptLibrary {
  return named("prompt library", promptLibraries, name);
}

/** Throws `not-found` with the near matches. */
export function promptNamed(library: string, name: string): Prompt {
  return named(`prompt in ${library}`, libraryNamed(library).prompts, name);
}

/** `library/name@version`: by what an answer or an evaluation was asked for. Throws `not-found` with the near matches. */
export function promptReference(library: string, name: string): string {
  return `${library}/${name}@${promptNamed(library, name).version}`;
}

function named<Item extends { name: string }>(what: string, items: readonly Item[], name: string): Item {
  const found = items.find((item) => item.name === name);
  if (found) return found;
  const names = items.map((item) => item.name);
  const near = nearMatches(name, names);
  throw new Failure("not-found", `There is no ${what} named ${name}.`, {
    hint: near.length > 0 ? `Did you mean ${near.join(" or ")}?` : `There are: ${names.join(", ")}.`,
  });
}
