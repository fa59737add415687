import { getLlama, LlamaLogLevel, type Llama, type LlamaModel, type Token } from "node-llama-cpp";
import { Failure } from "#domain/failure.ts";
import { chatMarkup, compileChatTemplate, type ChatTemplate } from "./chat-template.ts";
import { createContextPool } from "./context-pool.ts";
import { watchFreeCores } from "./free-cores.ts";
import { generate, type GenerationEnd } from "./generate.ts";
import type { GenerationRequest, HostSettings } from "./llama-protocol.ts";

export type LlamaEngine = {
  contextLength: number;
  answer(
    request: GenerationRequest,
    signal: AbortSignal,
    onText: (text: string) => void,
  ): Promise<GenerationEnd & { promptTokens: number }>;
};

/** Loads the model into this process. */
export async function openLlamaEngine(settings: HostSettings): Promise<LlamaEngine> {
  const llama = await getLlama({
    gpu: false,
    build: "never",
    skipDownload: true,
    progressLogs: false,
    logLevel: LlamaLogLevel.error,
    maxThreads: settings.threads,
  });
  const model = await loadModel(llama, settings.modelFile);
  const template = templateOf(model);
  const pool = createContextPool(model, settings);
  watchFreeCores(settings.threads, (cores) => {
    llama.maxThreads = cores;
  });
  return {
    contextLength: model.trainContextSize,
    async answer(request, signal, onText) {
      const tokens = tokenize(model, template, request);
      const room = model.trainContextSize - tokens.length;
      if (room < 1) {
        throw new Failure(
          "invalid-input",
          `the prompt has ${tokens.length} tokens; this model takes ${model.trainContextSize}`,
          { hint: "Shorten the prompt." },
        );
      }
      const maxTokens = Math.min(request.maxTokens, room);
      const size = tokens.length + longestAnswer(model, { ...request, maxTokens });
      const end = await pool.use({ adapters: request.adapters, tokens, size }, (sequence) =>
        generate({ llama, model, sequence, tokens, request: { ...request, maxTokens }, signal, onText }),
      );
      return { ...end, promptTokens: tokens.length };
    },
  };
}

async function loadModel(llama: Llama, modelPath: string): Promise<LlamaModel> {
  try {
    return await llama.loadModel({ modelPath, gpuLayers: 0 });
  } catch (cause) {
    throw new Failure(
      "invalid-input",
      `${modelPath} cannot be loaded: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        hint: "It is not a GGUF model that llama.cpp reads, or it is damaged: delete it and start again.",
        cause,
      },
    );
  }
}

function longestAnswer(model: LlamaModel, request: GenerationRequest): number {
  if (!request.choices) return request.maxTokens;
  return Math.max(...request.choices.map((choice) => model.tokenize(choice, false).length)) + 1;
}

function templateOf(model: LlamaModel): ChatTemplate {
  const source = model.fileInfo.metadata.tokenizer.chat_template ?? chatMarkup;
  const text = (token: Token | null): string => (token === null ? "" : model.detokenize([token], true));
  return compileChatTemplate(source, markTexts(model), {
    begin: text(model.tokens.bos),
    end: text(model.tokens.eos),
  });
}

/** The texts of the vocabulary's control tokens, such as `<|im_start|>`. */
function markTexts(model: LlamaModel): string[] {
  const marks: string[] = [];
  for (const token of model.iterateAllTokens()) {
    if (model.getTokenAttributes(token).control) marks.push(model.detokenize([token], true));
  }
  return marks.filter((mark) => mark !== "");
}

function tokenize(model: LlamaModel, template: ChatTemplate, request: GenerationRequest): Token[] {
  const tokens = template
    .render(request.messages)
    .flatMap((piece) => model.tokenize(piece.text, piece.isMark));
  const { bos, shouldPrependBosToken } = model.tokens;
  return bos !== null && shouldPrependBosToken && tokens[0] !== bos ? [bos, ...tokens] : tokens;
}
