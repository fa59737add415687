import type { TrainingExample } from "#domain/dataset.ts";
import { seededRandom } from "#data/seeded-random.ts";
import { unitHash } from "#data/unit-hash.ts";
import { generalInstructions } from "./general-instructions.ts";

/** General instructions with right answers, `count` of them, each different; the nth is the same at any count. */
export function generalExamples(seed: number, count: number, validationShare: number): TrainingExample[] {
  const random = seededRandom(`general:${seed}`);
  const seen = new Set<string>();
  const examples: TrainingExample[] = [];
  for (let tries = 0; examples.length < count && tries < count * 20; tries++) {
    const { kind, instruction, answer } = random.pick(generalInstructions)(random);
    if (seen.has(instruction)) continue;
    seen.add(instruction);
    const id = `general:${examples.length + 1}`;
    examples.push({
      id,
      split: unitHash(`${seed}:${id}`) < validationShare ? "validation" : "train",
      task: "general",
      cluster: `general:${kind}:${examples.length + 1}`,
      messages: [
        { role: "user", content: instruction },
        { role: "assistant", content: answer },
      ],
    });
  }
  return examples;
}
