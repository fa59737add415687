import { Failure } from "#domain/failure.ts";

export type SentFile = { name: string; bytes: Uint8Array };
export type Multipart = { file: SentFile; fields: Record<string, string> };

/** Boundaries and headers of the parts, beside the file itself. */
const room = 100_000;

/** A multipart form with one file in it. Reads no more than may come. Throws `invalid-input` and `too-large`. */
export async function readMultipart(request: Request, maxBytes: number): Promise<Multipart> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\s*;/i.test(type))
    throw new Failure("invalid-input", "The file did not come as a form", {
      hint: 'Send multipart/form-data with the file in a part named "file".',
    });
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes + room) throw tooLarge(maxBytes);
  const form = await parseForm(await readBounded(request, maxBytes), type);
  const files: SentFile[] = [];
  const fields: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === "string") fields[name] = value;
    else files.push({ name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  const [file] = files;
  if (file === undefined || files.length > 1)
    throw new Failure("invalid-input", `The form holds ${files.length} files`, {
      hint: 'Send one file, in a part named "file".',
    });
  return { file, fields };
}

async function readBounded(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes + room) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let end = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, end);
    end += chunk.byteLength;
  }
  return bytes;
}

async function parseForm(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { "content-type": type } }).formData();
  } catch (error) {
    throw new Failure("invalid-input", "The form cannot be read", {
      hint: 'Send multipart/form-data with the file in a part named "file".',
      cause: error,
    });
  }
}

function tooLarge(maxBytes: number): Failure {
  return new Failure("too-large", `The file is larger than ${Math.floor(maxBytes / 1e6)} MB`, {
    hint: "Split the file.",
  });
}
