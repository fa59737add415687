import type { Upload } from "#domain/upload.ts";
import { failureOf, reportSignedOut, RequestFailure } from "./http-client.ts";

/** The file was read; a job makes the dataset of it, at once or after an approval. */
export type UploadAnswer = {
  upload: Upload;
  state: "queued" | "needs-approval";
  job_id?: string;
  approval_id?: string;
};
export type UploadProgress = { sent: number; total: number };

/** Sends a file and resolves with the answer. Aborting rejects with `AbortError`. */
export type SendFile<Answer> = (
  file: File,
  onProgress: (progress: UploadProgress) => void,
  signal: AbortSignal,
) => Promise<Answer>;

/** What the server reads, by the endings of their names: for a field of files. */
export const fileEndings = ".csv,.tsv,.json,.jsonl,.ndjson,.parquet";

/** Sends a file that a dataset is made of. */
export const uploadDataset: SendFile<UploadAnswer> = (file, onProgress, signal) =>
  sendFile("/api/datasets", file, onProgress, signal);

/** Sends a file that is only read and kept, for a message to name. */
export const uploadAttachment: SendFile<Upload> = (file, onProgress, signal) =>
  sendFile("/api/uploads", file, onProgress, signal);

/** By XMLHttpRequest, which alone tells how much has been sent. */
function sendFile<Answer>(
  path: string,
  file: File,
  onProgress: (progress: UploadProgress) => void,
  signal: AbortSignal,
): Promise<Answer> {
  const form = new FormData();
  form.append("file", file, file.name);
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open("POST", path);
    call.setRequestHeader("accept", "application/json");
    call.upload.addEventListener("progress", ({ loaded, total }) => onProgress({ sent: loaded, total }));
    call.addEventListener("error", () =>
      reject(
        new RequestFailure(0, {
          code: "unavailable",
          message: "The file did not arrive: the connection was lost.",
          hint: "Nothing was kept. Check that npm start is still running, then upload it again.",
        }),
      ),
    );
    call.addEventListener("abort", () => reject(new DOMException("Cancelled", "AbortError")));
    call.addEventListener("load", () => {
      if (call.status >= 200 && call.status < 300) {
        resolve(JSON.parse(call.responseText) as Answer);
        return;
      }
      if (call.status === 401) reportSignedOut();
      failureOf(new Response(call.responseText, { status: call.status })).then(reject, reject);
    });
    signal.addEventListener("abort", () => call.abort(), { once: true });
    call.send(form);
  });
}
