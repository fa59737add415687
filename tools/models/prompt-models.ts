import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import { completeChat } from "#backends/models/complete-chat.ts";
import { defineTool } from "#tools/define-tool.ts";
import { namesOr } from "#tools/name-or.ts";
import { resolveReadyModel } from "#tools/naming/resolve-model.ts";
import { promptModelsExamples } from "./prompt-models.examples.ts";

export const promptModels = defineTool({
  name: "prompt_models",
  title: "Ask models",
  description:
    "Gives one prompt to one or several models and shows their answers side by side. Nothing is stored; it is no evaluation.",
  effect: "reads",
  role: "viewer",
  input: z.strictObject({
    prompt: z.string().min(1).max(8000).describe("what the models are asked"),
    models: z.array(entityId("model", "an address, or a catalogue name")).min(1).max(4),
    max_tokens: z.number().int().min(1).max(512).default(160),
  }),
  output: z.object({
    prompt: z.string(),
    answers: z.array(
      z.object({ model: z.string(), text: z.string(), seconds: z.number(), tokens: z.number() }),
    ),
  }),
  phrase: ({ models }) => `Ask ${namesOr(models, "the new model", "models")}`,
  summarize: ({ prompt, answers }) => ({
    text: `${answers.length === 1 ? "The answer" : `${answers.length} answers`} to "${prompt.slice(0, 80)}".`,
    card: { kind: "answers", title: "Answers", prompt, answers },
  }),
  examples: promptModelsExamples,
  async run({ prompt, models: names, max_tokens }, { platform, signal }) {
    const models = await Promise.all(names.map((name) => resolveReadyModel(platform, name)));
    const answers = [];
    for (const model of models) {
      const answer = await completeChat(platform.models, {
        model: model.address,
        messages: [{ role: "user", content: prompt }],
        maxTokens: max_tokens,
        temperature: 0,
        seed: 0,
        signal,
      });
      answers.push({
        model: model.address,
        text: answer.text,
        seconds: answer.seconds,
        tokens: answer.completionTokens,
      });
    }
    return { prompt, answers };
  },
});
