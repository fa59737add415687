import { html } from "hono/html";
import { lasted, stateChip } from "./run-state.ts";
import { agoWords } from "./run-words.ts";
import type { ShownRun } from "./show-runs.ts";
import type { Html } from "./studio-frame.ts";

export function runListBody(runs: readonly ShownRun[], now: Date, address: string): Html {
  const list =
    runs.length === 0
      ? html`<p class="quiet">
          No run yet. Each message in a conversation starts one; it appears here with its steps.
        </p>`
      : html`<ol class="runs card">
          ${runs.map((run) => runRow(run, now))}
        </ol>`;
  return html`<h1>Runs</h1>
    <p class="quiet">What the assistant did for each message, newest first.</p>
    ${list}
    <section class="aside card">
      <h2>From a program</h2>
      <p>
        This address also speaks the LangGraph API, for the LangGraph SDK and LangGraph Studio. A run started
        there drafts plans like any other and changes nothing by itself.
      </p>
      <pre>new Client({ apiUrl: "${address}", apiKey: "&lt;a token of the platform&gt;" })</pre>
    </section>`;
}

function runRow({ run, title, text }: ShownRun, now: Date): Html {
  return html`<li>
    <a href="/?run=${encodeURIComponent(run.id)}">
      ${stateChip(run)}
      <span><span class="text">${text}</span><span class="text quiet">${otherTitle(title, text)}</span></span>
      <span class="figures quiet"
        ><time datetime="${run.created_at}" title="${run.created_at}">${agoWords(run.created_at, now)}</time
        ><br />${lasted(run)}</span
      >
    </a>
  </li>`;
}

/** A conversation is called by its first request until it is renamed: said once is enough. */
function otherTitle(title: string, text: string): string {
  return text.startsWith(title) ? "" : title;
}
