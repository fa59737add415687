import { promptNamed, promptReference } from "#data/prompts/prompt-libraries.ts";
import { renderPrompt, type RenderedPrompt } from "#data/prompts/render-prompt.ts";
import type { CitedAnswer } from "./cited-answer.ts";

const place = ["technical-documentation", "answer-with-citations"] as const;

/** The prompt by which models write answers: `library/name@version`. */
export const answerPromptReference = promptReference(...place);

/** Room for passages: with the question and the answer they fit a context of 2048 tokens. */
const mostCharacters = 4400;

/** What a model is asked: the passages, each between marks that their texts cannot hold, and the question. */
export function answerPrompt(question: string, passages: CitedAnswer["passages"]): RenderedPrompt {
  return renderPrompt(promptNamed(...place), { passages: quotePassages(passages), question });
}

function quotePassages(passages: CitedAnswer["passages"]): string {
  const each = Math.floor(mostCharacters / Math.max(1, passages.length));
  return passages
    .map(({ number, passage }) => {
      const text = unmarked(`${passage.title}\n${passage.text}`).slice(0, each).trim();
      return `<passage number="${number}">\n${text}\n</passage>`;
    })
    .join("\n");
}

/** A text that looks like the end of its passage, or the begin of another, would be read as ours. */
function unmarked(text: string): string {
  return text.replaceAll(/<(?=\s*\/?\s*passage)/gi, "‹");
}
