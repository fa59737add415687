import { expect, test } from "vitest";
import type { Evaluation, Provenance } from "#domain/evaluation.ts";
import type { SlotProfile } from "#domain/roster.ts";
import {
  allItems,
  completeEvaluation,
  findComplete,
  getEvaluation,
  insertEvaluation,
  listItems,
  upsertItems,
  type PositionedResult,
} from "./evaluations.ts";
import type { Ledger } from "./ledger.ts";
import {
  fillSlot,
  getSlot,
  listSlots,
  seedSlots,
  slotAt,
  slotHistory,
  updateProfile,
  type SlotChange,
} from "./roster.ts";
import { findVariant, insertVariant, nextVariantVersion, type Variant } from "./variants.ts";

const day = (number: number) => `2026-01-0${number}T00:00:00.000Z`;

const profile: SlotProfile = {
  slot: "device-support",
  title: "Device support",
  suite: "device-support",
  regression_suite: "instruction-following",
  source_dataset: "support-knowledge",
  base_model: "local/smollm2-135m",
  training: { method: "lora", rank: 8, steps: 10, learning_rate: 0.002, batch_size: 4, general_share: 0.2 },
  main_metric: "category",
  regression_margin: 0.15,
  max_parameters: 4e9,
};
const change = (version: number, overrides: Partial<SlotChange> = {}): SlotChange => ({
  id: `change-${version}`,
  slot: "device-support",
  expected_version: version,
  action: "promoted",
  model: `local/m@${version}`,
  requested_by: "ann",
  approved_by: "bob",
  solo: false,
  gates: [],
  evidence: { report: "r-1" },
  at: day(version + 1),
  ...overrides,
});
const variant = (version: number, base = "local/base"): Variant => ({
  address: `${base}+support@${version}`,
  name: "support",
  version,
  base,
  path: "adapters/x.gguf",
  digest: "d",
  bytes: 5_000_000_000,
  parameters: 1,
  licence: "Apache-2.0",
  training_set_id: "set",
  job_id: `job-${base}-${version}`,
  recipe: {},
  created_at: day(1),
});
const evaluation = (id: string, overrides: Partial<Evaluation> = {}): Evaluation => ({
  id,
  suite: "device-support",
  suite_digest: "s",
  model: "local/m",
  model_digest: "m",
  state: "running",
  metrics: [],
  requester: "ann",
  created_at: day(1),
  ...overrides,
});
const item = (position: number, score: number): PositionedResult => ({
  item_id: `i-${position}`,
  position,
  task: "category",
  cluster: "c",
  prompt: "p",
  output: "o\0",
  expected: "o",
  score,
  seconds: 0.1,
  prompt_tokens: 10,
  completion_tokens: 2,
});

export function testFactory(ledger: () => Ledger): void {
  const fill = (given: SlotChange) => ledger().transaction((transaction) => fillSlot(transaction, given));

  test("slots are seeded once and keep their holder", async () => {
    const seed = () => ledger().transaction((transaction) => seedSlots(transaction, [profile]));
    await seed();
    expect(await getSlot(ledger().db, "device-support")).toEqual({
      slot: "device-support",
      title: "Device support",
      state: "empty",
      profile,
      version: 0,
    });
    await fill(change(0));
    await seed();
    expect(await listSlots(ledger().db)).toMatchObject([
      { state: "active", model: "local/m@0", since: day(1), approved_by: "bob", version: 1 },
    ]);
  });

  test("a change decided on an older version of the slot is refused", async () => {
    await expect(fill(change(0, { id: "stale" }))).rejects.toMatchObject({
      code: "conflict",
      detail: { version: 1 },
    });
    const results = await Promise.allSettled([fill(change(1)), fill(change(1, { id: "change-1b" }))]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(fill(change(0, { slot: "nowhere" }))).rejects.toMatchObject({ code: "not-found" });
  });

  test("history tells who held the slot at any time, also when it was emptied", async () => {
    await fill(change(2, { model: null, action: "retired", reason: "old" }));
    const history = await slotHistory(ledger().db, "device-support");
    expect(history.map(({ version, model, previous }) => ({ version, model, previous }))).toEqual([
      { version: 3, model: null, previous: "local/m@1" },
      { version: 2, model: "local/m@1", previous: "local/m@0" },
      { version: 1, model: "local/m@0", previous: null },
    ]);
    expect(await slotAt(ledger().db, "device-support", "2025-01-01")).toBeUndefined();
    expect((await slotAt(ledger().db, "device-support", day(2)))?.model).toBe("local/m@1");
    expect(await getSlot(ledger().db, "device-support")).toMatchObject({ state: "empty", version: 3 });
  });

  test("a new profile makes what was decided on the old one stale", async () => {
    const slot = await ledger().transaction((transaction) =>
      updateProfile(transaction, { ...profile, regression_margin: 0.1 }),
    );
    expect(slot).toMatchObject({ version: 4, profile: { regression_margin: 0.1 } });
  });

  test("a name means its newest adapter, and one job makes one", async () => {
    const insert = (given: Variant) =>
      ledger().transaction((transaction) => insertVariant(transaction, given));
    await insert(variant(1));
    await insert(variant(2));
    await insert(variant(3, "local/other"));
    expect((await findVariant(ledger().db, "support"))?.version).toBe(3);
    expect((await findVariant(ledger().db, "support", undefined, "local/base"))?.version).toBe(2);
    expect(await findVariant(ledger().db, "support", 1)).toEqual(variant(1));
    expect(await ledger().transaction((transaction) => nextVariantVersion(transaction, "support"))).toBe(4);
    await expect(insert({ ...variant(4), job_id: variant(1).job_id })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  test("an evaluation goes on where it stopped, and its result is written once", async () => {
    const write = (items: PositionedResult[]) =>
      ledger().transaction((transaction) => upsertItems(transaction, "eval-1", items));
    await ledger().transaction((transaction) => insertEvaluation(transaction, evaluation("eval-1")));
    await write(Array.from({ length: 450 }, (_, index) => item(index, 1 / 3)));
    await write([item(0, 1), item(450, 0.1)]);
    const items = await allItems(ledger().db, "eval-1");
    expect(items).toHaveLength(451);
    expect(items[0]?.score).toBe(1);
    // As exact as it was computed: figures must come out the same from what is stored.
    expect(items[1]).toEqual({ ...item(1, 1 / 3), output: "o\ufffd" });
    const page = await listItems(ledger().db, "eval-1", { limit: 400 });
    const rest = await listItems(ledger().db, "eval-1", { limit: 400, cursor: page.next_cursor ?? "" });
    expect([...page.items, ...rest.items]).toEqual(items);
    const end = () =>
      ledger().transaction((transaction) =>
        completeEvaluation(transaction, "eval-1", {
          metrics: [],
          provenance: { suite: "s" } as Provenance,
          at: day(2),
        }),
      );
    await end();
    await expect(end()).rejects.toMatchObject({ code: "conflict" });
    expect(await getEvaluation(ledger().db, "eval-1")).toMatchObject({
      state: "complete",
      finished_at: day(2),
    });
  });

  test("a complete evaluation is found again by what was measured on what, over how many items", async () => {
    const insert = (given: Evaluation) =>
      ledger().transaction((transaction) => insertEvaluation(transaction, given));
    await insert(evaluation("e-full", { state: "complete", model_digest: "m2" }));
    await insert(evaluation("e-small", { state: "complete", model_digest: "m2", max_items: 20 }));
    await insert(evaluation("e-running", { model_digest: "m3" }));
    const find = (model_digest: string, max_items?: number) =>
      findComplete(ledger().db, { model_digest, suite_digest: "s", max_items });
    expect((await find("m2"))?.id).toBe("e-full");
    expect((await find("m2", 20))?.id).toBe("e-small");
    expect(await find("m2", 30)).toBeUndefined();
    expect(await find("m3")).toBeUndefined();
  });
}
