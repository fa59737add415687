import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutText, defaultCutSizes } from "./cut-text.ts";
import { countWords } from "./find-words.ts";

const sentence = (label: string, words: number) =>
  `${[label, ...Array.from({ length: words - 1 }, (_, index) => `word${index}`)].join(" ")}.`;
const paragraph = (label: string, words: number) =>
  Array.from({ length: words / 10 }, (_, index) => sentence(`${label}${index}`, 10)).join(" ");

describe("cutting a text", () => {
  test("a short text is one piece, a text without words none", () => {
    expect(cutText("One sentence. And another.")).toEqual([
      { headings: [], start: 0, end: 26, text: "One sentence. And another." },
    ]);
    for (const empty of ["", " \n\n\t", "# Only a heading", "---"]) {
      expect(cutText(empty).map(({ text }) => text)).toEqual(empty === "---" ? ["---"] : []);
    }
  });

  test("sections that are long enough stand apart, under the headings above them", () => {
    const text = [
      "# Guide",
      paragraph("Intro", 150),
      "## Power",
      paragraph("Power", 130),
      "### Battery ###",
      paragraph("Battery", 140),
      "## Screen",
      paragraph("Screen", 200),
    ].join("\n\n");
    const pieces = cutText(text);
    expect(pieces.map(({ headings }) => headings)).toEqual([
      ["Guide"],
      ["Guide", "Power"],
      ["Guide", "Power", "Battery"],
      ["Guide", "Screen"],
    ]);
    expect(pieces[2]?.text).toBe(paragraph("Battery", 140));
  });

  test("small sections are joined, the later headings standing in the text", () => {
    const text = `## First\n\n${paragraph("A", 40)}\n\n## Second\n\n${paragraph("B", 50)}\n\n## Third\n\n${paragraph("C", 180)}`;
    const pieces = cutText(text);
    expect(pieces.map(({ headings }) => headings)).toEqual([["First"], ["Third"]]);
    expect(pieces[0]?.text).toContain("## Second");
  });

  test("a long section is cut between sentences into parts of about equal size, without a crumb at the end", () => {
    const pieces = cutText(paragraph("S", 500));
    expect(pieces.map(({ text }) => countWords(text))).toEqual([170, 170, 160]);
    for (const { text } of pieces) expect(text).toMatch(/^S\d+ .*\.$/s);
  });

  test("items of a list, rows of a table and blocks of code are not torn", () => {
    const items = Array.from(
      { length: 40 },
      (_, index) => `${index + 1}. ${sentence("Do", 8)} Then look.\n   It may take a while.`,
    );
    const code = `\`\`\`sh\n# not a heading\n${Array.from({ length: 30 }, (_, index) => `run step ${index}. Then`).join("\n")}\n\`\`\``;
    const rows = Array.from({ length: 30 }, (_, index) => `| part ${index}. A | ${index} mm |`);
    const text = `## Steps\n\n${items.join("\n")}\n\n## Script\n\n${code}\n\n## Parts\n\n${rows.join("\n")}`;
    const pieces = cutText(text, { leastWords: 30, mostWords: 150 });
    expect(pieces.filter((piece) => piece.text.includes("```")).map((piece) => piece.text)).toEqual([code]);
    for (const piece of pieces.filter(({ headings }) => headings[0] === "Steps")) {
      expect(piece.text).toMatch(/^\d+\. /);
      expect(piece.text).toMatch(/It may take a while\.$/);
    }
    for (const piece of pieces.filter(({ headings }) => headings[0] === "Parts"))
      expect(piece.text).toMatch(/^\|.*\|$/s);
    expect(new Set(pieces.map(({ headings }) => headings.join()))).toEqual(
      new Set(["Steps", "Script", "Parts"]),
    );
  });

  test("a piece can begin with the last sentences of the one before it", () => {
    const [first, second] = cutText(paragraph("S", 400), { ...defaultCutSizes, overlapWords: 25 });
    expect(first?.text.endsWith("S19 word0 word1 word2 word3 word4 word5 word6 word7 word8.")).toBe(true);
    expect(second?.text.startsWith("S18 ")).toBe(true);
  });

  test("text without sentences or spaces is cut all the same", () => {
    expect(cutText("电池".repeat(300)).map(({ text }) => text.length)).toEqual([200, 200, 200]);
    expect(cutText("x".repeat(20_000)).length).toBeGreaterThan(4);
  });

  test("sizes that cannot be met are refused", () => {
    expect(() => cutText("text", { leastWords: 9, mostWords: 8 })).toThrow(/leastWords/);
  });

  test("of any text the pieces are stretches in order that lose no word but headings, and keep to the size", () => {
    const line = fc.oneof(
      fc.constantFrom(
        "",
        "# Top",
        "## Below",
        "```",
        "- item one. more",
        "| a | b |",
        "3) third",
        "    ",
        "电池寿命。很长",
      ),
      fc.lorem({ maxCount: 40 }),
      fc.string({ maxLength: 80 }),
      fc.string({ unit: "binary", maxLength: 40 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), fc.integer({ min: 1, max: 60 }), (lines, mostWords) => {
        const text = lines.join("\n");
        const pieces = cutText(text, { leastWords: Math.ceil(mostWords / 2), mostWords });
        let at = 0;
        for (const piece of pieces) {
          expect(piece.text).toBe(text.slice(piece.start, piece.end));
          expect(piece.text.trim()).not.toBe("");
          expect(piece.start).toBeGreaterThanOrEqual(at);
          const between = text.slice(at, piece.start).split("\n");
          expect(between.every((rest) => /^\s*(#{1,6}[ \t].*)?$/.test(rest))).toBe(true);
          at = piece.end;
          const ofHeadings = piece.text.split("\n").filter((one) => /^ {0,3}#{1,6}[ \t]/.test(one));
          expect(countWords(piece.text) - countWords(ofHeadings.join("\n"))).toBeLessThanOrEqual(mostWords);
        }
        expect(
          text
            .slice(at)
            .split("\n")
            .every((rest) => /^\s*(#{1,6}[ \t].*)?$/.test(rest)),
        ).toBe(true);
      }),
      { numRuns: 120 },
    );
  });
});
