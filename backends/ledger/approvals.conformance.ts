import { expect, test } from "vitest";
import type { Plan, Step } from "#domain/plan.ts";
import {
  consumeApproval,
  decideApproval,
  expireApprovals,
  getApproval,
  insertApproval,
  listApprovals,
  voidApprovals,
  type StoredApproval,
} from "./approvals.ts";
import type { Ledger } from "./ledger.ts";
import {
  findOpenPlan,
  getPlan,
  getRevision,
  insertPlan,
  insertRevision,
  listOpenPlans,
  listPlans,
  lockPlan,
  updatePlan,
} from "./plans.ts";
import { answerQuestion, insertQuestion, listQuestions } from "./questions.ts";

const at = "2026-01-01T00:00:00.000Z";
const later = "2026-01-02T00:00:00.000Z";

const step: Step = {
  id: "step-1",
  tool: "start_training",
  args: { dataset: { $from: "step-0", field: "dataset" } },
  specialist: "tuning",
  title: "Train",
  effect: "writes",
  needs: [],
  estimate: { seconds: 60 },
  approval: "confirm",
  state: "waiting",
};
const plan = (id: string, overrides: Partial<Plan> = {}): Plan => ({
  id,
  requester: "ann",
  text: "Train it",
  revision: 1,
  state: "proposed",
  hash: `hash-${id}`,
  understood: "Train",
  steps: [step],
  questions: [],
  confidence: 0.7,
  created_at: at,
  updated_at: at,
  ...overrides,
});
const approval = (id: string, overrides: Partial<StoredApproval> = {}): StoredApproval => ({
  id,
  state: "pending",
  subject: "plan",
  title: "Train",
  args: {},
  hash: "shown",
  requester: "ann",
  requester_name: "Ann",
  required_role: "architect",
  evidence: {},
  created_at: at,
  expires_at: later,
  ...overrides,
});

export function testApprovals(ledger: () => Ledger): void {
  const insert = (given: StoredApproval) =>
    ledger().transaction((transaction) => insertApproval(transaction, given));
  const decide = (id: string, overrides: Partial<Parameters<typeof decideApproval>[1]> = {}) =>
    ledger().transaction((transaction) =>
      decideApproval(transaction, {
        id,
        state: "consumed",
        hash: "shown",
        decided_by: "bob",
        at,
        ...overrides,
      }),
    );

  test("of two decisions at once exactly one counts", async () => {
    await insert(approval("raced"));
    const results = await Promise.allSettled([
      decide("raced"),
      decide("raced", { state: "rejected", decided_by: "cid" }),
    ]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(results.find((result) => result.status === "rejected")?.reason).toMatchObject({
      code: "conflict",
    });
  });

  test("a decision on something else than what is there now is refused, and leaves it pending", async () => {
    await insert(approval("other-hash"));
    await expect(decide("other-hash", { hash: "old" })).rejects.toMatchObject({
      code: "conflict",
      detail: { hash: "shown" },
    });
    expect(await getApproval(ledger().db, "other-hash")).toMatchObject({ state: "pending" });
    expect(await decide("other-hash", { solo: true, reason: "fine" })).toMatchObject({
      state: "consumed",
      solo: true,
      reason: "fine",
    });
    await expect(decide("unknown")).rejects.toMatchObject({ code: "not-found" });
  });

  test("what was not decided in time expires once, and cannot be decided", async () => {
    await insert(approval("slow", { expires_at: "2025-01-01" }));
    await expect(decide("slow")).rejects.toMatchObject({ code: "conflict", detail: { state: "expired" } });
    const expire = () => ledger().transaction((transaction) => expireApprovals(transaction, at));
    expect((await expire()).map(({ id }) => id)).toEqual(["slow"]);
    expect(await expire()).toEqual([]);
  });

  test("an approved approval is used up once", async () => {
    await insert(approval("used", { subject: "step", target_version: 3, plan_revision: 2 }));
    await decide("used", { state: "approved" });
    const use = () => ledger().transaction((transaction) => consumeApproval(transaction, "used"));
    expect(await use()).toMatchObject({ state: "consumed", target_version: 3, plan_revision: 2 });
    await expect(use()).rejects.toMatchObject({ code: "conflict" });
  });

  test("an edit voids a plan's open approvals and no other", async () => {
    await insert(approval("v-1", { plan_id: "plan-v" }));
    await insert(approval("v-2", { plan_id: "plan-other" }));
    const voided = await ledger().transaction((transaction) => voidApprovals(transaction, "plan-v", at));
    expect(voided.map(({ id }) => id)).toEqual(["v-1"]);
    const pending = await listApprovals(ledger().db, { state: "pending", limit: 100 });
    expect(pending.items.map(({ id }) => id)).toContain("v-2");
  });

  test("a plan comes back as it was written, absent things absent, and changes under its lock", async () => {
    const given = plan("plan-1", { thread_id: "thread-1" });
    await ledger().transaction((transaction) => insertPlan(transaction, given, "chat"));
    expect(await getPlan(ledger().db, "plan-1")).toEqual({ ...given, origin: "chat" });
    const bump = () =>
      ledger().transaction(async (transaction) => {
        const { origin: _origin, ...held } = await lockPlan(transaction, "plan-1");
        await updatePlan(transaction, { ...held, revision: held.revision + 1 });
      });
    await Promise.all(Array.from({ length: 8 }, bump));
    expect((await getPlan(ledger().db, "plan-1"))?.revision).toBe(9);
    const { thread_id: _thread, ...loose } = given;
    await ledger().transaction((transaction) => updatePlan(transaction, loose));
    expect(await getPlan(ledger().db, "plan-1")).not.toHaveProperty("thread_id");
    await expect(ledger().transaction((transaction) => lockPlan(transaction, "no"))).rejects.toMatchObject({
      code: "not-found",
    });
  });

  test("an identical call finds the open plan of its own requester and origin", async () => {
    await ledger().transaction((transaction) =>
      insertPlan(transaction, plan("plan-same", { hash: "same" }), "mcp:token-1"),
    );
    const find = (same: Partial<Parameters<typeof findOpenPlan>[1]>) =>
      findOpenPlan(ledger().db, { requester: "ann", origin: "mcp:token-1", hash: "same", ...same });
    expect((await find({}))?.id).toBe("plan-same");
    expect(await find({ requester: "bob" })).toBeUndefined();
    expect(await find({ origin: "chat" })).toBeUndefined();
    await ledger().transaction((transaction) =>
      updatePlan(transaction, plan("plan-same", { hash: "same", state: "done" })),
    );
    expect(await find({})).toBeUndefined();
  });

  test("open plans are driven again at a start, oldest first; lists show the newest first", async () => {
    await ledger().transaction(async (transaction) => {
      await insertPlan(
        transaction,
        plan("open-2", { state: "running", created_at: later, requester: "oli" }),
        "chat",
      );
      await insertPlan(
        transaction,
        plan("open-1", { state: "running", created_at: at, requester: "oli" }),
        "chat",
      );
      await insertPlan(
        transaction,
        plan("open-3", { state: "failed", created_at: later, requester: "oli" }),
        "chat",
      );
    });
    const open = (await listOpenPlans(ledger().db)).map(({ id }) => id).filter((id) => id.startsWith("open"));
    expect(open).toEqual(["open-1", "open-2"]);
    const first = await listPlans(ledger().db, { requester: "oli", limit: 2 });
    const second = await listPlans(ledger().db, {
      requester: "oli",
      limit: 2,
      cursor: first.next_cursor ?? "",
    });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(["open-3", "open-2", "open-1"]);
  });

  test("a revision is written once and kept", async () => {
    const revision = {
      plan_id: "plan-r",
      revision: 1,
      hash: "h",
      steps: [step],
      author: "ann",
      created_at: at,
    };
    const write = () => ledger().transaction((transaction) => insertRevision(transaction, revision));
    await write();
    await expect(write()).rejects.toMatchObject({ code: "conflict" });
    expect(await getRevision(ledger().db, "plan-r", 1)).toEqual(revision);
  });

  test("a question is answered once", async () => {
    const question = {
      id: "q-1",
      field: "step-1.model",
      ask: "Which model?",
      options: [{ value: "a", label: "A" }],
    };
    await ledger().transaction((transaction) => insertQuestion(transaction, "plan-q", question, at));
    const answer = (value: string) =>
      ledger().transaction((transaction) => answerQuestion(transaction, "q-1", value, at));
    expect(await answer("a")).toMatchObject({ answer: "a", plan_id: "plan-q" });
    await expect(answer("b")).rejects.toMatchObject({ code: "conflict", detail: { answer: "a" } });
    expect(await listQuestions(ledger().db, "plan-q")).toMatchObject([{ ...question, answer: "a" }]);
  });
}
