import { z } from "zod";
import type { Upload } from "#domain/upload.ts";
import { upload } from "#domain/upload.ts";
import { usualUploadLimits } from "#backends/uploads/raw-table.ts";
import { listUploads, storeUpload } from "#backends/uploads/store-upload.ts";
import { readMultipart } from "#server/http/guard/read-multipart.ts";
import { defineRoute, listOf, type RouteCall } from "#server/http/route.ts";
import { oneAtATime } from "#server/http/writes/one-at-a-time.ts";
import { writeAsCaller } from "#server/http/writes/write-as-caller.ts";
import { uploadsFolder } from "#tools/naming/resolve-upload.ts";

type Call = RouteCall<unknown, unknown>;

/** Reading a file takes much memory for a moment: one is read at a time. */
const inTurn = oneAtATime();

const form = z.object({
  file: z.string().meta({ format: "binary", description: "CSV, TSV, JSON, JSONL or Parquet" }),
  dataset: z.string().optional().describe("the dataset's name; the file's when left out"),
});

export const uploadRoutes = [
  defineRoute({
    method: "get",
    path: "/api/uploads",
    summary: "Uploaded files, the newest first",
    answer: listOf(upload),
    handle: async ({ context }) => ({ items: await listUploads(uploadsFolder(context.platform)) }),
  }),
  defineRoute({
    method: "post",
    path: "/api/uploads",
    summary: "Uploads a file and shows what it holds, making no dataset of it",
    role: "architect",
    form: form.pick({ file: true }),
    status: 201,
    answer: upload,
    handle: async (call) => (await receive(call)).upload,
  }),
  defineRoute({
    method: "post",
    path: "/api/datasets",
    summary: "Uploads a file and makes a dataset of it",
    role: "architect",
    form,
    status: 202,
    answer: z.object({
      upload,
      job_id: z.string().optional(),
      state: z.enum(["queued", "needs-approval"]),
      plan_id: z.string().optional(),
      approval_id: z.string().optional(),
      approve_url: z.string().optional(),
    }),
    async handle(call) {
      const received = await receive(call);
      const { dataset } = received.fields;
      const args = {
        upload: received.upload.id,
        ...(dataset === undefined || dataset === "" ? {} : { dataset }),
      };
      return { upload: received.upload, ...(await writeAsCaller(call, "import_dataset", args)).result };
    },
  }),
];

async function receive({
  context,
  caller,
  request,
}: Call): Promise<{ upload: Upload; fields: Record<string, string> }> {
  const { file, fields } = await readMultipart(request, usualUploadLimits.max_bytes);
  const { platform } = context;
  const stored = await inTurn("uploads", () =>
    storeUpload({
      folder: uploadsFolder(platform),
      bytes: file.bytes,
      file_name: file.name,
      by: caller.user_id,
      at: platform.now().toISOString(),
      signal: request.signal,
    }),
  );
  return { upload: stored, fields };
}
