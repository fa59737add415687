import { expect, test } from "vitest";
import type { KnowledgeEntity, KnowledgeKind } from "#domain/knowledge.ts";
import { summarizeRelated, type Related } from "./describe-related.ts";

const entity = (kind: KnowledgeKind, name: string): KnowledgeEntity => ({
  id: `${kind}:${name}`,
  kind,
  name,
  properties: {},
});
const battery = entity("component", "battery");
const device = entity("device", "ThinkPad T14 Gen 3");
const problem = entity("problem", "short runtime");
const states = (
  from: KnowledgeEntity,
  kind: "SOLVED_BY" | "HAS_PROBLEM" | "CAUSED_BY",
  to: KnowledgeEntity,
) => ({
  from: from.id,
  kind,
  to: to.id,
  properties: {},
  collection: "support-knowledge",
  record_id: "sk-1",
});

function remedy(name: string, worked?: { times: number; of: number }): Related["related"][number] {
  const found = entity("remedy", name);
  return {
    entity: found,
    relation: states(problem, "SOLVED_BY", found),
    direction: "out",
    depth: 2,
    stated_by: 3,
    ...(worked === undefined ? {} : { worked }),
  };
}
const asked = (change: Partial<Related>): Related => ({
  entity: battery,
  others: [],
  depth: 1,
  kinds: ["remedy"],
  related: [],
  paths: [],
  ...change,
});
const onT14 = (...related: Related["related"][number][]) =>
  summarizeRelated(asked({ device: "ThinkPad T14", related })).text;

test("remedies are told by how often they worked on the devices asked about", () => {
  const cell = remedy("Replace the cell.", { times: 8, of: 9 });
  expect(onT14(cell)).toBe(
    'For battery problems of the ThinkPad T14, "Replace the cell" worked for 8 of 9 tickets.',
  );
  expect(
    onT14(cell, remedy("Close the app", { times: 1, of: 9 }), remedy("Cool it", { times: 0, of: 1 })),
  ).toBe(
    'For battery problems of the ThinkPad T14, "Replace the cell" worked for 8 of 9 tickets, "Close the app" for 1 of 9 tickets. 1 other is recorded, but only for other devices.',
  );
  expect(onT14(remedy("Cool it", { times: 0, of: 1 }))).toBe(
    "No ticket tells what worked for battery problems of the ThinkPad T14. For other devices 1 remedy is recorded.",
  );
  expect(onT14()).toBe("No remedy is recorded for battery problems of the ThinkPad T14.");
});

test("what lies behind something is shown as a way, each step in the direction it is walked", () => {
  const one = remedy("Replace the cell.");
  const summary = summarizeRelated(
    asked({
      related: [one],
      paths: [
        {
          entities: [battery, problem, one.entity],
          relations: [states(problem, "CAUSED_BY", battery), one.relation],
        },
      ],
    }),
  );
  expect(summary).toMatchObject({
    text: 'battery is connected with 1 remedy. "battery" causes "short runtime", which is solved by "Replace the cell".',
    card: {
      kind: "path",
      title: "From battery",
      paths: [
        {
          steps: [{ words: "causes", record_id: "sk-1" }, { words: "is solved by" }],
          note: "Recorded as the solution 3 times",
        },
      ],
    },
  });
});

test("neighbours are a table, whose ids only a spreadsheet shows", () => {
  const has = {
    relation: states(device, "HAS_PROBLEM", problem),
    direction: "out" as const,
    depth: 1,
    stated_by: 2,
  };
  const { text, card } = summarizeRelated(
    asked({ entity: device, kinds: undefined, related: [{ entity: problem, ...has }] }),
  );
  expect(text).toBe("ThinkPad T14 Gen 3 is connected with 1 problem.");
  expect(card).toMatchObject({
    kind: "table",
    rows: [{ name: "short runtime", relation: "→ has the problem" }],
  });
  expect(summarizeRelated(asked({ entity: device })).text).toBe(
    "ThinkPad T14 Gen 3 is connected with no remedy.",
  );
});
