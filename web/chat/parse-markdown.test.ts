import { describe, expect, it } from "vitest";
import { parseInline, parseMarkdown } from "./parse-markdown.ts";

describe("parseMarkdown", () => {
  it("reads paragraphs, headings, lists, tables and code", () => {
    const text = "# One\n\nTwo\n\n- a\n- b\n\n3. c\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n```json\n{}\n```";
    expect(parseMarkdown(text).map((block) => block.kind)).toEqual([
      "heading",
      "paragraph",
      "list",
      "list",
      "table",
      "code",
    ]);
  });

  it("runs an unclosed fence to the end, as a text still arriving has one", () => {
    expect(parseMarkdown("```\nlet x")).toEqual([{ kind: "code", language: "", text: "let x" }]);
  });

  it("keeps markup of other kinds as text", () => {
    expect(parseMarkdown('<img src=x onerror="alert(1)">')).toEqual([
      { kind: "paragraph", content: [{ kind: "text", text: '<img src=x onerror="alert(1)">' }] },
    ]);
  });
});

describe("parseInline", () => {
  it("reads bold, emphasis, code and links of the app", () => {
    expect(
      parseInline("**a** *b* `c` [d](/evaluation?report=r)").filter((part) => part.kind !== "text"),
    ).toEqual([
      { kind: "strong", text: "a" },
      { kind: "emphasis", text: "b" },
      { kind: "code", text: "c" },
      { kind: "link", text: "d", href: "/evaluation?report=r" },
    ]);
  });

  it("makes no link of a script, of another scheme or of an address without one", () => {
    for (const href of [
      "javascript:alert(1)",
      "data:text/html,x",
      "//evil.example",
      "http://plain.example",
    ]) {
      expect(parseInline(`[x](${href})`).every((part) => part.kind === "text")).toBe(true);
    }
  });

  it("leaves arithmetic and names with underscores alone", () => {
    expect(parseInline("2 * 3 * 4 and start_training")).toEqual([
      { kind: "text", text: "2 * 3 * 4 and start_training" },
    ]);
  });
});
