import { afterAll, beforeAll, expect, test } from "vitest";
import type { Dataset } from "#domain/dataset.ts";
import { insertDataset } from "#backends/ledger/datasets.ts";
import { insertEvaluation, upsertItems } from "#backends/ledger/evaluations.ts";
import { insertRecords } from "#backends/ledger/records.ts";
import { insertReport } from "#backends/ledger/reports.ts";
import { fillSlot } from "#backends/ledger/roster.ts";
import { buildReport } from "#evals/report/build-report.ts";
import { sampleBase, sampleCandidate, sampleModel, sampleSuites } from "#evals/report/sample-evaluations.ts";
import { routeTable } from "./route-table.ts";
import { openTestServer, type CallOptions, type TestServer } from "./test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server[Symbol.asyncDispose]());

type Body = Record<string, unknown> & { items: Record<string, unknown>[] };

async function ask(path: string, options?: CallOptions): Promise<{ status: number; body: Body }> {
  const response = await server.call(path, options);
  return { status: response.status, body: (response.status === 204 ? {} : await response.json()) as Body };
}

const dataset: Dataset = {
  id: "dataset-1",
  name: "devices",
  kind: "records",
  version: 1,
  digest: "sha256:1",
  count: 3,
  fields: [{ name: "name", type: "string", description: "its name" }],
  sources: [],
  recipe: {},
  created_by: "user-1",
  created_at: "2026-01-01T00:00:00.000Z",
};

test("a dataset is found by name, and its rows come in pages that leave none out", async () => {
  const { ledger } = server.context.platform;
  await insertDataset(ledger.db, dataset);
  await insertRecords(
    ledger.db,
    dataset.id,
    ["a", "b", "c"].map((name) => ({ id: name, name })),
  );
  expect((await ask("/api/datasets")).body.items).toMatchObject([{ name: "devices" }]);
  expect(await ask("/api/datasets/devices")).toMatchObject({
    status: 200,
    body: { id: "dataset-1", versions: [{ version: 1 }] },
  });
  const first = await ask("/api/datasets/devices/rows?limit=2");
  expect(first.body).toMatchObject({ items: [{ id: "a" }, { id: "b" }], total: 3 });
  const second = await ask(`/api/datasets/devices/rows?limit=2&cursor=${String(first.body["next_cursor"])}`);
  expect(second.body.items).toMatchObject([{ id: "c" }]);
  expect(second.body).not.toHaveProperty("next_cursor");
  expect(await ask("/api/datasets/device")).toMatchObject({
    status: 404,
    body: { error: { hint: expect.stringContaining("devices") } },
  });
});

test("an entity is found by its id and by its name, and one that is not there says how to find one", async () => {
  const { graph } = server.context.platform;
  const entity = {
    id: "component:fan",
    kind: "component" as const,
    name: "fan",
    properties: { part: "F-1" },
  };
  await graph.replace([
    { collection: "parts", record_id: "p-1", version: 1, entities: [entity], relations: [] },
  ]);
  expect((await ask("/api/graph/entities/component:fan")).body).toEqual(entity);
  expect((await ask("/api/graph/entities?text=fan")).body.items).toEqual([entity]);
  expect(await ask("/api/graph/entities/component:none")).toMatchObject({
    status: 404,
    body: { error: { code: "not-found", hint: expect.stringContaining("/api/graph/entities?text=") } },
  });
});

test("rows are those that meet every filter, and a filter that is none says how one is written", async () => {
  const where = (filters: string) =>
    ask(`/api/datasets/devices/rows?${new URLSearchParams({ filters }).toString()}`);
  const found = await where(JSON.stringify([{ field: "name", op: "is", value: "b" }]));
  expect(found.body).toMatchObject({ items: [{ id: "b" }], total: 1 });
  for (const text of ["name is b", '{"field":"name"}', '[{"field":"name","op":"like","value":"b"}]'])
    expect(await where(text)).toMatchObject({
      status: 400,
      body: { error: { code: "invalid-input", hint: expect.stringContaining("op is one of") } },
    });
});

test("a model is found by its encoded address, with its lineage", async () => {
  expect((await ask("/api/models")).body.items.map((item) => item["address"])).toContain("local/echo");
  expect(await ask("/api/models/local%2Fecho")).toMatchObject({
    status: 200,
    body: { address: "local/echo" },
  });
  expect(await ask("/api/models/local%2Fecho/lineage")).toMatchObject({
    status: 200,
    body: { model: { address: "local/echo" }, base: null, evaluations: [], slots: [] },
  });
  expect(await ask("/api/models/local%2Fecco")).toMatchObject({
    status: 404,
    body: { error: { hint: expect.stringContaining("local/echo") } },
  });
});

test("a report is listed by its verdict and rendered in four forms with its items", async () => {
  const { ledger } = server.context.platform;
  const models = [
    sampleModel(sampleCandidate, { main: 0.8, regression: 0.5 }, 1),
    sampleModel(sampleBase, { main: 0.4, regression: 0.5 }, 2),
  ];
  for (const { evaluation, items } of models.flatMap((model) => model.evaluations)) {
    await insertEvaluation(ledger.db, evaluation);
    await upsertItems(
      ledger.db,
      evaluation.id,
      items.map((item, position) => ({ ...item, position })),
    );
  }
  const created_at = "2026-02-02T11:00:00.000Z";
  await insertReport(
    ledger.db,
    buildReport({
      id: "report-1",
      candidate: sampleCandidate,
      baseline: sampleBase,
      models,
      suites: sampleSuites,
      overlap: null,
      created_at,
    }),
    "user-1",
  );
  const { body } = await ask("/api/reports");
  expect(body.items).toMatchObject([{ id: "report-1", verdict: "better" }]);
  expect(body.items[0]).not.toHaveProperty("provenance");
  expect(await ask("/api/reports/report-1")).toMatchObject({
    body: { id: "report-1", provenance: expect.any(Array) },
  });
  expect((await ask("/api/reports/report-1.json")).body.items).toHaveLength(300);
  const types = { html: "text/html", md: "text/markdown", csv: "text/csv" };
  for (const [form, type] of Object.entries(types)) {
    const answer = await server.call(`/api/reports/report-1.${form}`);
    expect(answer.headers.get("content-type"), form).toContain(type);
    expect(await answer.text(), form).toContain(form === "html" ? "</html>" : "category-1");
    expect(answer.headers.get("content-security-policy"), form).toContain("default-src 'none'");
  }
  const evaluationId = models[0]?.evaluations[0]?.evaluation.id ?? "";
  const items = await ask(`/api/evaluations/${evaluationId}/items?limit=2`);
  expect(items.body).toMatchObject({
    items: [{ position: 0, score: expect.any(Number) }, { position: 1 }],
    next_cursor: expect.any(String),
  });
  expect(await ask("/api/evaluations/none")).toMatchObject({ status: 404 });
});

test("a slot tells its holder at any time, and a rollback waits for an admin", async () => {
  const { ledger } = server.context.platform;
  expect((await ask("/api/roster")).body.items).toEqual(
    expect.arrayContaining([expect.objectContaining({ slot: "device-support", state: "empty" })]),
  );
  expect(await ask("/api/roster/device-support/rollback", { body: {} })).toMatchObject({ status: 409 });
  const at = "2026-03-01T12:00:00.000Z";
  await ledger.transaction((transaction) =>
    fillSlot(transaction, {
      id: "entry-1",
      slot: "device-support",
      expected_version: 0,
      action: "promoted",
      model: "local/echo",
      requested_by: "user-1",
      approved_by: "user-2",
      solo: false,
      gates: [],
      evidence: {},
      at,
    }),
  );
  expect(await ask("/api/roster/device-support")).toMatchObject({ body: { model: "local/echo", since: at } });
  expect(await ask("/api/roster/device-support/at?time=2026-02-01")).toMatchObject({
    body: { model: null, state: "empty" },
  });
  expect(await ask("/api/roster/device-support/at?time=2026-03-02T00:00:00Z")).toMatchObject({
    body: { model: "local/echo" },
  });
  expect(await ask("/api/roster/device-support/at?time=yesterday")).toMatchObject({ status: 400 });
  expect((await ask("/api/roster/device-support/history")).body.items).toMatchObject([
    { action: "promoted" },
  ]);
  const person = await server.addCaller("architect");
  const asked = await ask("/api/roster/device-support/rollback", {
    body: { reason: "worse" },
    token: person.token,
  });
  expect(asked).toMatchObject({
    status: 201,
    body: { subject: "rollback", state: "pending", required_role: "admin", requester: person.user_id },
  });
  const service = await server.addCaller("architect", "service");
  const waiting = await ask("/api/roster/device-support/rollback", { body: {}, token: service.token });
  expect(waiting).toMatchObject({
    status: 202,
    body: { state: "needs-approval", approve_url: expect.any(String) },
  });
  expect(
    await ask("/api/roster/device-support/promotion-requests", { body: { model: "local/broken" } }),
  ).toMatchObject({ status: 409, body: { error: { message: expect.stringContaining("no report") } } });
  expect(await ask("/api/roster/none")).toMatchObject({ status: 404 });
});

test("a person's evaluation begins at once, can be cancelled and retried", async () => {
  const started = await ask("/api/evaluations", {
    body: { model: "local/echo", suite: "instruction-following", max_items: 1 },
  });
  expect(started).toMatchObject({ status: 202, body: { state: "queued" } });
  const id = String(started.body["job_id"]);
  expect(await ask(`/api/jobs/${id}/retry`, { body: {} })).toMatchObject({ status: 409 });
  expect(await ask(`/api/jobs/${id}/cancel`, { body: {} })).toMatchObject({
    status: 200,
    body: { cancel_requested: true },
  });
  expect(await ask("/api/evaluations", { body: { model: "local/echo", suite: "nothing" } })).toMatchObject({
    status: 404,
  });
});

test("tools, kinds, suites and suggestions come from what is there", async () => {
  const { body } = await ask("/api/tools");
  expect(body.items).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        name: "start_training",
        server: "trainers",
        specialist: "tuning",
        effect: "writes",
        input_schema: expect.objectContaining({ type: "object" }),
      }),
    ]),
  );
  expect((await ask("/api/entities/slot")).body.items).toEqual(
    expect.arrayContaining([{ id: "customer-service", label: "Customer service (empty)" }]),
  );
  expect(await ask("/api/entities/nothing")).toMatchObject({ status: 404 });
  expect((await ask("/api/suites")).body.items).toMatchObject([
    { name: "device-support", digest: null },
    { name: "instruction-following", item_count: expect.any(Number) },
  ]);
  expect((await ask("/api/suggestions")).body.items).toHaveLength(4);
});

test("no name, however odd, is a bug to any route", async () => {
  const odd = [
    "%00",
    "..%2F..",
    "'%20or%20'1'='1",
    "%F0%9F%92%A5",
    "%ED%A0%80",
    "local%2F%00",
    "__proto__",
    "x".repeat(5000),
  ];
  for (const route of routeTable.filter((item) => item.path.includes("/:")))
    for (const name of odd) {
      const body = route.method === "get" || route.method === "delete" ? {} : { body: {} };
      const path = route.path.replaceAll(/:\w+/g, name);
      const answer = await server.call(path, { method: route.method.toUpperCase(), ...body });
      expect(answer.status, `${route.method} ${path.slice(0, 100)}`).not.toBe(500);
      await answer.body?.cancel();
    }
});

test("the document describes every route of the table", async () => {
  const { body } = await ask("/api/openapi.json");
  const paths = body["paths"] as Record<string, Record<string, { summary: string }>>;
  for (const route of routeTable) {
    const operation = paths[route.path.replaceAll(/:(\w+)/g, "{$1}")]?.[route.method];
    expect(operation?.summary, `${route.method} ${route.path}`).toBe(route.summary);
  }
  expect(JSON.stringify(paths["/api/plans"]?.["post"])).toContain("thread_id");
});
