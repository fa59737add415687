import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Caller } from "#domain/role.ts";
import type { JobWorker } from "#backends/jobs/job-worker.ts";
import { openOpenAiCompatibleProvider } from "#backends/models/remote/openai-compatible-provider.ts";
import { startScriptedHost } from "#backends/models/remote/scripted-host.ts";
import { storeUpload } from "#backends/uploads/store-upload.ts";
import { pipelines } from "#retrieval/pipelines.ts";
import { callTools, type ToolCalls } from "#tests/call-tools.ts";
import { openTestPlatform, type TestPlatform } from "#tests/open-test-platform.ts";
import { startToolJobs } from "#tests/run-jobs.ts";
import { uploadsFolder } from "#tools/naming/resolve-upload.ts";
import type { RetrievalEvaluation } from "./retrieval-evaluation-job.ts";

const architect: Caller = { user_id: "ada", name: "Architect", role: "architect", kind: "person" };
const bugs: unknown[] = [];
let opened: TestPlatform;
let worker: JobWorker;
let calls: ToolCalls;

beforeAll(async () => {
  opened = await openTestPlatform({ withData: true, isFollowing: true });
  worker = await startToolJobs(opened.platform, bugs);
  calls = callTools(opened.platform, architect);
  await vi.waitFor(
    async () => {
      const late = (await opened.platform.sync.status()).filter(({ state }) => state !== "current");
      if (late.length > 0) throw new Error(`${late.map(({ store }) => store).join(", ")} lag`);
    },
    { timeout: 400_000, interval: 2000 },
  );
}, 500_000);
afterAll(async () => {
  await worker[Symbol.asyncDispose]();
  await opened[Symbol.asyncDispose]();
  expect(bugs).toEqual([]);
});

type Passages = { passage: { collection: string; record_id: string } }[];
const search = async (query: string, collection?: string) =>
  (await calls.read("search_passages", { query, ...(collection === undefined ? {} : { collection }) }))[
    "passages"
  ] as Passages;

/** Imports rows of a title and a text as the dataset `field-notes`. */
async function importNotes(rows: readonly [id: string, title: string, text: string][]): Promise<void> {
  const lines = rows.map(([id, title, text]) => JSON.stringify({ id, title, text }));
  const upload = await storeUpload({
    folder: uploadsFolder(opened.platform),
    bytes: new TextEncoder().encode(`${lines.join("\n")}\n`),
    file_name: "field-notes.jsonl",
    by: "ada",
    at: opened.platform.now().toISOString(),
  });
  await calls.finish("import_dataset", { upload: upload.id, dataset: "field-notes" });
}

const notes: [string, string, string][] = [
  ["note-1", "Wind turbine gearbox", "The gearbox of the turbine hums because its third bearing is worn."],
  ["note-2", "Greenhouse pump", "The irrigation pump stalls when sand clogs its impeller."],
];

test("an import is searched once it was indexed, and follows every later version", async () => {
  await importNotes(notes);
  await expect(search("turbine gearbox hums", "field-notes")).rejects.toMatchObject({ code: "not-found" });
  const result = await calls.finish("index_documents", { dataset: "field-notes" });
  expect(result["collections"]).toEqual([{ collection: "field-notes", records: 2, passages: 2, vectors: 2 }]);
  expect(calls.show("index_documents", result).text).toContain("2 passages of 2 records");
  for (const pipeline of ["hybrid", "vector"]) {
    const found = await calls.read("search_passages", { query: "the turbine's gearbox hums", pipeline });
    expect((found["passages"] as Passages)[0]?.passage).toMatchObject({
      collection: "field-notes",
      record_id: "note-1",
    });
  }
  await importNotes([...notes, ["note-3", "Lighthouse lens", "Salt dulls the lens of the lighthouse."]]);
  await vi.waitFor(
    async () =>
      expect((await search("salt dulls the lens", "field-notes"))[0]?.passage.record_id).toBe("note-3"),
    { timeout: 60_000, interval: 200 },
  );
});

test("indexing again changes nothing, and what cannot be searched is refused with the near names", async () => {
  const again = await calls.finish("index_documents", { collection: "field-notes" });
  expect(again["collections"]).toEqual([{ collection: "field-notes", records: 3, passages: 3, vectors: 3 }]);
  await expect(calls.start("index_documents", { dataset: "field-nots" })).rejects.toMatchObject({
    code: "not-found",
    hint: "Did you mean field-notes?",
  });
  await expect(
    calls.start("index_documents", { dataset: "devices", collection: "field-notes" }),
  ).rejects.toMatchObject({ code: "invalid-input" });
});

test("a pipeline is measured beside hybrid on questions with known answers, and tracked as a run", async () => {
  const result = await calls.finish("evaluate_retrieval", { pipeline: "vector", max_items: 48 });
  const { results, differences, run, questions, unanswerable } = result as RetrievalEvaluation;
  expect({ questions, unanswerable }).toEqual({ questions: 48, unanswerable: 8 });
  expect(results.map(({ pipeline }) => pipeline)).toEqual(["hybrid", "vector"]);
  const ndcg = results.map(({ metrics }) => metrics.find(({ metric }) => metric === "ndcg_at_10"));
  for (const one of ndcg) {
    expect(one?.n).toBe(40);
    expect(one?.low).toBeLessThanOrEqual(one?.mean ?? 0);
    expect(one?.high).toBeGreaterThanOrEqual(one?.mean ?? 1);
  }
  expect(ndcg[0]?.mean).toBeGreaterThan(0.3);
  const ranking = differences.find(({ metric }) => metric === "ndcg_at_10");
  expect(ranking?.difference).toBeCloseTo((ndcg[1]?.mean ?? 0) - (ndcg[0]?.mean ?? 0), 10);
  const tracked = await calls.read("read_run", { run });
  expect(tracked).toMatchObject({ experiment: "retrieval", state: "finished" });
  expect(tracked["metrics"]).toMatchObject({ "hybrid.ndcg_at_10": ndcg[0]?.mean });
  const shown = calls.show("evaluate_retrieval", result);
  expect(shown.text).toMatch(/48 questions, 8 of them without an answer/);
  expect(shown.card).toMatchObject({ kind: "table", rows: [{}, {}] });
  expect(JSON.stringify(shown.card)).toContain("the baseline");
});

test("an evaluation asks only what has a known answer", async () => {
  const result = await calls.finish("evaluate_retrieval", {
    pipeline: "hybrid",
    collection: "support-knowledge",
    max_items: 10,
  });
  expect(result).toMatchObject({ collection: "support-knowledge", questions: 10, differences: [] });
  await expect(calls.start("evaluate_retrieval", { collection: "field-notes" })).rejects.toMatchObject({
    code: "not-found",
    message: "No questions with known answers are about field-notes.",
  });
  await expect(calls.start("evaluate_retrieval", { pipeline: "hybird" })).rejects.toMatchObject({
    code: "not-found",
  });
});

test("an evaluation of all leaves out what is not installed and says so; named, that is refused at once", async () => {
  const result = await calls.finish("evaluate_retrieval", { max_items: 10 });
  const { results, left_out: leftOut } = result as RetrievalEvaluation;
  expect(results.map(({ pipeline }) => pipeline)).toEqual(pipelines.map(({ name }) => name));
  const reason = expect.stringContaining("LATHE_SERVICES=llamaindex:managed") as string;
  expect(leftOut).toEqual([{ pipeline: "llamaindex", reason }]);
  expect(calls.show("evaluate_retrieval", result).text).toContain(
    "llamaindex was left out: LlamaIndex is not",
  );
  await expect(
    calls.start("evaluate_retrieval", { pipeline: "llamaindex", max_items: 10 }),
  ).rejects.toMatchObject({ code: "unavailable", hint: reason });
});

test("a model that is named writes the answers, and its evaluation says which and by which prompt", async () => {
  const host = await startScriptedHost({
    models: ["writer"],
    answer: () => ["The gearbox hums since its third bearing is worn [1]. It was built in 1921 [1]."],
  });
  const { models } = opened.platform;
  models.register(openOpenAiCompatibleProvider({ name: "lab", baseUrl: host.url, hint: "See the host." }));
  try {
    const asked = { query: "Why does the gearbox of the turbine hum?", collection: "field-notes" };
    const written = await calls.read("answer_from_documents", { ...asked, written_by: "lab/writer" });
    expect(written).toMatchObject({
      written_by: "lab/writer",
      left_out: 1,
      sentences: [{ text: "The gearbox hums since its third bearing is worn.", citations: [1] }],
    });
    expect(calls.show("answer_from_documents", written).card).toMatchObject({
      kind: "cited",
      note: "Written by lab/writer, checked against the passages; one sentence without support left out.",
    });
    const extracted = await calls.read("answer_from_documents", asked);
    expect(extracted).toMatchObject({ written_by: null, left_out: 0 });
    expect(calls.show("answer_from_documents", extracted).card).not.toHaveProperty("note");
    const result = await calls.finish("evaluate_retrieval", {
      pipeline: "hybrid",
      collection: "support-knowledge",
      max_items: 10,
      written_by: "lab/writer",
    });
    const prompt = "technical-documentation/answer-with-citations@2";
    expect(result).toMatchObject({ written_by: "lab/writer", prompt });
    const run = await calls.read("read_run", { run: (result as RetrievalEvaluation).run });
    expect(run["params"]).toMatchObject({ written_by: "lab/writer", prompt });
  } finally {
    await host.close();
  }
});
