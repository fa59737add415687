import { html } from "hono/html";
import { specialists } from "#agents/specialists.ts";
import { failureBody } from "#domain/failure.ts";
import type { StepDraft } from "#domain/plan.ts";
import type { ToolPart } from "#domain/thread.ts";
import { findTool } from "#tools/catalogue.ts";
import { readSteps, type ReadStep } from "./read-steps.ts";
import { lasted, stateChip } from "./run-state.ts";
import { agoWords, durationWords, fieldWords, valueWords } from "./run-words.ts";
import type { ShownRun } from "./show-runs.ts";
import type { Html } from "./studio-frame.ts";

/** A run: what was asked, how it ended, and what each step of the graph changed. */
export function runBody({ run, text }: ShownRun, now: Date, platform: string): Html {
  const steps = readSteps(run.steps);
  const error = failureBody.safeParse(run.error).data;
  const conversation = `${platform}chat?thread=${encodeURIComponent(run.thread_id)}`;
  return html`<p><a href="/">All runs</a></p>
    <h1>${text}</h1>
    <p>
      ${stateChip(run)} <span class="quiet">· <a href="${conversation}">Open its conversation</a></span>
    </p>
    ${
      error === undefined
        ? ""
        : html`<p class="bad">${error.message}</p>
            <p>${error.hint ?? ""}</p>`
    }
    ${facts({ Asked: `${agoWords(run.created_at, now)} (${run.created_at})`, By: run.requester, Took: lasted(run) || "not ended", Run: run.id, Trace: run.trace_id })}
    ${
      steps.length === 0
        ? html`<p class="quiet">
            No steps are stored: they are written when a run of the assistant has ended.
          </p>`
        : html`<ol class="steps">
            ${steps.map((step) => stepItem(step, run.created_at))}
          </ol>`
    }`;
}

function stepItem(step: ReadStep, begun: string): Html {
  const after = Date.parse(step.at) - Date.parse(begun);
  return html`<li class="card">
    <header>
      <h2>${nodeTitle(step.node)}</h2>
      <span class="quiet">${Number.isNaN(after) ? "" : `after ${durationWords(after)}`}</span>
    </header>
    ${understandingPart(step)} ${handOffPart(step)} ${listPart("Called", step.calls.map(callItem))}
    ${listPart("Drafted for the plan", step.drafts.map(draftItem))}
    ${
      step.answer === undefined || step.answer === ""
        ? ""
        : html`<h3>Answer</h3>
            <p>${step.answer}</p>`
    }
    ${isQuiet(step) ? html`<p class="quiet">Nothing new; the next step follows from what stands above.</p>` : ""}
    <details>
      <summary>Stored record</summary>
      <pre>${JSON.stringify(step.raw, null, 2)}</pre>
    </details>
  </li>`;
}

function isQuiet({ understanding, handOffs, calls, drafts, answer = "" }: ReadStep): boolean {
  return understanding === undefined && [...handOffs, ...calls, ...drafts].length === 0 && answer === "";
}

function nodeTitle(node: string): string {
  const specialist = specialists.find((item) => item.name === node);
  if (specialist !== undefined) return specialist.title;
  return node === "conclude" ? "Conclusion" : `${node.slice(0, 1).toUpperCase()}${node.slice(1)}`;
}

const kindWords: Record<string, string> = {
  ask: "a question",
  act: "something to do",
  clarify: "open: one question comes back",
  refuse: "refused",
  cancel: "discarding the open plan",
  go: "an approval in words, which approves nothing",
};

function understandingPart({ understanding }: ReadStep): Html | "" {
  if (understanding === undefined) return "";
  const { kind, understood, confidence, questions, refusal, assumed } = understanding;
  return html`<h3>Understood as ${kindWords[kind] ?? kind}</h3>
    ${understood === "" || understood === refusal?.message ? "" : html`<p>${understood}</p>`}
    ${refusal === undefined ? "" : html`<p>${refusal.message} ${refusal.hint}</p>`}
    ${questions.map((question) => html`<p>${question.ask}</p>`)}
    ${facts({ Confidence: `${Math.round(confidence * 100)} %`, ...assumedFacts(assumed) })}`;
}

function assumedFacts(assumed: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(assumed).map(([name, reason]) => [`Assumed ${name}`, reason]));
}

function handOffPart({ handOffs }: ReadStep): Html | "" {
  return listPart(
    "Hand-offs",
    handOffs.map(({ specialist, request, report }) =>
      report === undefined
        ? html`<p>To ${nodeTitle(specialist)}: ${request}</p>`
        : html`<p>${nodeTitle(specialist)} reported: ${report === "" ? "nothing to say" : report}</p>`,
    ),
  );
}

function callItem({ tool, input, summary, error }: ToolPart): Html {
  return html`<p><code>${tool}</code> ${findTool(tool)?.title ?? ""}</p>
    ${argumentFacts(input)}
    ${
      error === undefined
        ? html`<p class="good">${summary?.text ?? "Done"}</p>`
        : html`<p class="bad">${error.message} ${error.hint ?? ""}</p>`
    }`;
}

function draftItem({ id, tool, args, when }: StepDraft): Html {
  return html`<p>${id}: <code>${tool}</code> ${findTool(tool)?.title ?? ""}</p>
    ${argumentFacts(args)}
    ${when === undefined ? "" : html`<p class="quiet">Only when ${fieldWords(when.field)} of ${when.from} ${when.op} ${String(when.value)}</p>`}`;
}

function listPart(title: string, items: readonly Html[]): Html | "" {
  return items.length === 0
    ? ""
    : html`<h3>${title}</h3>
        ${items.map((item) => html`<div class="item">${item}</div>`)}`;
}

function argumentFacts(args: Readonly<Record<string, unknown>>): Html | "" {
  return facts(
    Object.fromEntries(Object.entries(args).map(([name, value]) => [fieldWords(name), valueWords(value)])),
  );
}

function facts(all: Readonly<Record<string, string>>): Html | "" {
  const entries = Object.entries(all);
  return entries.length === 0
    ? ""
    : html`<dl>
        ${entries.map(
          ([name, value]) =>
            html`<dt>${name}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>`;
}
