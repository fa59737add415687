import { afterAll, beforeAll, expect, test } from "vitest";
import { openLedger } from "#backends/ledger/open-ledger.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import type { ChatChunk, Models } from "#backends/models/models.ts";
import { openModels } from "#backends/models/open-models.ts";
import { openOpenAiCompatibleProvider } from "#backends/models/remote/openai-compatible-provider.ts";
import { startScriptedHost, type ScriptedHost } from "#backends/models/remote/scripted-host.ts";
import { openCorpusParts } from "#evals/retrieval/corpus-parts.ts";
import { openAnswers } from "#retrieval/answer/open-answers.ts";
import { pipelines } from "#retrieval/pipelines.ts";
import { openRetrieval } from "#retrieval/retrieval.ts";
import { openSearchableCollections } from "#retrieval/searchable-collections.ts";
import { wordHashSource } from "#tests/word-hash-source.ts";
import { ragProvider } from "./rag-provider.ts";

const records = [
  {
    id: "care",
    title: "Northwind 7: care",
    text: "Clean the Northwind 7 every 90 days. Hold the button for ten seconds.",
  },
  { id: "travel", title: "Travel", text: "Hotels cost up to 120 dollars a night. Trains go before planes." },
  { id: "pets", title: "Pets", text: "Dogs may come on Fridays. They stay off the stairs." },
];
const question = "On which days may dogs come?";
let ledger: Ledger;
let host: ScriptedHost;
let models: Models;

beforeAll(async () => {
  ledger = await openLedger({});
  host = await startScriptedHost({
    models: ["writer"],
    answer: (body) =>
      /dogs/.test(JSON.stringify(body["messages"]))
        ? ["Dogs may come on Fri", "days [1]. They pay", " 5 dollars [1]. They stay off the stairs [1]."]
        : ["That is not in the documents."],
  });
  const items = records.map((data) => ({ collection: "documents", key: data.id, version: 1, data }));
  const parts = await openCorpusParts({ items, source: wordHashSource, ledger });
  const retrieval = openRetrieval(parts, pipelines, await openSearchableCollections(ledger));
  models = openModels({
    providers: [
      openOpenAiCompatibleProvider({ name: "lab", baseUrl: host.url, hint: "See whether it runs." }),
    ],
  });
  const answers = openAnswers({ parts, models, assistantModel: "lab/writer" });
  models.register(ragProvider(retrieval, answers, models.describe));
});
afterAll(async () => {
  await models.close();
  await host.close();
  await ledger.close();
});

async function ask(model: string): Promise<ChatChunk[]> {
  return Array.fromAsync(models.chat({ model, messages: [{ role: "user", content: question }] }));
}
const textOf = (chunks: ChatChunk[]) =>
  chunks.flatMap((chunk) => (chunk.type === "delta" ? [chunk.text] : [])).join("");

test.each(["rag/hybrid", "rag/hybrid:lab/writer"])(
  "%s states what a model wrote as far as the passages support it, sentence by sentence",
  async (address) => {
    const chunks = await ask(address);
    expect(chunks.slice(0, 2)).toEqual([
      { type: "delta", text: "Dogs may come on Fridays. [1]" },
      { type: "delta", text: " They stay off the stairs. [1]" },
    ]);
    expect(textOf(chunks)).toContain("\n\n[1] Pets (documents/pets)");
    expect(textOf(chunks)).toContain("Written by lab/writer");
    expect(textOf(chunks)).toContain("one sentence without support left out");
    expect(chunks.at(-1)).toMatchObject({ type: "finish", promptTokens: 9, completionTokens: 3 });
  },
);

test("rag/hybrid:embedded answers in the documents' own words, and reads no token", async () => {
  const asked = host.requests.length;
  const chunks = await ask("rag/hybrid:embedded");
  expect(textOf(chunks)).toMatch(/^Dogs may come on Fridays\. \[1\]/);
  expect(textOf(chunks)).not.toContain("Written by");
  expect(chunks.at(-1)).toMatchObject({ promptTokens: 0, completionTokens: 0 });
  expect(host.requests).toHaveLength(asked);
});

test("an address tells who writes, and one that names no model is refused", async () => {
  expect(await models.describe("rag/hybrid:lab/writer")).toMatchObject({
    address: "rag/hybrid:lab/writer",
    kind: "rag",
    label: expect.stringContaining("written by lab/writer"),
  });
  await expect(models.describe("rag/hybrid:lab/nobody")).rejects.toMatchObject({ code: "not-found" });
  await expect(models.describe("rag/hybird")).rejects.toMatchObject({ hint: "Did you mean hybrid?" });
  await expect(ask("rag/hybrid:rag/vector")).rejects.toMatchObject({ code: "invalid-input" });
});
