import { createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
import { Failure } from "#domain/failure.ts";
import type { DatasetRecord } from "#domain/dataset.ts";
import { startListHash } from "#backends/ledger/canonical-hash.ts";
import type { ParseAnswer, ParseOrder } from "./parse-messages.ts";
import { parseUpload } from "./parse-upload.ts";

// The child's entry: one order on stdin, one answer on stdout. It ends when its stdin does, whatever it is doing.

const sampleSize = 10;

async function parse({ source, records, limits }: ParseOrder): Promise<ParseAnswer> {
  const parsed = await parseUpload(await readFile(source), limits);
  const hash = startListHash();
  const lines = function* (list: readonly DatasetRecord[]) {
    for (const record of list) {
      hash.add(record);
      yield `${JSON.stringify(record)}\n`;
    }
  };
  await pipeline(lines(parsed.records), createWriteStream(records));
  return {
    kind: "parsed",
    table: {
      format: parsed.format,
      fields: parsed.fields,
      ids: parsed.ids,
      count: parsed.records.length,
      digest: hash.digest(),
      sample: parsed.records.slice(0, sampleSize),
    },
  };
}

const input = createInterface({ input: process.stdin });
input.once("close", () => process.exit(0));
input.once("line", (line) => {
  void (async () => {
    const answer = await parse(JSON.parse(line) as ParseOrder).catch((error: unknown): ParseAnswer => {
      if (error instanceof Failure) return { kind: "refused", failure: error.toBody() };
      throw error;
    });
    process.stdout.write(`${JSON.stringify(answer)}\n`, () => process.exit(0));
  })();
});
