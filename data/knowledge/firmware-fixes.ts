import { problems } from "#data/facts/problem.ts";

/** A problem, by its key `category/name`, and the firmware from which on it is gone. */
export type FirmwareFix = { problem: string; version: string };

const keyOfSymptom = new Map(problems.map((problem) => [problem.symptom.toLowerCase(), problem.key]));

const releaseHeading = /^## Version (.+)$/;
// As firmware notes write their corrections: by the symptom, quoted or at the beginning.
const corrections = [
  /^- Resolves "(.+)", an? /,
  /^- The fault known as "(.+)" no longer occurs/,
  /^- (.+): corrected\b/,
];
// As a guide to one problem writes of the release that ends it.
const mending = [
  /\bFirmware (.+?) of \d{4}-\d{2}-\d{2} removes the fault\b/,
  /\bthe fault is gone from version (.+?) \(\d{4}-\d{2}-\d{2}\) on\b/,
];

/** What a document says that firmware mends: its corrections by release, and, of the problem it is about, the release named. */
export function firmwareFixesIn(text: string, problemOfDocument: string): FirmwareFix[] {
  const fixes: FirmwareFix[] = [];
  let version: string | undefined;
  for (const line of text.split("\n")) {
    if (line.startsWith("## ")) version = releaseHeading.exec(line)?.[1]?.trim();
    const symptom = version === undefined ? undefined : firstGroup(corrections, line);
    const problem = symptom === undefined ? undefined : keyOfSymptom.get(symptom.toLowerCase());
    if (version !== undefined && problem !== undefined) fixes.push({ problem, version });
    const mended = problemOfDocument === "" ? undefined : firstGroup(mending, line);
    if (mended !== undefined) fixes.push({ problem: problemOfDocument, version: mended });
  }
  return fixes;
}

function firstGroup(patterns: readonly RegExp[], line: string): string | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(line)?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}
