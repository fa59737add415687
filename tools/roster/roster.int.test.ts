import { expect, test } from "vitest";
import { getApproval, insertApproval } from "#backends/ledger/approvals.ts";
import { listAudit } from "#backends/ledger/audit.ts";
import { getSlot } from "#backends/ledger/roster.ts";
import { decideApproval } from "#plans/decide-approval.ts";
import { toolNamed } from "#tests/call-tools.ts";
import { ada, openSupportDesk, supportAdapter as adapter, root, slot } from "#tests/open-promotion-desk.ts";
import { keepDesk } from "#tests/keep-desk.ts";
import { baseAddress } from "#tests/scripted-local-models.ts";

const desk = keepDesk(openSupportDesk);

type Gates = { name: string; passed: boolean; value: string }[];

test("an empty roster says so, and what a slot asks for", async () => {
  const listed = await desk.calls.read("list_roster", {});
  expect(desk.calls.show("list_roster", listed)).toMatchObject({
    text: "All 5 slots are empty.",
    card: { kind: "table" },
  });
  const read = await desk.calls.read("read_slot", { slot });
  const shown = desk.calls.show("read_slot", read);
  expect(shown.text).toMatch(/device-support is empty.*beats local\/smollm2-135m/);
  expect(shown.card).toMatchObject({ kind: "facts", title: "Device support" });
  expect((await desk.calls.read("read_roster_history", {}))["entries"]).toEqual([]);
});

test("the gates a model would pass are told before anyone proposes it: without a report only those of the model", async () => {
  const before = await desk.calls.read("read_slot", { slot, model: "support@1" });
  const passed = (before["gates"] as Gates).filter((gate) => gate.passed).map(({ name }) => name);
  expect(passed).toEqual(["size", "licence"]);
  expect(desk.calls.show("read_slot", before).text).toContain("no report compares it there yet");
  expect(desk.calls.show("read_slot", before).text).toContain("would fail 4 of 6 gates");
  const report = await desk.compare(adapter);
  const after = await desk.calls.read("read_slot", { slot, model: "support@1" });
  expect(after["report"]).toBe(report.id);
  expect(desk.calls.show("read_slot", after).text).toContain("would pass every gate");
  const large = await desk.calls.read("read_slot", { slot, model: "mistral-nemo" });
  expect((large["gates"] as Gates).find(({ name }) => name === "size")).toMatchObject({ passed: false });
});

test("a rejected request leaves the slot as it is and stands in the history with its reason", async () => {
  const report = await desk.compare(adapter);
  const approval = await desk.propose(adapter, report.id);
  const decision = { decision: "reject", hash: approval.hash, reason: "Wait for the audit" } as const;
  expect(await decideApproval(desk.desk, approval.id, decision, root)).toMatchObject({ state: "rejected" });
  expect((await getSlot(desk.platform.ledger.db, slot))?.state).toBe("empty");
  const told = await desk.calls.read("read_roster_history", { slot });
  expect(told["requests"]).toMatchObject([
    { state: "rejected", reason: "Wait for the audit", decided_by: "root" },
  ]);
  expect(desk.calls.show("read_roster_history", told).text).toContain("1 request was rejected.");
  await expect(desk.approve(approval, root)).rejects.toMatchObject({ code: "conflict" });
});

test("an expired request fills nothing", async () => {
  const report = await desk.compare(adapter);
  const { id: _, ...approval } = await desk.propose(adapter, report.id);
  const late = { ...approval, id: "approval-late", expires_at: desk.platform.now().toISOString() };
  await desk.platform.ledger.transaction((transaction) => insertApproval(transaction, late));
  await expect(desk.approve(late, root)).rejects.toMatchObject({
    code: "conflict",
    detail: { state: "expired" },
  });
  expect((await getApproval(desk.platform.ledger.db, late.id))?.state).toBe("pending");
  expect((await getSlot(desk.platform.ledger.db, slot))?.state).toBe("empty");
});

test("a profile changes within its bounds, is audited with what it was, and makes open approvals stale", async () => {
  const before = await getSlot(desk.platform.ledger.db, slot);
  const changed = await desk.calls.write("write_profile", {
    slot: `roster/${slot}`,
    min_score: 0.4,
    max_memory_gb: 1.5,
    max_latency_s: 20,
    regression_margin: 0.1,
  });
  expect(changed["profile"]).toMatchObject({
    min_score: 0.4,
    max_memory_mb: 1536,
    max_latency_s: 20,
    regression_margin: 0.1,
    base_model: baseAddress,
  });
  expect(desk.calls.show("write_profile", changed).text).toBe(
    "The profile of device-support is changed: lowest score 0.4, memory limit (GB) 1.5, latency limit (s) 20, regression margin 0.1.",
  );
  expect((await getSlot(desk.platform.ledger.db, slot))?.version).toBe((before?.version ?? 0) + 1);
  const { items } = await listAudit(desk.platform.ledger.db, { limit: 10 });
  expect(items.find((entry) => entry.action === "profile.changed")).toMatchObject({
    actor: "ada",
    subject: slot,
    detail: { before: before?.profile, after: changed["profile"] },
  });
  const shown = desk.calls.show("read_slot", await desk.calls.read("read_slot", { slot }));
  expect(JSON.stringify(shown.card)).toMatch(/1536 MB.*20 s/);
});

test("a limit is taken away by null, and the words say so", async () => {
  const args = { slot, min_score: null, max_memory_gb: null, max_latency_s: 5, max_parameters: null };
  await desk.calls.write("write_profile", { slot, max_parameters: 1e9 });
  const changed = await desk.calls.write("write_profile", args);
  const { profile } = (await getSlot(desk.platform.ledger.db, slot)) ?? {};
  expect(profile).toMatchObject({ max_latency_s: 5, max_parameters: 4e9 });
  expect(Object.keys(profile ?? {})).not.toContain("min_score");
  expect(Object.keys(profile ?? {})).not.toContain("max_memory_mb");
  expect(desk.calls.show("write_profile", changed).text).toMatch(
    /no lowest score any more, no memory limit.*any more, latency limit \(s\) 5, limit of parameters as for/,
  );
  expect(toolNamed("write_profile").phrase(args)).toBe(
    "Set latency limit (s) to 5, and lift the lowest score and the memory limit (GB) and the limit of parameters for device-support",
  );
  expect(toolNamed("write_profile").phrase({ slot, max_memory_gb: null })).toBe(
    "Lift the memory limit (GB) of device-support",
  );
});

test.each([
  ["write_profile", { slot, min_score: 1.01 }, "invalid-input", /min_score/],
  ["write_profile", { slot, min_score: -0.1 }, "invalid-input", /min_score/],
  ["write_profile", { slot, regression_margin: 2 }, "invalid-input", /regression_margin/],
  ["write_profile", { slot, max_memory_gb: 0 }, "invalid-input", /max_memory_gb/],
  ["write_profile", { slot, max_latency_s: -3 }, "invalid-input", /max_latency_s/],
  ["write_profile", { slot, max_parameters: 1e12 }, "invalid-input", /slot, min_score/],
  ["write_profile", { slot }, "invalid-input", /min_score/],
  ["write_profile", { slot: "device-suport", min_score: 0.5 }, "not-found", /device-support/],
  ["request_promotion", { slot, model: adapter, report: "report-none" }, "not-found", /newest are/],
  ["request_promotion", { slot, model: "suport@1", report: "x" }, "not-found", /support@1/],
  ["request_promotion", { slot: "kitchen", model: adapter, report: "x" }, "not-found", /The slots are/],
  [
    "request_promotion",
    { slot, model: "roster/device-support", report: "x" },
    "invalid-input",
    /Name the model/,
  ],
  ["request_rollback", { slot: "mobile-assistant" }, "conflict", /never been filled/],
] as const)("%s of %o is refused as %s, with what to do", async (name, args, code, told) => {
  const failure = await desk.calls.write(name, args).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code });
  const { message, hint } = failure as { message: string; hint?: string };
  expect(`${message} ${hint ?? ""}`).toMatch(told);
});

test("an evaluator neither changes a profile nor proposes", async () => {
  const evaluator = { ...ada, role: "evaluator" } as const;
  await expect(desk.calls.write("write_profile", { slot, min_score: 0.1 }, evaluator)).rejects.toMatchObject({
    code: "not-allowed",
  });
  await expect(
    desk.calls.write("request_promotion", { slot, model: adapter, report: "x" }, evaluator),
  ).rejects.toMatchObject({ code: "not-allowed" });
  await expect(desk.calls.write("request_rollback", { slot }, evaluator)).rejects.toMatchObject({
    code: "not-allowed",
  });
});

test("the history is asked at a time with or without an offset, of one slot or of all, and not at what is no time", async () => {
  const told = await desk.calls.read("read_roster_history", { time: "2026-01-15T10:00:00+02:00" });
  expect(told["at"]).toMatchObject({ time: "2026-01-15T08:00:00.000Z" });
  expect((told["at"] as { held: unknown[] }).held).toHaveLength(5);
  expect(desk.calls.show("read_roster_history", told).text).toContain("device-support was empty");
  expect((await desk.calls.read("read_roster_history", { slot, time: "2026-03-01" }))["at"]).toEqual({
    time: "2026-03-01T00:00:00.000Z",
    held: [{ slot, model: null }],
  });
  for (const time of ["yesterday", "2026-13-40", "1"])
    await expect(desk.calls.read("read_roster_history", { slot, time })).rejects.toMatchObject({
      code: "invalid-input",
      hint: expect.stringContaining("ISO 8601") as string,
    });
});
