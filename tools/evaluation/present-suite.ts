import type { Suite } from "#domain/evaluation.ts";
import { Failure } from "#domain/failure.ts";
import { nearMatches } from "#domain/near-matches.ts";
import { buildSuite, suiteDefinitions } from "#evals/suites/suites.ts";
import { getDataset } from "#backends/ledger/datasets.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { streamRecords } from "#backends/ledger/records.ts";

const built = new Map<string, Suite>();

/** The suite as the present data makes it. Throws `not-found` with the near matches, `unavailable` when its data is missing. */
export async function presentSuite(db: Transaction, text: string): Promise<Suite> {
  const definition = suiteDefinitions.find((item) => item.name === text.trim().toLowerCase());
  if (definition === undefined) {
    const names = suiteDefinitions.map((item) => item.name);
    const near = nearMatches(text, names);
    throw new Failure("not-found", `There is no evaluation suite "${text}"`, {
      hint: near.length > 0 ? `Did you mean ${near.join(" or ")}?` : `These exist: ${names.join(", ")}.`,
    });
  }
  if (definition.source_dataset === undefined)
    return built.get(definition.name) ?? keep(definition.name, buildSuite(definition.name, []));
  const dataset = await getDataset(db, definition.source_dataset);
  if (!dataset) {
    throw new Failure(
      "unavailable",
      `The suite ${definition.name} is made from ${definition.source_dataset}, which is not there yet`,
      {
        hint: "Generate the enterprise data first.",
      },
    );
  }
  const key = `${definition.name}:${dataset.digest}`;
  return (
    built.get(key) ??
    keep(key, buildSuite(definition.name, await Array.fromAsync(streamRecords(db, dataset.id))))
  );
}

function keep(key: string, suite: Suite): Suite {
  built.set(key, suite);
  return suite;
}
