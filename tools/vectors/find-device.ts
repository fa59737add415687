import { Failure } from "#domain/failure.ts";
import { nearMatches } from "#domain/near-matches.ts";
import { getDataset } from "#backends/ledger/datasets.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { listFields } from "#backends/ledger/records.ts";
import type { DeviceContext } from "#retrieval/pipeline.ts";

/** More devices than this are not held in mind to be recognised in a question; a given name is still looked up. */
const mostKnown = 2000;

/**
 * The device a question is about: the one given (throws `not-found` with the near matches when there is none of that name or
 * id), else the one whose whole name stands in the question, the longest if several do.
 */
export async function findDevice(
  db: Transaction,
  question: string,
  given: string | undefined,
): Promise<DeviceContext | undefined> {
  const devices = await knownDevices(db);
  if (given !== undefined) return named(devices, given);
  const asked = folded(question);
  return devices
    .filter(({ name }) => asked.includes(folded(name)))
    .toSorted((one, other) => other.name.length - one.name.length)[0];
}

function named(devices: readonly DeviceContext[], given: string): DeviceContext {
  const wanted = folded(given);
  const found = devices.find(({ id, name }) => folded(id) === wanted || folded(name) === wanted);
  if (found) return found;
  const near = nearMatches(
    given,
    devices.map(({ name }) => name),
  );
  throw new Failure("not-found", `There is no device "${given}".`, {
    hint:
      near.length > 0
        ? `Did you mean ${near.join(" or ")}?`
        : "find_records on devices shows those there are.",
  });
}

async function knownDevices(db: Transaction): Promise<DeviceContext[]> {
  const dataset = await getDataset(db, "devices");
  if (dataset === undefined) return [];
  return listFields(db, { dataset_id: dataset.id, fields: ["name", "series"], limit: mostKnown });
}

function folded(text: string): string {
  return ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;
}
