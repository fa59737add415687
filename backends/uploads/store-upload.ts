import { createHash, randomBytes } from "node:crypto";
import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { upload, type Upload } from "#domain/upload.ts";
import { checkBytes } from "./check-table-size.ts";
import { usualUploadLimits, type UploadLimits } from "./raw-table.ts";
import { runParseChild } from "./run-parse-child.ts";

export type NewUpload = {
  /** The folder of all uploads. */
  folder: string;
  bytes: Uint8Array;
  file_name: string;
  by: string;
  at: string;
  limits?: UploadLimits;
  signal?: AbortSignal;
};

/**
 * Keeps a file under the hash of what it holds, once it was read and found to be a table; the same file again is the same upload.
 * Throws `invalid-input` or `too-large`, and then nothing of it stays.
 */
export async function storeUpload(given: NewUpload): Promise<Upload> {
  const limits = given.limits ?? usualUploadLimits;
  checkBytes(given.bytes.length, limits);
  const hash = createHash("sha256").update(given.bytes).digest("hex").slice(0, 24);
  const id = `upload-${hash}`;
  const known = await readUpload(given.folder, id);
  if (known !== undefined) return known;
  const begun = join(given.folder, `.partial-${hash}-${randomBytes(6).toString("hex")}`);
  await mkdir(begun, { recursive: true, mode: 0o700 });
  try {
    const source = join(begun, "source");
    await writeFile(source, given.bytes, { mode: 0o600 });
    const table = await runParseChild(
      { source, records: join(begun, "records.jsonl"), limits },
      given.signal,
    );
    const made: Upload = {
      id,
      file_name: fileName(given.file_name),
      bytes: given.bytes.length,
      ...table,
      uploaded_by: given.by,
      uploaded_at: given.at,
    };
    await writeFile(join(begun, "upload.json"), JSON.stringify(made), { mode: 0o600 });
    await putInPlace(begun, join(given.folder, hash));
    return made;
  } finally {
    await rm(begun, { recursive: true, force: true });
  }
}

/** The upload of that id; undefined when there is none. */
export async function readUpload(folder: string, id: string): Promise<Upload | undefined> {
  const hash = /^upload-([0-9a-f]{24})$/.exec(id)?.[1];
  if (hash === undefined) return undefined;
  const text = await readFile(join(folder, hash, "upload.json"), "utf8").catch(absent);
  return text === undefined ? undefined : upload.parse(JSON.parse(text));
}

/** Every upload, the newest first. */
export async function listUploads(folder: string): Promise<Upload[]> {
  const names = (await readdir(folder).catch(absent)) ?? [];
  const found = await Promise.all(names.map((name) => readUpload(folder, `upload-${name}`)));
  return found
    .filter((item) => item !== undefined)
    .toSorted((left, right) => (left.uploaded_at < right.uploaded_at ? 1 : -1));
}

/** The file of an upload's records: one as JSON a line. */
export function recordsFileOf(folder: string, id: string): string {
  return join(folder, id.replace(/^upload-/, ""), "records.jsonl");
}

/** Another request may have put the same file there first: then that one stays. */
async function putInPlace(begun: string, place: string): Promise<void> {
  await rename(begun, place).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
  });
}

/** The name alone, without folders and control characters. */
function fileName(text: string): string {
  const name = text.split(/[/\\]/).at(-1) ?? "";
  return name.replaceAll(/\p{C}/gu, "").trim().slice(0, 200) || "upload";
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT" && error.code !== "ENOTDIR") throw error;
  return undefined;
}
