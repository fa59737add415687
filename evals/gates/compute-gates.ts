import type { Gate } from "#domain/roster.ts";
import { betterGate, latencyGate, regressionGate, scoreGate } from "./comparison-gates.ts";
import { evidenceGate } from "./evidence-gate.ts";
import type { GateInput } from "./gate-input.ts";
import { overlapGate } from "./overlap-gate.ts";
import { licenceGate, memoryGate, sizeGate } from "./model-gates.ts";

/**
 * What a model must pass to enter a slot, computed from stored rows alone: nobody argues with a gate. All gates are
 * returned, passed or not, each with what was measured and what it is held against. What is missing fails its gate.
 */
export function computeGates(input: GateInput): Gate[] {
  return [
    sizeGate(input),
    evidenceGate(input),
    betterGate(input),
    regressionGate(input),
    licenceGate(input),
    ...overlapGate(input),
    ...scoreGate(input),
    ...memoryGate(input),
    ...latencyGate(input),
  ];
}
