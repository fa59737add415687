import { describe, expect, test } from "vitest";
import { passage } from "#domain/passage.ts";
import { generateSupportKnowledge } from "#data/support-knowledge/generate-support-knowledge.ts";
import { passageGeneration, passagesOf } from "./passages-of.ts";

const itemOf = (collection: string, data: Record<string, unknown>) => ({
  collection,
  key: String(data["id"] ?? "one"),
  version: 1,
  data,
});

describe("the passages of a record", () => {
  test("a support entry is one passage that says symptom, cause and remedy, with what a search may filter by", () => {
    const entries = [...generateSupportKnowledge({ seed: 7, count: 30 })];
    for (const entry of entries) {
      const passages = passagesOf(itemOf("support-knowledge", entry));
      expect(passages).toHaveLength(1);
      const [only] = passages;
      expect(passage.parse(only)).toEqual(only);
      expect(only?.id).toBe(`support-knowledge/${entry.id}#0`);
      expect(only?.title).toBe(entry["title"]);
      expect(only?.text).toContain(String(entry["customer_message"]));
      expect(only?.text).toContain(`Remedy: ${String(entry["remedy"])}`);
      expect(only?.metadata).toMatchObject({
        device_id: entry["device_id"],
        series: entry["series"],
        category: entry["category"],
      });
      expect(only?.metadata).not.toHaveProperty("customer_message");
    }
  });

  test("a document is cut at its headings, which stand in the titles; its own title is not said twice", () => {
    const section = "The battery lasts longer when it is kept half full. ".repeat(14);
    const text = `# Battery care\n\n## Storage\n\n${section}\n\n## Travel\n\n${section}`;
    const data = { id: "td-1", title: "Battery care", category: "maintenance", device_id: "dev-1", text };
    const passages = passagesOf(itemOf("technical-documentation", data));
    expect(passages.map(({ title, position }) => [title, position])).toEqual([
      ["Battery care › Storage", 0],
      ["Battery care › Travel", 1],
    ]);
    expect(passages[1]?.metadata).toEqual({ category: "maintenance", device_id: "dev-1" });
  });

  test("a row of an imported table is read field by field, its short values kept to filter by", () => {
    const data = {
      id: "7",
      product: "Dock",
      price: 129.5,
      in_stock: true,
      tags: ["usb", "power"],
      note: "",
      weight: Number.NaN,
    };
    const [only, ...more] = passagesOf(itemOf("accessories", data));
    expect(more).toEqual([]);
    expect(only).toMatchObject({
      title: "",
      text: "Product: Dock.\nTags: usb, power.",
      metadata: { product: "Dock", price: 129.5, in_stock: true },
    });
    expect(Object.keys(only?.metadata ?? {})).toHaveLength(3);
  });

  test("an imported article is its text, with other long texts named after it", () => {
    const data = {
      id: "a",
      name: "Fans",
      body: "Fans are loud when dusty.",
      author: "R. Roe",
      summary: "Dust makes fans loud, so clean them once in every year or so.",
    };
    expect(passagesOf(itemOf("articles", data))[0]).toMatchObject({
      title: "Fans",
      text: "Fans are loud when dusty.\n\nSummary: Dust makes fans loud, so clean them once in every year or so.",
      metadata: { author: "R. Roe" },
    });
  });

  test("a record that is gone, or holds no text, has none", () => {
    expect(passagesOf({ collection: "articles", key: "a", version: 2 })).toEqual([]);
    expect(passagesOf(itemOf("numbers", { id: "1", value: 3, empty: " " }))).toEqual([]);
  });

  test("a record with a whole book in it is refused with a way out", () => {
    const book = "A sentence of exactly seven words here. ".repeat(70_000);
    expect(() => passagesOf(itemOf("articles", { id: "a", body: book }))).toThrow(
      expect.objectContaining({ code: "too-large", hint: expect.any(String) }),
    );
  });

  test("another way of cutting has another name", () => {
    expect(passageGeneration()).toBe(passageGeneration({ leastWords: 120, mostWords: 220, overlapWords: 0 }));
    expect(passageGeneration()).not.toBe(passageGeneration({ leastWords: 60, mostWords: 220 }));
  });
});
