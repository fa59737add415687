import { z } from "zod";
import { Failure } from "#domain/failure.ts";
import type { ScoredItem } from "#evals/statistics/scored-item.ts";

const name = z.union([z.string().min(1), z.number()]).transform(String);

/** One line of a result file; other fields are the producer's and are passed over. */
const resultLine = z.object({
  id: name,
  score: z.number().min(0).max(1),
  cluster: name.nullish().transform((cluster) => cluster ?? undefined),
});

const shape =
  'Each line is one JSON object such as {"id": "item-1", "score": 0.5, "cluster": "family-1"}; score is a number from 0 to 1, cluster may be left out.';

/**
 * Reads per-item results from JSONL text; empty lines are passed over. Throws `invalid-input` with the file's name and
 * the line's number for what is no result, and for an id that was there before.
 */
export function parseResults(text: string, fileName: string): ScoredItem[] {
  const lineOfId = new Map<string, number>();
  const items: ScoredItem[] = [];
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const where = `${fileName}, line ${index + 1}`;
    const item = parseLine(line, where);
    const earlier = lineOfId.get(item.id);
    if (earlier !== undefined) {
      throw new Failure("invalid-input", `${where}: id "${item.id}" was already on line ${earlier}`, {
        hint: "Keep one result for each id.",
      });
    }
    lineOfId.set(item.id, index + 1);
    items.push(item);
  }
  if (items.length === 0) throw new Failure("invalid-input", `${fileName} holds no results`, { hint: shape });
  return items;
}

function parseLine(line: string, where: string): ScoredItem {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new Failure("invalid-input", `${where} is not JSON`, { hint: shape, cause });
  }
  const parsed = resultLine.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join(".");
  throw new Failure(
    "invalid-input",
    `${where}${field ? `, ${field}` : ""}: ${issue?.message ?? "not a result"}`,
    { hint: shape },
  );
}
