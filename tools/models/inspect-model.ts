import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import { model as modelSchema } from "#domain/model.ts";
import { defineTool } from "#tools/define-tool.ts";
import { nameOr } from "#tools/name-or.ts";
import { resolveModel } from "#tools/naming/resolve-model.ts";
import { inspectModelExamples } from "./inspect-model.examples.ts";
import { memoryNeeded } from "./memory-needed.ts";

export const inspectModel = defineTool({
  name: "inspect_model",
  title: "Inspect a model",
  description:
    "Describes one model: parameters, size at each quantization, context, licence, digest, whether it can run here, why the roster would refuse it, and what it was made from. Says whether it fits a given memory.",
  effect: "reads",
  role: "viewer",
  input: z.strictObject({
    model: entityId("model", "its address, or a catalogue name"),
    memory_gb: z.number().positive().optional().describe("does it fit a device with this much memory?"),
    bits: z.number().int().min(1).max(32).optional().describe("at this quantization only"),
    device: z.string().optional().describe("the device meant, for the answer's wording"),
  }),
  output: z.object({
    model: entityId("model", "its address"),
    card: modelSchema,
    sizes: z.array(z.object({ bits: z.number(), memory_mb: z.number(), fits: z.boolean().nullable() })),
    device: z.string().optional(),
    memory_gb: z.number().optional(),
  }),
  phrase: ({ model }) => `Inspect ${nameOr(model, "a model")}`,
  summarize: (output) => ({
    text: describe(output.card),
    card: { kind: "facts", title: output.card.label, facts: facts(output) },
  }),
  examples: inspectModelExamples,
  async run(input, { platform }) {
    const card = await resolveModel(platform, input.model);
    const sizes =
      card.parameters === null
        ? []
        : memoryNeeded(card.parameters, input.bits === undefined ? [4, 5, 8, 16] : [input.bits]);
    return {
      model: card.address,
      card,
      sizes: sizes.map((size) => ({
        ...size,
        fits: input.memory_gb === undefined ? null : size.memory_mb <= input.memory_gb * 1024 * 0.6,
      })),
      ...(input.device === undefined ? {} : { device: input.device }),
      ...(input.memory_gb === undefined ? {} : { memory_gb: input.memory_gb }),
    };
  },
});

type Output = z.infer<typeof inspectModel.output> & {
  card: z.infer<typeof modelSchema>;
  sizes: { bits: number; memory_mb: number; fits: boolean | null }[];
  memory_gb?: number;
};

function describe(card: z.infer<typeof modelSchema>): string {
  const size =
    card.parameters === null
      ? "of unknown size"
      : `with ${(card.parameters / 1e6).toFixed(0)} million parameters`;
  const refused = card.refused === undefined ? "" : ` The roster refuses it: ${card.refused}`;
  return `${card.label} is a ${card.kind} model ${size}, licence ${card.licence ?? "unknown"}; ${card.state_detail.replace(/\.$/, "")}.${refused}`;
}

function facts(output: unknown): { label: string; value: string }[] {
  const { card, sizes, memory_gb } = output as Output;
  const made = [
    card.base === undefined ? [] : [{ label: "Base", value: card.base }],
    card.training_set_id === undefined ? [] : [{ label: "Training set", value: card.training_set_id }],
    card.job_id === undefined ? [] : [{ label: "Training", value: card.job_id }],
  ].flat();
  return [
    { label: "Address", value: card.address },
    { label: "State", value: card.state_detail },
    {
      label: "Parameters",
      value: card.parameters === null ? "unknown" : card.parameters.toLocaleString("en-US"),
    },
    { label: "Quantization", value: card.quantization ?? "unknown" },
    {
      label: "Context",
      value:
        card.context_length === null ? "unknown" : `${card.context_length.toLocaleString("en-US")} tokens`,
    },
    { label: "Licence", value: card.licence ?? "unknown" },
    { label: "Digest", value: card.digest ?? "unknown until its weights are here" },
    ...made,
    ...sizes.map((size) => ({
      label: `At ${size.bits} bits (estimate)`,
      value: `${size.memory_mb.toLocaleString("en-US")} MB${size.fits === null ? "" : size.fits ? `, fits ${memory_gb} GB` : `, does not fit ${memory_gb} GB beside everything else`}`,
    })),
  ];
}
