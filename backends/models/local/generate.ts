import {
  LlamaGrammarEvaluationState,
  type ControlledEvaluateInputItem,
  type Llama,
  type LlamaContextSequence,
  type LlamaGrammar,
  type LlamaModel,
  type Token,
} from "node-llama-cpp";
import { Failure } from "#domain/failure.ts";
import { buildChoiceTree, followForced, pickToken } from "./choice-tree.ts";
import type { FinishReason, GenerationRequest } from "./llama-protocol.ts";
import { seededRandom } from "./seeded-random.ts";
import { createStopScanner } from "./stop-scanner.ts";
import { createTokenText } from "./token-text.ts";

export type Generation = {
  llama: Llama;
  model: LlamaModel;
  sequence: LlamaContextSequence;
  /** The whole prompt. */
  tokens: Token[];
  request: GenerationRequest;
  signal: AbortSignal;
  onText(text: string): void;
};

export type GenerationEnd = { reason: FinishReason; completionTokens: number };

/** Continues the prompt in its sequence, keeping what the sequence already holds of it. */
export async function generate(generation: Generation): Promise<GenerationEnd> {
  const fresh = await keepSharedPrefix(generation.sequence, generation.tokens);
  generation.signal.throwIfAborted();
  return generation.request.choices ? choose(generation, fresh) : write(generation, fresh);
}

/** Drops what differs from the prompt and gives the tokens that are still to be evaluated, at least the last one. */
async function keepSharedPrefix(sequence: LlamaContextSequence, tokens: Token[]): Promise<Token[]> {
  const shared = Math.min(sequence.compareContextTokens(tokens).firstDifferentIndex, tokens.length - 1);
  if (sequence.nextTokenIndex > shared)
    await sequence.eraseContextTokenRanges([{ start: shared, end: sequence.nextTokenIndex }]);
  return tokens.slice(sequence.nextTokenIndex);
}

async function write(
  { llama, model, sequence, request, signal, onText }: Generation,
  fresh: Token[],
): Promise<GenerationEnd> {
  const grammar =
    request.jsonSchema === undefined ? undefined : await schemaGrammar(llama, request.jsonSchema);
  const text = createTokenText((tokens, before) =>
    model.detokenize(tokens as Token[], false, before as Token[]),
  );
  const scanner = createStopScanner(request.stop);
  let completionTokens = 0;
  let written = "";
  const show = (part: string): void => {
    written += part;
    if (part !== "") onText(part);
  };
  const stream = sequence.evaluate(fresh, {
    temperature: request.temperature,
    seed: request.seed,
    ...(grammar ? { grammarEvaluationState: new LlamaGrammarEvaluationState({ model, grammar }) } : {}),
  });
  for await (const token of stream) {
    signal.throwIfAborted();
    completionTokens += 1;
    const { text: shown, isStopped } = scanner.push(text.push(token));
    show(shown);
    if (isStopped || (grammar && isWholeJson(written))) return { reason: "stop", completionTokens };
    if (completionTokens >= request.maxTokens) {
      show(scanner.push(text.flush()).text + scanner.flush());
      return { reason: "length", completionTokens };
    }
  }
  const rest = scanner.push(text.flush());
  show(rest.isStopped ? rest.text : rest.text + scanner.flush());
  return { reason: "stop", completionTokens };
}

/** The grammar lets a model go on with blank lines after the value: the value's end is the answer's end. */
function isWholeJson(text: string): boolean {
  if (!/[\]}"\d\w]$/.test(text)) return false;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

async function schemaGrammar(llama: Llama, schema: Record<string, unknown>): Promise<LlamaGrammar> {
  try {
    return await llama.createGrammarForJsonSchema(
      schema as Parameters<Llama["createGrammarForJsonSchema"]>[0],
    );
  } catch (cause) {
    throw new Failure(
      "invalid-input",
      `this JSON schema cannot be enforced: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        hint: "Use type, properties, items, enum, const, oneOf, minLength, maxLength, minItems, maxItems.",
        cause,
      },
    );
  }
}

/** Asks the model only where the choices part: what is common to all that remain is not computed. */
async function choose(
  { model, sequence, request, signal, onText }: Generation,
  fresh: Token[],
): Promise<GenerationEnd> {
  const end = model.tokens.eos ?? model.tokens.eot;
  const paths = (request.choices ?? []).map((choice) => ({
    choice,
    tokens: [...model.tokenize(choice, false), ...(end === null ? [] : [end])],
  }));
  const random = seededRandom(request.seed);
  let node = buildChoiceTree(paths);
  let pending = fresh;
  for (;;) {
    const forced = followForced(node);
    pending = [...pending, ...(forced.tokens as Token[])];
    node = forced.node;
    if (node.next.size === 0) break;
    signal.throwIfAborted();
    const probabilities = await nextProbabilities(sequence, pending);
    const token = pickToken(
      [...node.next.keys()],
      (candidate) => probabilities.get(candidate as Token) ?? 0,
      request.temperature,
      random,
    );
    pending = [token as Token];
    node = node.next.get(token) ?? node;
  }
  const choice = node.choice ?? "";
  onText(choice);
  return { reason: "stop", completionTokens: model.tokenize(choice, false).length };
}

async function nextProbabilities(
  sequence: LlamaContextSequence,
  tokens: Token[],
): Promise<Map<Token, number>> {
  const input = tokens.map((token, index): ControlledEvaluateInputItem =>
    index < tokens.length - 1
      ? token
      : [token, { generateNext: { probabilities: true, options: { temperature: 0 } } }],
  );
  const output = await sequence.controlledEvaluate(input);
  return output[tokens.length - 1]?.next.probabilities ?? new Map<Token, number>();
}
