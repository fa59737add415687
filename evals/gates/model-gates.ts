import type { Gate } from "#domain/roster.ts";
import type { GateInput } from "./gate-input.ts";

/** Strictly fewer parameters than the profile allows; an unknown size, or a model the roster refuses, does not pass. */
export function sizeGate({ profile, candidate }: GateInput): Gate {
  const { parameters, refused } = candidate;
  const isSmall = parameters !== null && parameters > 0 && parameters < profile.max_parameters;
  return {
    name: "size",
    title: `Under ${formatParameters(profile.max_parameters)} parameters`,
    passed: isSmall && refused === undefined,
    value:
      refused ??
      (parameters === null ? "number of parameters not known" : `${formatParameters(parameters)} parameters`),
    threshold: `below ${formatParameters(profile.max_parameters)} parameters`,
    evidence: `model:${candidate.address}`,
  };
}

/** Words a catalogue uses where nobody looked the licence up. */
const unknownLicences = new Set(["", "unknown", "none", "n/a", "noassertion", "other"]);

/** A licence is known and named. */
export function licenceGate({ candidate }: GateInput): Gate {
  const licence = candidate.licence?.trim() ?? "";
  const isKnown = !unknownLicences.has(licence.toLowerCase());
  return {
    name: "licence",
    title: "Licence known",
    passed: isKnown,
    value: isKnown ? licence : "licence not known",
    threshold: "a named licence",
    evidence: `model:${candidate.address}`,
  };
}

/** Measured memory within the profile's limit; none when the profile sets no limit. */
export function memoryGate({ profile, candidate, measured }: GateInput): Gate[] {
  if (profile.max_memory_mb === undefined) return [];
  return [
    {
      name: "memory",
      title: "Memory within the limit",
      passed: measured !== undefined && measured.memory_mb <= profile.max_memory_mb,
      value: measured
        ? `${Math.round(measured.memory_mb)} MB at most while it answered`
        : "not measured: no stored evaluation or measurement of these weights tells it",
      threshold: `at most ${profile.max_memory_mb} MB`,
      evidence: measured?.evidence ?? `model:${candidate.address}`,
    },
  ];
}

function formatParameters(count: number): string {
  if (count >= 1e9) return `${trim(count / 1e9)}B`;
  return count >= 1e6 ? `${trim(count / 1e6)}M` : count.toLocaleString("en");
}

/** Rounded down: 3.999B must not read as 4B. */
function trim(value: number): string {
  return String(Math.floor(value * 100) / 100);
}
