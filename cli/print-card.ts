import type { Approval } from "#domain/approval.ts";
import type { Card } from "#domain/card.ts";
import type { Job } from "#domain/job.ts";
import type { Plan } from "#domain/plan.ts";

/** A plan as text: what was understood, each step with its state and estimate, and the totals. */
export function planText(plan: Plan): string {
  const steps = plan.steps.map((step, index) => {
    const estimate = step.estimate.seconds === undefined ? "" : ` (about ${duration(step.estimate.seconds)})`;
    const assumed = Object.keys(step.assumed ?? {});
    const notes = assumed.length === 0 ? "" : `\n      from the slot's profile: ${assumed.join(", ")}`;
    const condition =
      step.when === undefined
        ? ""
        : `\n      only if ${step.when.field} of ${step.when.from} ${step.when.op} ${String(step.when.value)}`;
    return `  ${index + 1}. [${step.state}] ${step.specialist}: ${step.title}${estimate}${condition}${notes}`;
  });
  const total = plan.steps.reduce((sum, step) => sum + (step.estimate.seconds ?? 0), 0);
  return [
    `Plan: ${plan.understood}`,
    ...steps,
    `  In all about ${duration(total)} (an estimate). State: ${plan.state}, revision ${plan.revision}.`,
  ].join("\n");
}

export function approvalText(approval: Approval): string {
  const gates = Array.isArray(approval.evidence["gates"])
    ? (approval.evidence["gates"] as { title: string; passed: boolean; value: string; threshold: string }[])
    : [];
  const lines = gates.map(
    (gate) => `  ${gate.passed ? "pass" : "FAIL"}  ${gate.title}: ${gate.value} (asked: ${gate.threshold})`,
  );
  return [
    `Approval ${approval.id}: ${approval.title} [${approval.state}]`,
    `  asked by ${approval.requester_name}; needs the role ${approval.required_role}`,
    ...lines,
  ].join("\n");
}

export function jobText(job: Job): string {
  const left = job.progress.eta_s === undefined ? "" : `, about ${duration(job.progress.eta_s)} left`;
  return `${job.title}: ${job.state}, ${job.progress.done} of ${job.progress.total} ${job.progress.unit}${left}. ${job.progress.message}`;
}

export function cardText(card: Card): string {
  if (card.kind === "facts") return card.facts.map((fact) => `  ${fact.label}: ${fact.value}`).join("\n");
  if (card.kind === "answers")
    return card.answers
      .map((answer) => `  ${answer.model} (${answer.seconds.toFixed(1)} s): ${answer.text}`)
      .join("\n");
  if (card.kind === "cited") return citedText(card);
  if (card.kind === "path") return pathsText(card);
  return tableText(card);
}

/** Characters of a table's cell. */
const widest = 40;

function shortened(text: string): string {
  return text.length > widest ? `${text.slice(0, widest - 1)}…` : text;
}

function tableText(card: Extract<Card, { kind: "table" }>): string {
  const columns = card.columns.filter((column) => column.only_in_csv !== true);
  const rows = card.rows.slice(0, 30).map((row) => columns.map((column) => String(row[column.key] ?? "")));
  const header = columns.map((column) => column.label);
  const widths = header.map((label, index) =>
    Math.min(widest, Math.max(label.length, ...rows.map((row) => (row[index] ?? "").length))),
  );
  const line = (cells: string[]) =>
    `  ${cells.map((cell, index) => shortened(cell).padEnd(widths[index] ?? 0)).join("  ")}`.trimEnd();
  return [line(header), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

/** Each way as a column of entities, between them what leads on and the record that states it. */
function pathsText({ paths, total }: Extract<Card, { kind: "path" }>): string {
  const ways = paths.map(({ entities, steps, note }, index) => {
    const lines = entities.map(({ name, kind }, place) => {
      const step = steps[place];
      const on = step === undefined ? [] : [`       ↓ ${step.words} (${step.collection} ${step.record_id})`];
      return [`     ${name} [${kind}]`, ...on].join("\n");
    });
    return [`  ${index + 1}. ${note ?? ""}`.trimEnd(), ...lines].join("\n");
  });
  return [...ways, ...(total === undefined ? [] : [`  ${paths.length} of ${total} are shown.`])].join("\n");
}

/** The answer with its numbers, and below it what each number stands for. */
function citedText(card: Extract<Card, { kind: "cited" }>): string {
  const said = card.sentences.map(
    ({ text, citations }) => `${text}${citations.map((number) => ` [${number}]`).join("")}`,
  );
  const sources = card.passages.map(
    ({ number, passage }) => `  [${number}] ${passage.title} (${passage.collection} ${passage.record_id})`,
  );
  const note = card.note === undefined ? [] : ["", `  ${card.note}`];
  return [`  ${said.join(" ")}`, "", ...sources, ...note].join("\n");
}

export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
