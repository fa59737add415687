import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { openLedger } from "#backends/ledger/open-ledger.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import { createCachedEmbedder } from "#backends/models/embedding/cached-embedder.ts";
import { runCommand } from "#backends/training/run-command.ts";
import { embeddedText } from "#backends/vectors/vectors-projection.ts";
import { openPassageLibrary, type PassageLibrary } from "#retrieval/passage-library.ts";
import type { RetrievalParts } from "#retrieval/pipeline.ts";
import { cacheFolder } from "#tests/platform-process.ts";
import { wordHashSource } from "#tests/word-hash-source.ts";
import { installLlamaindex } from "./llamaindex-environment.ts";
import { openLlamaindexIndex, type LlamaindexIndex } from "./llamaindex-index.ts";

let python: string;
let ledger: Ledger;
let library: PassageLibrary;
let parts: Pick<RetrievalParts, "library" | "embedder">;
let index: LlamaindexIndex;

beforeAll(async () => {
  python = await installLlamaindex({ cache: cacheFolder });
  ledger = await openLedger({});
  index = openLlamaindexIndex({ interpreter: () => python });
});
afterAll(async () => {
  await index.close();
  await ledger.close();
});
beforeEach(async () => {
  library = openPassageLibrary({
    follows: () => true,
    passagesOf: ({ collection, key, data }) => [
      {
        id: `${collection}/${key}#0`,
        collection,
        record_id: key,
        position: 0,
        title: "",
        text: String(data?.["text"]),
        metadata: { series: String(data?.["series"]) },
      },
    ],
  });
  parts = { library, embedder: createCachedEmbedder({ source: wordHashSource, ledger }) };
  await put("charge", "the battery does not charge from the dock", "ThinkPad");
  await put("screen", "the screen flickers after the update", "ThinkPad");
  await put("fan", "the fan is loud when the battery is warm", "Moto");
  await encode();
});

let version = 0;
const put = (key: string, text: string, series = "ThinkPad") =>
  library.projection.apply([{ collection: "notes", key, version: ++version, data: { text, series } }]);
const remove = (key: string) =>
  library.projection.apply([{ collection: "notes", key, version: ++version }], { force: true });
const encode = () =>
  parts.embedder.embed([...library.records().values()].flat().map((passage) => embeddedText(passage)));

async function ask(
  text: string,
  context: { collections?: string[]; filter?: Record<string, string> } = {},
  other = index,
): Promise<string[]> {
  const vector = [...(await parts.embedder.embedQuery(text))];
  const contexts = [{ collections: context.collections ?? null, filter: context.filter ?? {} }];
  return (await other.search({ text, vector, limit: 10, contexts }, parts)).map(({ id }) => id);
}

test("words and meaning rank the passage that has both first", async () => {
  const vector = [...(await parts.embedder.embedQuery("battery charge dock"))];
  const contexts = [{ collections: null, filter: {} }];
  const [first] = await index.search({ text: "battery charge dock", vector, limit: 10, contexts }, parts);
  expect(first).toEqual({ id: "notes/charge#0", score: 1, reasons: ["words", "meaning"] });
});

test("only the collections and values asked for are looked in, and none of another is found", async () => {
  expect(await ask("battery", { filter: { series: "Moto" } })).toEqual(["notes/fan#0"]);
  expect(await ask("battery", { collections: ["notes"] })).toContain("notes/fan#0");
  expect(await ask("battery", { collections: ["elsewhere"] })).toEqual([]);
  expect(await ask("battery", { filter: { absent: "value" } })).toEqual([]);
});

test("what changes in the corpus is found with the next question: new, rewritten and gone", async () => {
  await ask("battery");
  await put("dock", "firmware of the docking station");
  await put("charge", "the keyboard misses letters");
  await remove("fan");
  await encode();
  expect((await ask("firmware docking station"))[0]).toBe("notes/dock#0");
  expect((await ask("keyboard letters"))[0]).toBe("notes/charge#0");
  expect(await ask("fan loud battery warm")).not.toContain("notes/fan#0");
});

test("a text that has no vector yet is not waited for, and found once it has one", async () => {
  await ask("battery");
  await put("late", "hinge creaks");
  expect(await ask("hinge creaks")).not.toContain("notes/late#0");
  await encode();
  expect((await ask("hinge creaks"))[0]).toBe("notes/late#0");
});

test("a question without a known word, in another script, and an empty corpus are answered", async () => {
  expect(await ask("qqq zzz")).toEqual([]);
  expect(await ask("电池 不能充电")).toEqual([]);
  for (const key of ["charge", "screen", "fan"]) await remove(key);
  expect(await ask("battery")).toEqual([]);
});

test("a process that dies under a question is a failure that says so, and the next question starts another", async () => {
  await ask("battery");
  const { pid } = index;
  const asked = ask("battery charge");
  process.kill(pid ?? 0, "SIGKILL");
  await expect(asked).rejects.toMatchObject({
    code: "unavailable",
    message: "LlamaIndex's process ended: SIGKILL",
    hint: expect.stringContaining("Ask again") as string,
  });
  expect((await ask("battery charge dock"))[0]).toBe("notes/charge#0");
  expect(index.pid).not.toBe(pid);
});

test("a process that died between two questions is not noticed by who asks next", async () => {
  await ask("battery");
  process.kill(index.pid ?? 0, "SIGKILL");
  await vi.waitFor(() => expect(index.pid).toBeUndefined());
  expect((await ask("battery charge dock"))[0]).toBe("notes/charge#0");
});

test("one that does not answer in time is ended, and an interpreter that is gone is named", async () => {
  const slow = openLlamaindexIndex({ interpreter: () => python, answerMs: 20 });
  await expect(ask("battery", {}, slow)).rejects.toMatchObject({
    code: "unavailable",
    message: expect.stringContaining("did not answer in time") as string,
  });
  await slow.close();
  const gone = openLlamaindexIndex({ interpreter: () => "/nowhere/python" });
  await expect(ask("battery", {}, gone)).rejects.toMatchObject({
    code: "unavailable",
    message: expect.stringContaining("/nowhere/python") as string,
  });
  await gone.close();
});

test("its memory is given back after a while without questions, and all of it at the close", async () => {
  const brief = openLlamaindexIndex({ interpreter: () => python, idleSeconds: 0.05 });
  await ask("battery", {}, brief);
  await vi.waitFor(() => expect(brief.pid).toBeUndefined(), { timeout: 10_000 });
  expect((await ask("battery charge dock", {}, brief))[0]).toBe("notes/charge#0");
  await brief.close();
  expect(brief.pid).toBeUndefined();
});

test("it ends with its parent, also while it starts", async () => {
  const service = ["-m", "retrieval.llamaindex.service", "--dimensions", "2"];
  const child = spawn(python, service, { stdio: ["pipe", "ignore", "ignore"] });
  child.stdin.end();
  expect(await once(child, "exit")).toEqual([0, null]);
});

test.runIf(existsSync("/proc/net/tcp"))("it has no socket of any network", async () => {
  await ask("battery");
  const open = new Set(
    readdirSync(`/proc/${index.pid}/fd`).map((name) => readlinkSync(`/proc/${index.pid}/fd/${name}`)),
  );
  const ofNetworks = ["tcp", "tcp6", "udp", "udp6"].flatMap((name) =>
    readFileSync(`/proc/net/${name}`, "utf8")
      .split("\n")
      .slice(1)
      .map((line) => `socket:[${line.trim().split(/\s+/u)[9]}]`),
  );
  expect(ofNetworks.filter((socket) => open.has(socket))).toEqual([]);
});

test("its libraries can neither fetch nor listen", async () => {
  const attempt = [
    "from retrieval.llamaindex.service.confine import refuse_network",
    "import socket; refuse_network()",
    "try: socket.create_connection(('127.0.0.1', 9))",
    "except PermissionError: print('no connection')",
    "try: socket.socket().bind(('127.0.0.1', 0))",
    "except PermissionError: print('no listener')",
  ];
  const { output } = await runCommand(python, ["-c", attempt.join("\n")]);
  expect(output).toBe("no connection\nno listener\n");
});
