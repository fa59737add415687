import { Failure } from "#domain/failure.ts";
import { columnsOf, misfitOf } from "#backends/warehouse/warehouse-columns.ts";
import { parseUpload } from "#backends/uploads/parse-upload.ts";
import { usualUploadLimits } from "#backends/uploads/raw-table.ts";
import { mutatedUploads } from "./mutated-uploads.ts";

export type FuzzReport = {
  count: number;
  taken: number;
  refused: number;
  breaches: { name: string; what: string }[];
};

/** Reads broken uploads and says which did worse than to be taken whole or refused as the sender's mistake. */
export async function fuzzUploads(
  seed: number,
  count: number,
  files?: readonly Uint8Array[],
): Promise<FuzzReport> {
  const report: FuzzReport = { count, taken: 0, refused: 0, breaches: [] };
  for (const { name, bytes } of mutatedUploads(seed, count, files)) {
    const what = await breachOf(bytes, report);
    if (what !== undefined) report.breaches.push({ name, what });
  }
  return report;
}

async function breachOf(bytes: Uint8Array, report: FuzzReport): Promise<string | undefined> {
  try {
    const parsed = await parseUpload(bytes, usualUploadLimits);
    report.taken += 1;
    const columns = columnsOf(parsed.fields);
    const misfits = parsed.records
      .map((record) => misfitOf(columns, record))
      .filter((one) => one !== undefined);
    if (misfits.length > 0) return `a record does not fit its fields: ${misfits[0]}`;
    if (new Set(parsed.records.map(({ id }) => id)).size < parsed.records.length)
      return "two records have one id";
    return "polluted" in {} ? "a prototype was changed" : undefined;
  } catch (error) {
    report.refused += 1;
    const isExpected =
      error instanceof Failure &&
      ["invalid-input", "too-large"].includes(error.code) &&
      error.hint !== undefined;
    return isExpected ? undefined : `it failed otherwise: ${String(error)}`;
  }
}
