import { html } from "hono/html";
import type { Run } from "#domain/thread.ts";
import { durationWords, stateWords } from "./run-words.ts";
import type { Html } from "./studio-frame.ts";

export function stateChip(run: Pick<Run, "state">): Html {
  const { sign, word, tone } = stateWords[run.state];
  return html`<span class="chip ${tone}"><span aria-hidden="true">${sign}</span>${word}</span>`;
}

export function lasted(run: Run): string {
  return run.finished_at === undefined
    ? ""
    : durationWords(Date.parse(run.finished_at) - Date.parse(run.created_at));
}
