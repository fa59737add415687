import { afterAll, beforeAll, expect, test } from "vitest";
import type { Gate } from "#domain/roster.ts";
import { getApproval } from "#backends/ledger/approvals.ts";
import { listAudit } from "#backends/ledger/audit.ts";
import { getSlot, slotHistory } from "#backends/ledger/roster.ts";
import { failedGates } from "#tests/failed-gates.ts";
import {
  ada,
  deputy,
  openPromotionDesk,
  root,
  slot,
  type PromotionDesk,
} from "#tests/open-promotion-desk.ts";
import { baseAddress } from "#tests/scripted-local-models.ts";

const first = `${baseAddress}+support@1`;
const second = `${baseAddress}+support@2`;
const bugs: unknown[] = [];
let desk: PromotionDesk;

beforeAll(async () => {
  const skills = { base: { share: 0.3 }, "support@1": { share: 0.7 }, "support@2": { share: 0.97 } };
  desk = await openPromotionDesk(skills, bugs);
  desk.local.memoryMb = 400;
  for (const address of [first, second]) await desk.register(address);
});
afterAll(async () => {
  await desk[Symbol.asyncDispose]();
  expect(bugs).toEqual([]);
});

const db = () => desk.platform.ledger.db;
const query = (text: string, values: unknown[]) => desk.platform.ledger.pool.query(text, values);
const gatesOf = async (model: string) =>
  (await desk.calls.read("read_slot", { slot, model })) as {
    report: string;
    has_complete_evidence: boolean;
    gates: Gate[];
  };
const gateNamed = (gates: Gate[], name: string) => gates.find((gate) => gate.name === name);

test("a memory limit is held against what the evaluations measured", async () => {
  const report = await desk.compare(first);
  await desk.calls.write("write_profile", { slot, max_memory_gb: 0.3 });
  const failed = await failedGates(desk.propose(first, report.id));
  expect(failed.map(({ name }) => name)).toEqual(["memory"]);
  expect(failed[0]).toMatchObject({
    value: expect.stringContaining("400 MB") as string,
    evidence: expect.stringMatching(/^evaluation:/) as string,
  });
  await desk.calls.write("write_profile", { slot, max_memory_gb: 0.5 });
  expect(gateNamed((await gatesOf(first)).gates, "memory")?.passed).toBe(true);
});

test("what no evaluation measured is told by a stored measurement of the same weights, and else not at all", async () => {
  const blind = `${baseAddress}+blind@1`;
  await desk.register(blind);
  desk.local.memoryMb = undefined;
  const silent = await gatesOf(blind);
  expect(gateNamed(silent.gates, "memory")).toMatchObject({
    passed: false,
    value: expect.stringContaining("not measured") as string,
  });
  desk.local.memoryMb = 450;
  await desk.calls.finish("measure_model", { models: [blind], runs: 1, max_tokens: 8 });
  expect(gateNamed((await gatesOf(blind)).gates, "memory")).toMatchObject({
    passed: true,
    evidence: expect.stringMatching(/^job:/) as string,
  });
});

test("an approval is void as soon as its slot changes, and approving it is a conflict that says so", async () => {
  const report = await desk.compare(first);
  const promotion = await desk.propose(first, report.id);
  await desk.calls.write("write_profile", { slot, min_score: 0.1 });
  expect(await getApproval(db(), promotion.id)).toMatchObject({
    state: "void",
    reason: expect.stringContaining("has changed") as string,
  });
  await expect(desk.approve(promotion, root)).rejects.toMatchObject({
    code: "conflict",
    detail: { state: "void" },
  });
  expect((await getSlot(db(), slot))?.state).toBe("empty");
  const { items } = await listAudit(db(), { limit: 10 });
  expect(items.find((item) => item.action === "promotion.voided")).toMatchObject({ subject: promotion.id });
});

test("evidence that is gone when an admin decides fills nothing, and the request is void", async () => {
  const report = await desk.compare(first);
  const approval = await desk.propose(first, report.id);
  const id = report.models[0]?.evaluation_ids[0] ?? "";
  await query("update evaluations set state = 'failed' where id = $1", [id]);
  const failed = await failedGates(desk.approve(approval, root));
  expect(failed.map(({ name }) => name)).toEqual(["evidence-fresh"]);
  expect(failed[0]?.value).toContain(id);
  expect((await getSlot(db(), slot))?.state).toBe("empty");
  expect((await getApproval(db(), approval.id))?.state).toBe("void");
  const { items } = await listAudit(db(), { limit: 5 });
  expect(items.map(({ action }) => action)).toContain("promotion.voided");
  expect(items.map(({ action }) => action)).not.toContain("promotion.approved");
  await query("update evaluations set state = 'complete' where id = $1", [id]);
});

test("figures of a report that differ from the stored ones are no evidence", async () => {
  const report = await desk.compare(first);
  const id = report.models[0]?.evaluation_ids[0] ?? "";
  const before = await query("select metrics from evaluations where id = $1", [id]);
  await query("update evaluations set metrics = '[]' where id = $1", [id]);
  expect(gateNamed((await gatesOf(first)).gates, "evidence-fresh")).toMatchObject({
    passed: false,
    value: expect.stringContaining("other figures") as string,
  });
  await query("update evaluations set metrics = $2 where id = $1", [
    id,
    JSON.stringify(before.rows[0]?.["metrics"]),
  ]);
  expect(gateNamed((await gatesOf(first)).gates, "evidence-fresh")?.passed).toBe(true);
});

test("near-duplicates of test items among the training examples are counted against a model", async () => {
  const report = await desk.compare(first);
  const leaked = { ...report, id: "report-leaked", overlap: { checked: 200, near_duplicates: 3 } };
  await query(
    "insert into reports (id, candidate, baseline, verdict, body, requester, created_at) values ($1, $2, $3, $4, $5, 'ada', $6)",
    [leaked.id, leaked.candidate, leaked.baseline, leaked.verdict, JSON.stringify(leaked), "2000"],
  );
  const failed = await failedGates(desk.propose(first, leaked.id));
  expect(failed.map(({ name }) => name)).toEqual(["overlap"]);
  expect(failed[0]?.value).toContain("3 of 200");
});

test("gates are read from the newest report with complete evidence, not from a newer one on part of the items", async () => {
  const whole = await desk.compare(second);
  const part = await desk.compare(second, { max_items: 20 });
  expect(part.created_at > whole.created_at).toBe(true);
  const read = await gatesOf(second);
  expect(read).toMatchObject({ report: whole.id, has_complete_evidence: true });
  expect(desk.calls.show("read_slot", read).text).toContain(`${whole.id}, its newest report with complete`);
});

test("what else was asked of the slot is void once one request has filled it", async () => {
  const one = await desk.propose(first, (await desk.compare(first)).id);
  const other = await desk.propose(second, (await desk.compare(second)).id);
  await desk.approve(one, root);
  expect((await getApproval(db(), other.id))?.state).toBe("void");
  expect((await getApproval(db(), one.id))?.state).toBe("consumed");
});

test("a slot goes back only to a model that is still there, when it is asked and when it is decided", async () => {
  await desk.approve(await desk.propose(second, (await desk.compare(second)).id), root);
  const asked = await desk.calls.write("request_rollback", { slot });
  const approval = await getApproval(db(), String(asked["approval_id"]));
  if (approval === undefined) return expect.fail("there is no approval");
  desk.local.gone.add(first);
  const refused = {
    code: "conflict",
    message: expect.stringContaining(`cannot go back to ${first}: its file is not on this machine`) as string,
    hint: expect.any(String) as string,
  };
  await expect(desk.calls.write("request_rollback", { slot }, ada)).rejects.toMatchObject(refused);
  await expect(desk.approve(approval, deputy)).rejects.toMatchObject(refused);
  expect((await getSlot(db(), slot))?.model).toBe(second);
  desk.local.gone.delete(first);
  await desk.approve(approval, deputy);
  expect((await slotHistory(db(), slot))[0]).toMatchObject({ action: "rolled-back", model: first });
});
