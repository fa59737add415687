import type { DatasetRecord } from "#domain/dataset.ts";
import type { Suite } from "#domain/evaluation.ts";
import { Failure } from "#domain/failure.ts";
import { deviceSupportSuite } from "./device-support.ts";
import { instructionFollowingSuite } from "./instruction-following.ts";
import { digestOf, type SuiteDefinition } from "./suite-definition.ts";

/** Every suite there is. */
export const suiteDefinitions: readonly SuiteDefinition[] = [deviceSupportSuite, instructionFollowingSuite];

/** The suite of that name; throws `not-found` naming those that exist. */
export function suiteNamed(name: string): SuiteDefinition {
  const definition = suiteDefinitions.find((one) => one.name === name);
  if (definition) return definition;
  throw new Failure("not-found", `There is no evaluation suite "${name}".`, {
    hint: `Suites: ${suiteDefinitions.map((one) => one.name).join(", ")}.`,
  });
}

/**
 * The suite with its items and their digest, made from records of its `source_dataset`; suites that bring their own items
 * ignore them. Pure: the same records give the same digest. Throws `not-found`, or `invalid-input` when no record fits.
 */
export function buildSuite(name: string, records: readonly DatasetRecord[]): Suite {
  const { title, description, main_metric, metrics, prompts, buildItems } = suiteNamed(name);
  const items = buildItems(records);
  return {
    name,
    title,
    description,
    digest: digestOf(items),
    main_metric,
    metrics,
    prompts: [...prompts],
    items,
  };
}
