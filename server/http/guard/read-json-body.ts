import { Failure } from "#domain/failure.ts";
import { parseJson } from "./parse-json.ts";

export const bodyLimit = 1024 * 1024;

/** The body as JSON; undefined when there is none. Throws `invalid-input` for another type or broken JSON, and `too-large`. */
export async function readJsonBody(request: Request): Promise<unknown> {
  const type = request.headers.get("content-type");
  if (type !== null && !/^application\/json\s*(;|$)/i.test(type)) throw wrongType(type);
  const text = await readText(request);
  if (text === "") return undefined;
  if (type === null) throw wrongType("no type");
  return parseJson(text);
}

async function readText(request: Request): Promise<string> {
  const declared = request.headers.get("content-length");
  if (declared !== null && Number(declared) > bodyLimit) throw tooLarge();
  if (declared !== null) return request.text();
  const isEmpty = request.headers.get("transfer-encoding") === null && request.body === null;
  return isEmpty ? "" : readBounded(request);
}

/** Stops reading at the limit: a sender that does not say how much will come cannot fill the memory. */
async function readBounded(request: Request): Promise<string> {
  const decoder = new TextDecoder();
  let size = 0;
  let text = "";
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > bodyLimit) throw tooLarge();
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function wrongType(type: string): Failure {
  return new Failure("invalid-input", `The body was sent as ${type.slice(0, 100)}`, {
    hint: "Send JSON, with Content-Type: application/json.",
  });
}

function tooLarge(): Failure {
  return new Failure("too-large", "The body is larger than 1 MB", { hint: "Send less at once." });
}
