import { Template } from "@huggingface/jinja";
import { Failure } from "#domain/failure.ts";
import type { ChatMessage } from "#backends/models/models.ts";

/** ChatML, for a file that carries no template of its own. */
export const chatMarkup = `{% for message in messages %}{{'<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n'}}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}`;

/** A piece of a rendered conversation: a mark that only the template may write, or plain text. */
export type PromptPiece = { text: string; isMark: boolean };

export type ChatTemplate = { render(messages: readonly ChatMessage[]): PromptPiece[] };

/** Stands for a message's content while the template runs; such characters have no meaning in text. */
const placeholder = (index: number): string => `\u{E000}${index}\u{E001}`;
const placeholders = /\u{E000}(\d+)\u{E001}/gu;

/**
 * Renders a conversation with the model file's own Jinja template, the opening of the assistant's
 * turn included. What people wrote can never become a mark: marks are looked for in the template's
 * text alone. Without a system message the template's own default stands (SmolLM2: "You are a
 * helpful AI assistant named SmolLM, trained by Hugging Face").
 */
export function compileChatTemplate(
  source: string,
  marks: readonly string[],
  special: { begin: string; end: string },
): ChatTemplate {
  const template = new Template(source);
  const splitter =
    marks.length === 0
      ? undefined
      : new RegExp(
          `(${marks
            .toSorted((left, right) => right.length - left.length)
            .map(escape)
            .join("|")})`,
        );
  return {
    render(messages) {
      const rendered = renderOrRefuse(template, {
        messages: messages.map((message, index) => ({ role: message.role, content: placeholder(index) })),
        add_generation_prompt: true,
        bos_token: special.begin,
        eos_token: special.end,
      });
      const fill = (text: string): string =>
        text.replaceAll(placeholders, (_, index: string) => messages[Number(index)]?.content ?? "");
      return (splitter ? rendered.split(splitter) : [rendered])
        .map((text, index) => ({ text: index % 2 === 1 ? text : fill(text), isMark: index % 2 === 1 }))
        .filter((piece) => piece.text !== "");
    },
  };
}

function renderOrRefuse(template: Template, values: Record<string, unknown>): string {
  try {
    return template.render(values);
  } catch (cause) {
    throw new Failure(
      "invalid-input",
      `this model's template refuses the conversation: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        hint: "Begin with a system or user message and let user and assistant take turns.",
        cause,
      },
    );
  }
}

function escape(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}
