import { afterAll, beforeAll, expect, test } from "vitest";
import type { Approval } from "#domain/approval.ts";
import type { StepDraft } from "#domain/plan.ts";
import { readField } from "#domain/reference.ts";
import type { Report } from "#domain/report.ts";
import type { Gate } from "#domain/roster.ts";
import { getApproval } from "#backends/ledger/approvals.ts";
import { listAudit, verifyAudit } from "#backends/ledger/audit.ts";
import { getReport } from "#backends/ledger/reports.ts";
import { getSlot, slotAt, slotHistory } from "#backends/ledger/roster.ts";
import { presentSuite } from "#tools/evaluation/present-suite.ts";
import {
  ada,
  comparisonOf,
  deputy,
  openPromotionDesk,
  root,
  slot,
  type PromotionDesk,
} from "./open-promotion-desk.ts";
import { failedGates } from "./failed-gates.ts";
import { baseAddress, digestOf } from "./scripted-local-models.ts";

const first = `${baseAddress}+support@1`;
const second = `${baseAddress}+support@2`;
const twin = `${baseAddress}+support@3`;
const chance = `${baseAddress}+chance@1`;
const forgetful = `${baseAddress}+forgetful@1`;

let desk: PromotionDesk;
const bugs: unknown[] = [];

beforeAll(async () => {
  const skills = {
    base: { share: 0.3 },
    "support@1": { share: 0.75 },
    "support@2": { share: 0.97 },
    "later@1": { share: 0.98 },
    "chance@1": { share: 0.32, salt: "other" },
    "forgetful@1": { share: 0.99, forgetful: true },
  };
  desk = await openPromotionDesk(skills, bugs);
  for (const address of [first, second, chance, forgetful]) await desk.register(address);
});
afterAll(async () => {
  await desk[Symbol.asyncDispose]();
  expect(bugs).toEqual([]);
});

const db = () => desk.platform.ledger.db;

const compareThenPropose = (model: string): StepDraft[] => [
  { id: "step-1", tool: "compare_models", args: comparisonOf(model) },
  {
    id: "step-2",
    tool: "request_promotion",
    args: {
      model: { $from: "step-1", field: "candidate" },
      slot,
      report: { $from: "step-1", field: "report" },
    },
    when: { from: "step-1", field: "verdict", op: "is", value: "better" },
  },
];

let firstReport: string;
let firstApproval: Approval;

test("a plan compares on stored items, finds the adapter better and puts its promotion before the admins", async () => {
  const plan = await desk.runPlan(compareThenPropose(first));
  expect(plan.steps.map(({ error }) => error)).toEqual([undefined, undefined]);
  expect(plan.state).toBe("done");
  const result = plan.steps[0]?.result as Record<string, string>;
  expect(result).toMatchObject({ verdict: "better", candidate: first, baseline: baseAddress });
  firstReport = result["report"] ?? "";
  const report = (await getReport(db(), firstReport)) as Report;
  const suite = await presentSuite(db(), slot);
  expect(report.differences.find((item) => item.metric === suite.main_metric)).toMatchObject({
    n: suite.items.length,
    verdict: "better",
  });
  expect(report.overlap).toMatchObject({ near_duplicates: 0 });
  expect(report.overlap?.checked).toBeGreaterThan(100);
  firstApproval = (await getApproval(db(), plan.steps[1]?.approval_id ?? "")) as Approval;
  expect(firstApproval).toMatchObject({
    state: "pending",
    subject: "promotion",
    required_role: "admin",
    requester: "ada",
  });
  const gates = firstApproval.evidence["gates"] as Gate[];
  expect(gates.map(({ name, passed }) => `${name}:${passed}`)).toEqual([
    "size:true",
    "evidence-fresh:true",
    "better:true",
    "no-regression:true",
    "licence:true",
    "overlap:true",
  ]);
  expect((await getSlot(db(), slot))?.state).toBe("empty");
});

test("neither an architect, nor a service, nor a wrong hash fills the slot; another admin does, with history and audit", async () => {
  await expect(desk.approve(firstApproval, ada)).rejects.toMatchObject({ code: "not-allowed" });
  await expect(desk.approve(firstApproval, { ...root, kind: "service" })).rejects.toMatchObject({
    code: "not-allowed",
  });
  await expect(desk.approve({ ...firstApproval, hash: "0".repeat(64) }, root)).rejects.toMatchObject({
    code: "conflict",
  });
  expect((await getSlot(db(), slot))?.state).toBe("empty");
  expect(await desk.approve(firstApproval, root)).toMatchObject({
    state: "consumed",
    decided_by: "root",
    decided_by_name: "Admin",
  });
  const held = await getSlot(db(), slot);
  expect(held).toMatchObject({
    state: "active",
    model: first,
    approved_by: "root",
    approved_by_name: "Admin",
    evidence: { report_id: firstReport },
  });
  const [entry, ...earlier] = await slotHistory(db(), slot);
  expect(earlier).toEqual([]);
  expect(entry).toMatchObject({
    action: "promoted",
    model: first,
    previous: null,
    requested_by: "ada",
    requested_by_name: "Architect",
    approved_by: "root",
    approved_by_name: "Admin",
    solo: false,
    report_id: firstReport,
    at: held?.since,
  });
  expect(entry?.gates).toHaveLength(6);
  const { items } = await listAudit(db(), { limit: 50 });
  expect(items.find((item) => item.action === "roster.promoted")).toMatchObject({
    actor: "root",
    subject: slot,
    detail: { model: first, approval: firstApproval.id, solo: false },
  });
  await expect(desk.approve(firstApproval, deputy)).rejects.toMatchObject({ code: "conflict" });
  const shown = await desk.calls.read("read_slot", { slot: `roster/${slot}` });
  expect(desk.calls.show("read_slot", shown).text).toContain((await getReport(db(), firstReport))?.sentence);
  expect(await desk.platform.models.describe(`roster/${slot}`)).toMatchObject({
    kind: "slot",
    base: first,
    state: "ready",
  });
});

test("what is no better than chance is not proposed by its plan, and refused by the gates when proposed by hand", async () => {
  const plan = await desk.runPlan(compareThenPropose(chance));
  expect(plan.steps[0]?.result).toMatchObject({ verdict: "not-distinguishable" });
  expect(plan.steps[1]?.state).toBe("skipped");
  expect(plan.state).toBe("done");
  const report = String(readField(plan.steps[0]?.result, "report"));
  expect((await failedGates(desk.propose(chance, report))).map(({ name }) => name)).toContain("better");
});

test("a model that beats the base but not the holder is refused with what was measured and asked", async () => {
  const copy = `${baseAddress}+copy@1`;
  await desk.register(copy, { digest: digestOf(first) });
  const report = await desk.compare(copy);
  expect(report.verdict).toBe("better");
  const failed = await failedGates(desk.propose(copy, report.id));
  expect(failed.map(({ name }) => name)).toEqual(["better"]);
  expect(failed[0]?.threshold).toContain(first);
});

test("a forgetful adapter is refused for its regression alone", async () => {
  const report = await desk.compare(forgetful);
  expect(report.verdict).toBe("better");
  expect((await failedGates(desk.propose(forgetful, report.id))).map(({ name }) => name)).toEqual([
    "no-regression",
  ]);
});

test("a report on part of the items is no evidence", async () => {
  const report = await desk.compare(second, { max_items: 40 });
  expect(report.verdict).toBe("better");
  const failed = await failedGates(desk.propose(second, report.id));
  expect(failed.map(({ name }) => name)).toEqual(["better", "no-regression"]);
  expect(failed[0]?.value).toMatch(/only 40 of the \d+ items/);
});

test("a report older than the variant, or about another model, is no evidence", async () => {
  await desk.register(`${baseAddress}+support@9`);
  await expect(desk.propose(`${baseAddress}+support@9`, firstReport)).rejects.toMatchObject({
    code: "invalid-input",
  });
  const later = `${baseAddress}+later@1`;
  await desk.register(later, { created: new Date(Date.now() + 3_600_000).toISOString() });
  const report = await desk.compare(later);
  const failed = await failedGates(desk.propose(later, report.id));
  expect(failed.map(({ name }) => name)).toContain("evidence-fresh");
  expect(failed.find(({ name }) => name === "evidence-fresh")?.value).toContain(
    report.created_at.slice(0, 16).replace("T", " "),
  );
});

test("a slot's address is compared as its holder, and is never itself put into a slot", async () => {
  const report = await desk.compare(second, { baseline: `roster/${slot}` });
  expect(report.baseline).toBe(first);
  await expect(desk.propose(`roster/${slot}`, firstReport)).rejects.toMatchObject({
    code: "invalid-input",
    hint: expect.stringContaining(first) as string,
  });
});

test("a baseline that is named is the baseline, wherever it stands among the models", async () => {
  const report = await desk.compare(baseAddress, { models: [baseAddress, second] });
  expect(report).toMatchObject({ candidate: second, baseline: baseAddress, verdict: "better" });
});

test("an admin does not approve an own request; in solo mode it is allowed, and audited as such", async () => {
  const report = await desk.compare(second);
  const approval = await desk.propose(second, report.id, root);
  await expect(desk.approve(approval, root)).rejects.toMatchObject({
    code: "not-allowed",
    hint: expect.any(String) as string,
  });
  expect((await getSlot(db(), slot))?.model).toBe(first);
  expect(await desk.approve(approval, root, true)).toMatchObject({
    state: "consumed",
    solo: true,
  });
  expect((await slotHistory(db(), slot))[0]).toMatchObject({ model: second, previous: first, solo: true });
  const { items } = await listAudit(db(), { limit: 10 });
  expect(items.find((item) => item.action === "promotion.approved")?.detail).toMatchObject({ solo: true });
  expect(items.find((item) => item.action === "roster.promoted")?.detail).toMatchObject({
    solo: true,
    previous: first,
  });
});

test("the same weights under another version are evidence of their own, and no better than themselves", async () => {
  await desk.register(twin, { digest: digestOf(second) });
  const report = await desk.compare(twin);
  expect(desk.local.asked.has(twin)).toBe(false);
  expect(report.provenance.filter((item) => item.model === twin)).toHaveLength(2);
  expect((await failedGates(desk.propose(twin, report.id))).map(({ name }) => name)).toEqual(["better"]);
});

test("a rollback is requested, approved by an admin, and brings back the holder with its evidence and the reason", async () => {
  const result = await desk.calls.write("request_rollback", {
    slot,
    reason: "Answers in the wrong language",
  });
  expect(result).toMatchObject({ model: first, state: "needs-approval" });
  const approval = (await getApproval(db(), String(result["approval_id"]))) as Approval;
  await expect(desk.approve(approval, ada)).rejects.toMatchObject({ code: "not-allowed" });
  await desk.approve(approval, deputy);
  expect(await getSlot(db(), slot)).toMatchObject({
    model: first,
    approved_by: "deputy",
    evidence: { report_id: firstReport },
  });
  expect((await slotHistory(db(), slot))[0]).toMatchObject({
    action: "rolled-back",
    model: first,
    previous: second,
    reason: "Answers in the wrong language",
    report_id: firstReport,
  });
});

test("a lowest score that is not reached fails its own gate", async () => {
  await desk.calls.write("write_profile", { slot, min_score: 0.999 });
  const report = await desk.compare(second);
  const failed = await failedGates(desk.propose(second, report.id));
  expect(failed.map(({ name }) => name)).toEqual(["min-score"]);
  expect(failed[0]?.threshold).toContain("99.9");
});

test("the history only grows, tells what held when, and the audit chain verifies", async () => {
  const history = await slotHistory(db(), slot);
  expect(history.map(({ action, model }) => [action, model])).toEqual([
    ["rolled-back", first],
    ["promoted", second],
    ["promoted", first],
  ]);
  const [back, , entered] = history;
  const before = new Date(Date.parse(entered?.at ?? "") - 1).toISOString();
  expect(await slotAt(db(), slot, before)).toBeUndefined();
  for (const entry of history) expect((await slotAt(db(), slot, entry.at))?.model).toBe(entry.model);
  expect((await slotAt(db(), slot, new Date().toISOString()))?.id).toBe(back?.id);
  const told = await desk.calls.read("read_roster_history", { slot, time: entered?.at });
  expect(told["at"]).toMatchObject({ held: [{ slot, model: first }] });
  expect(desk.calls.show("read_roster_history", told).text).toContain(`was held by ${first}`);
  const audit = await verifyAudit(db());
  expect(audit.ok).toBe(true);
  expect(audit.entries).toBeGreaterThan(30);
});
