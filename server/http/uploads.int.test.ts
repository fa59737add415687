import { afterAll, beforeAll, expect, test } from "vitest";
import type { JobWorker } from "#backends/jobs/job-worker.ts";
import { startToolJobs, untilEnded } from "#tests/run-jobs.ts";
import { readUpload } from "#graphs/understanding/upload-argument.ts";
import { openTestServer, type TestServer } from "./test-server.ts";

let server: TestServer;
let jobs: JobWorker;
const bugs: unknown[] = [];
beforeAll(async () => {
  server = await openTestServer();
  jobs = await startToolJobs(server.context.platform, bugs);
});
afterAll(async () => {
  await jobs.stop();
  await server[Symbol.asyncDispose]();
  expect([...bugs, ...server.bugs]).toEqual([]);
});

type Body = Record<string, unknown>;

async function send(
  path: string,
  content: string | Uint8Array<ArrayBuffer>,
  fields: Record<string, string> = {},
  token?: string,
): Promise<{ status: number; body: Body }> {
  const form = new FormData();
  form.set("file", new File([content], fields["file_name"] ?? "Field Notes.csv"));
  if (fields["dataset"] !== undefined) form.set("dataset", fields["dataset"]);
  return post(path, form, token);
}

async function post(
  path: string,
  body: string | FormData,
  token?: string,
  headers: Record<string, string> = {},
) {
  const bearer = token ?? (await server.addCaller("architect")).token;
  const response = await server.app.request(`http://127.0.0.1:8080${path}`, {
    method: "POST",
    headers: { Authorization: `Bearer ${bearer}`, ...headers },
    body,
  });
  return { status: response.status, body: (await response.json()) as Body };
}

const read = async (path: string) => (await (await server.call(path)).json()) as Body;
const csv = "id,name,n\na,Anna,1\nb,Ben,2\n";

test("a file becomes a dataset with its fields and rows; the same again makes no version, another does", async () => {
  const { platform } = server.context;
  const sent = await send("/api/datasets", csv);
  expect(sent).toMatchObject({
    status: 202,
    body: { state: "queued", upload: { count: 2, format: "csv", file_name: "Field Notes.csv" } },
  });
  const job = await untilEnded(platform, String(sent.body["job_id"]));
  expect(job.result).toMatchObject({ dataset: "field-notes", version: 1, count: 2, unchanged: false });
  expect(await read("/api/datasets/field-notes/rows")).toMatchObject({
    items: [
      { id: "a", name: "Anna", n: 1 },
      { id: "b", name: "Ben", n: 2 },
    ],
  });
  expect(await read("/api/datasets/field-notes")).toMatchObject({
    recipe: { file_name: "Field Notes.csv", format: "csv" },
    fields: [{ name: "id" }, { name: "name" }, { name: "n", type: "number" }],
  });
  const again = await send("/api/datasets", csv);
  expect((await untilEnded(platform, String(again.body["job_id"]))).result).toMatchObject({
    version: 1,
    unchanged: true,
  });
  const more = await send("/api/datasets", `${csv}c,Cleo,3\n`, { dataset: "field-notes" });
  expect((await untilEnded(platform, String(more.body["job_id"]))).result).toMatchObject({
    version: 2,
    count: 3,
  });
});

test("a preview shows what a file holds and makes no dataset", async () => {
  const sent = await send("/api/uploads", '{"a": 1}\n{"a": 2}\n', { file_name: "only-seen.jsonl" });
  expect(sent).toMatchObject({
    status: 201,
    body: {
      format: "jsonl",
      count: 2,
      sample: [
        { id: "1", a: 1 },
        { id: "2", a: 2 },
      ],
    },
  });
  expect((await read("/api/uploads"))["items"]).toMatchObject([{ file_name: "only-seen.jsonl" }, {}, {}]);
  expect((await server.call("/api/datasets/only-seen")).status).toBe(404);
});

test("a file attached to a message is named in it by its id, and an unknown one is refused", async () => {
  const sent = await send("/api/uploads", csv);
  const id = String(sent.body["id"]);
  const thread = (await (await server.call("/api/threads", { body: {} })).json()) as { id: string };
  const say = (attachments: string[]) =>
    server.call(`/api/threads/${thread.id}/messages`, { body: { text: "import this", attachments } });
  expect((await say(["upload-0"])).status).toBe(404);
  expect((await say([id])).status).toBe(202);
  const { messages } = (await read(`/api/threads/${thread.id}`)) as {
    messages: { parts: { text: string }[] }[];
  };
  expect(messages[0]?.parts[0]?.text).toBe(`import this\nAttached: Field Notes.csv (${id})`);
  expect(readUpload(messages[0]?.parts[0]?.text ?? "")).toBe(id);
});

test("a program's upload is kept, and its dataset waits for a person", async () => {
  const { token } = await server.addCaller("architect", "service");
  const sent = await send("/api/datasets", "a,b\n1,2\n", { dataset: "from-a-program" }, token);
  expect(sent).toMatchObject({
    status: 202,
    body: { state: "needs-approval", approval_id: expect.any(String) },
  });
});

test.each([
  ["a ragged file", "a,b\n1\n", {}, 400, /Line 2 has 1 values/],
  ["a ZIP", new Uint8Array([0x50, 0x4b, 3, 4]), {}, 400, /ZIP/],
  ["a name that something else has", "a,b\n1,2\n", { dataset: "Runs" }, 400, /cannot be a dataset's name/],
  ["a name that is none", "a,b\n1,2\n", { dataset: "!!!" }, 400, /cannot be a dataset's name/],
])("%s is refused", async (_name, content, fields, status, told) => {
  const sent = await send("/api/datasets", content, fields);
  expect(sent.status).toBe(status);
  expect((sent.body["error"] as { message: string }).message).toMatch(told);
});

test("a body over the limit is not read to its end", async () => {
  const head = '--x\r\ncontent-disposition: form-data; name="file"; filename="big.csv"\r\n\r\n';
  const sent = await post("/api/datasets", head + "1,2\n".repeat(12_600_000), undefined, {
    "content-type": "multipart/form-data; boundary=x",
  });
  expect(sent).toMatchObject({ status: 413, body: { error: { message: "The file is larger than 50 MB" } } });
});

test("what is no form is refused, and a viewer may not upload", async () => {
  const form = { "content-type": "multipart/form-data; boundary=x" };
  expect(await post("/api/datasets", "{}", undefined, { "content-type": "application/json" })).toMatchObject({
    status: 400,
  });
  expect(await post("/api/datasets", "no form at all", undefined, form)).toMatchObject({ status: 400 });
  expect(await post("/api/datasets", new FormData())).toMatchObject({ status: 400 });
  const { token } = await server.addCaller("viewer");
  expect(await send("/api/datasets", csv, {}, token)).toMatchObject({ status: 403 });
});
