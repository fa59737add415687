import { describe, expect, it } from "vitest";
import { compareFiles } from "./compare-files.ts";
import { formatComparison } from "./format-comparison.ts";
import { parseResults } from "./parse-results.ts";

const linesOf = (scores: string, extra: Record<string, unknown> = {}) =>
  [...scores]
    .map((digit, index) => JSON.stringify({ id: `i${index}`, score: Number(digit), ...extra }))
    .join("\n");

describe("parseResults", () => {
  it("reads lines with or without a cluster, in any line ending, passing over empty lines and other fields", () => {
    const text =
      '\uFEFF{"id": "a", "score": 1, "model": "x"}\r\n\r\n{"id": 7, "score": 0.5, "cluster": 3}\n{"id": "c", "score": 0, "cluster": null}\n';
    expect(parseResults(text, "a.jsonl")).toEqual([
      { id: "a", score: 1, cluster: undefined },
      { id: "7", score: 0.5, cluster: "3" },
      { id: "c", score: 0, cluster: undefined },
    ]);
  });

  it.each([
    ['{"id": "a", "score": 1}\n{"id": "b", "score":', "a.jsonl, line 2 is not JSON"],
    ['\n\n{"id": "a"}', "a.jsonl, line 3, score: "],
    ['{"id": "a", "score": "1"}', "a.jsonl, line 1, score: "],
    ['{"id": "a", "score": 1.5}', "a.jsonl, line 1, score: "],
    ['{"id": "a", "score": null}', "a.jsonl, line 1, score: "],
    ['{"id": "", "score": 1}', "a.jsonl, line 1, id: "],
    ["[1, 2]", "a.jsonl, line 1: "],
    [
      '{"id": "a", "score": 1}\n{"id": "b", "score": 1}\n{"id": "a", "score": 0}',
      'a.jsonl, line 3: id "a" was already on line 1',
    ],
    ["\n \n", "a.jsonl holds no results"],
  ])("names file, line and field for %j", (text, message) => {
    expect(() => parseResults(text, "a.jsonl")).toThrow(message);
    expect(() => parseResults(text, "a.jsonl")).toThrow(
      expect.objectContaining({ code: "invalid-input", hint: expect.any(String) as string }) as Error,
    );
  });
});

describe("compareFiles", () => {
  const first = { name: "a.jsonl", text: linesOf("111111111100") };
  const second = { name: "b.jsonl", text: linesOf("000000001100") };

  it("gives first minus second as JSON that reads back", () => {
    const comparison = compareFiles(first, second);
    expect(JSON.parse(JSON.stringify(comparison))).toEqual(comparison);
    expect(comparison).toMatchObject({
      candidate: "a.jsonl",
      baseline: "b.jsonl",
      n: 12,
      difference: 8 / 12,
      b: 8,
      c: 0,
      test: "mcnemar-exact",
      verdict: "better",
      left_out: { candidate_only: [], baseline_only: [] },
    });
  });

  it("gives the exact p of the pairs", () => {
    expect(compareFiles(first, second).p).toBeCloseTo(2 ** -7, 14);
  });

  it("tells the verdict and the figures in words", () => {
    const text = formatComparison(compareFiles(first, second));
    expect(text).toMatch(
      /^a\.jsonl beats b\.jsonl on score by 67 points, 95 % interval \d+ to \d+, n = 12, p = \.008\.\n/,
    );
    expect(text).toContain("right alone  8 by a.jsonl, 0 by b.jsonl");
    expect(text).toContain("test         exact McNemar, two-sided, p = .008");
  });

  it("says how many ids were left out, naming the first", () => {
    const more = {
      name: "a.jsonl",
      text: `${linesOf("11111")}\n${linesOf("1111").replaceAll("i", "x")}`.replaceAll('"xd"', '"id"'),
    };
    const text = formatComparison(compareFiles(more, { name: "b.jsonl", text: linesOf("00000") }));
    expect(text).toContain("left out     4 only in a.jsonl: x0, x1, x2, and 1 more");
  });

  it("says not distinguishable plainly, with what could have been found", () => {
    const text = formatComparison(compareFiles(first, { name: "b.jsonl", text: linesOf("111111111001") }));
    expect(text).toContain("a.jsonl is not distinguishable from b.jsonl on score");
    expect(text).toMatch(/would find a difference of \d+ points or more/);
  });

  it("names the clusters where items share them", () => {
    const clustered = (scores: string) => linesOf(scores, { cluster: "one family" });
    const comparison = compareFiles(
      { name: "a", text: clustered("111") },
      { name: "b", text: clustered("000") },
    );
    expect(comparison).toMatchObject({
      test: "sign-flip-cluster",
      clusters: 1,
      verdict: "not-distinguishable",
    });
    expect(formatComparison(comparison)).toContain("3 in 1 cluster");
  });

  it("fails when no id pairs", () => {
    expect(() => compareFiles(first, { name: "b.jsonl", text: '{"id": "z", "score": 1}' })).toThrow(
      "a.jsonl and b.jsonl share no item",
    );
  });
});
