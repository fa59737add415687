import { z } from "zod";
import { dayInWords } from "#domain/day-in-words.ts";
import { entityId } from "#domain/entity.ts";
import { fieldTitle } from "#domain/field-title.ts";
import { gate, rosterSlot } from "#domain/roster.ts";
import { defineTool } from "#tools/define-tool.ts";
import { nameOr } from "#tools/name-or.ts";
import { resolveModel } from "#tools/naming/resolve-model.ts";
import { resolveSlot } from "#tools/naming/resolve-slot.ts";
import { evidenceReportFor } from "./evidence-report-for.ts";
import { describeForGates, gatesFor } from "./gates-for.ts";
import { readSlotExamples } from "./read-slot.examples.ts";

export const readSlot = defineTool({
  name: "read_slot",
  title: "Read a roster slot",
  description:
    "Tells which model holds a slot and why: since when, by whose approval, on what evidence, and what the slot asks for. With a model: which gates it would pass or fail now.",
  effect: "reads",
  role: "viewer",
  input: z.strictObject({
    slot: entityId("slot", "the slot, by name"),
    model: entityId(
      "model",
      "a model that might enter: its gates are computed from the newest report",
    ).optional(),
  }),
  output: z.object({
    slot: entityId("slot", "its name"),
    card: rosterSlot,
    model: z.string().optional(),
    /** The report that the gates were computed from. */
    report: z.string().optional(),
    /** False when no report says all that the gates ask; then the newest was taken. */
    has_complete_evidence: z.boolean().optional(),
    gates: z.array(gate).optional(),
  }),
  phrase: ({ slot, model }) =>
    model === undefined
      ? `Read ${typeof slot === "string" ? `the slot ${slot}` : "a slot"}`
      : `Compute the gates of ${nameOr(model, "a model")} for ${nameOr(slot, "a slot")}`,
  summarize: ({ card, model, gates, report, has_complete_evidence }) => ({
    text:
      gates === undefined
        ? describe(card)
        : `${model} would ${gates.every((item) => item.passed) ? "pass every gate" : `fail ${gates.filter((item) => !item.passed).length} of ${gates.length} gates`} of ${card.slot}${basis(report, has_complete_evidence)}.`,
    card:
      gates === undefined
        ? { kind: "facts", title: card.title, facts: facts(card) }
        : {
            kind: "table",
            title: `Gates of ${card.slot}`,
            columns: [
              { key: "gate", label: "Gate" },
              { key: "passed", label: "Result" },
              { key: "value", label: "Value" },
              { key: "threshold", label: "Threshold" },
            ],
            rows: gates.map((item) => ({
              gate: item.title,
              passed: item.passed ? "pass" : "fail",
              value: item.value,
              threshold: item.threshold,
            })),
          },
  }),
  examples: readSlotExamples,
  async run(input, { platform }) {
    const slot = await resolveSlot(platform.ledger.db, input.slot);
    if (input.model === undefined) return { slot: slot.slot, card: slot };
    const model = await resolveModel(platform, input.model);
    const { db } = platform.ledger;
    const subject = await describeForGates(platform, slot, model);
    const evidence = await evidenceReportFor(db, subject);
    const gates = await gatesFor(db, subject, evidence?.report ?? null);
    return {
      slot: slot.slot,
      card: slot,
      model: model.address,
      ...(evidence === null
        ? {}
        : { report: evidence.report.id, has_complete_evidence: evidence.isComplete }),
      gates,
    };
  },
});

/** Which report the gates rest on. */
function basis(report: string | undefined, isComplete: boolean | undefined): string {
  if (report === undefined) return "; no report compares it there yet";
  return isComplete === true
    ? `, by ${report}, its newest report with complete evidence`
    : `, by ${report}, its newest report, whose evidence is not complete`;
}

type Slot = z.infer<typeof rosterSlot>;

function describe(slot: Slot): string {
  if (slot.state === "empty")
    return `${slot.slot} is empty. It asks for a model that beats ${slot.profile.base_model} on ${slot.profile.main_metric.replaceAll("_", " ")}.`;
  return `${slot.slot} is held by ${slot.model} since ${dayInWords(slot.since ?? "")}, approved by ${slot.approved_by_name ?? slot.approved_by}${typeof slot.evidence?.["sentence"] === "string" ? `: ${slot.evidence["sentence"]}` : "."}`;
}

function facts(slot: Slot): { label: string; value: string; href?: string }[] {
  const report = slot.evidence?.["report_id"];
  return [
    { label: "Model", value: slot.model ?? "empty" },
    { label: "Since", value: slot.since ?? "never filled" },
    { label: "Approved by", value: slot.approved_by_name ?? slot.approved_by ?? "nobody" },
    ...(typeof report === "string"
      ? [{ label: "Evidence", value: report, href: `/evaluation?report=${report}` }]
      : []),
    { label: "Suite", value: slot.profile.suite },
    { label: "Deciding metric", value: fieldTitle(slot.profile.main_metric) },
    {
      label: "Regression suite",
      value: `${slot.profile.regression_suite}, margin ${slot.profile.regression_margin}`,
    },
    { label: "Size limit", value: `${(slot.profile.max_parameters / 1e9).toFixed(0)} billion parameters` },
    ...(slot.profile.min_score === undefined
      ? []
      : [{ label: "Lowest score", value: String(slot.profile.min_score) }]),
    ...(slot.profile.max_memory_mb === undefined
      ? []
      : [{ label: "Most memory", value: `${slot.profile.max_memory_mb} MB` }]),
    ...(slot.profile.max_latency_s === undefined
      ? []
      : [{ label: "Longest answer", value: `${slot.profile.max_latency_s} s` }]),
  ];
}
