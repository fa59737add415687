import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import { defineTool } from "#tools/define-tool.ts";
import { listModelsExamples } from "./list-models.examples.ts";

export const listModels = defineTool({
  name: "list_models",
  title: "List models",
  description:
    "Lists every model address known: the catalogue, the adapters made here, and what roster slots hold; with size, quantization, licence, and whether it can run now.",
  effect: "reads",
  role: "viewer",
  input: z.strictObject({
    state: z
      .enum(["ready", "absent"])
      .optional()
      .describe("only those that can answer now, or only those that cannot"),
    kind: z.enum(["base", "adapter", "slot", "remote", "rag"]).optional(),
  }),
  output: z.object({
    models: z.array(
      z.object({
        model: entityId("model", "its address"),
        label: z.string(),
        kind: z.string(),
        state: z.string(),
        parameters: z.number().nullable(),
        quantization: z.string().nullable(),
        licence: z.string().nullable(),
        note: z.string(),
      }),
    ),
  }),
  phrase: () => "List the models",
  summarize: ({ models }) => ({
    text: `${models.length} models are known; ${models.filter((model) => model.state === "ready").length} can answer now.`,
    card: {
      kind: "table",
      title: "Models",
      columns: [
        { key: "model", label: "Address" },
        { key: "kind", label: "Kind" },
        { key: "state", label: "State" },
        { key: "parameters", label: "Parameters", numeric: true },
        { key: "quantization", label: "Quantization" },
        { key: "licence", label: "Licence" },
        { key: "note", label: "Note" },
      ],
      rows: models.map(({ label: _label, ...row }) => row),
    },
  }),
  examples: listModelsExamples,
  async run(input, { platform }) {
    const models = await platform.models.list();
    return {
      models: models
        .filter(
          (model) =>
            (input.state === undefined || model.state === input.state) &&
            (input.kind === undefined || model.kind === input.kind),
        )
        .map((model) => ({
          model: model.address,
          label: model.label,
          kind: model.kind,
          state: model.state,
          parameters: model.parameters,
          quantization: model.quantization,
          licence: model.licence,
          note: model.refused ?? model.state_detail,
        })),
    };
  },
});
