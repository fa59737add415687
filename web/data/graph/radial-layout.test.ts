import { expect, test } from "vitest";
import type { Neighbour } from "#web/data-access/graph-queries.ts";
import { radialLayout } from "./radial-layout.ts";

const centre = "device:x1";

function neighbour(name: string, depth = 1, parent = centre, direction: "out" | "in" = "out"): Neighbour {
  const id = `problem:${name}`;
  const [from, to] = direction === "out" ? [parent, id] : [id, parent];
  return {
    entity: { id, kind: "problem", name, properties: {} },
    relation: { from, to, kind: "HAS_PROBLEM", properties: {}, collection: "c", record_id: "r" },
    direction,
    depth,
  };
}

const many = (count: number) => Array.from({ length: count }, (_, index) => neighbour(`p${index}`));
const overlaps = (count: number, width: number) => {
  const { nodes } = radialLayout(centre, many(count), width);
  return nodes.filter((node, index) =>
    nodes.some(
      (other, place) => place < index && other.side === node.side && Math.abs(other.y - node.y) < 24,
    ),
  );
};

test.each([1, 2, 3, 7, 22])("%d neighbours each have a row of their own, within the drawing", (count) => {
  const layout = radialLayout(centre, many(count), 900);
  expect(layout.nodes).toHaveLength(count);
  expect(layout.leftOut).toBe(0);
  expect(overlaps(count, 900)).toEqual([]);
  for (const { x, y } of layout.nodes) {
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(900);
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(layout.height);
  }
});

test("what has no room is counted", () => {
  const layout = radialLayout(centre, many(60), 900);
  expect(layout.nodes.length + layout.leftOut).toBe(60);
  expect(layout.leftOut).toBeGreaterThan(0);
});

test("a frequent relation does not crowd out a rare one", () => {
  const rare = neighbour("rare");
  rare.relation.kind = "SOLVED_BY";
  const { nodes } = radialLayout(centre, [...many(60), rare], 900);
  expect(nodes.map((node) => node.entity.name)).toContain("rare");
});

test("on a phone all names stand on one side, where they have room", () => {
  const { nodes, centre: middle } = radialLayout(centre, many(30), 360);
  expect(new Set(nodes.map((node) => node.side))).toEqual(new Set(["right"]));
  for (const node of nodes) expect(node.x).toBeGreaterThan(middle.x);
});

test("an entity reached by several relations stands once, with all of them", () => {
  const layout = radialLayout(centre, [neighbour("a"), neighbour("a", 1, centre, "in")], 900);
  expect(layout.nodes).toHaveLength(1);
  expect(layout.nodes[0]?.links.map((link) => link.direction)).toEqual(["out", "in"]);
});

test("what is two relations away hangs on what leads to it, and gives way on a phone", () => {
  const items = [neighbour("a"), neighbour("b", 2, "problem:a"), neighbour("c", 2, "problem:a", "in")];
  const wide = radialLayout(centre, items, 900);
  const parent = wide.nodes.find((node) => node.entity.name === "a");
  for (const node of wide.nodes.filter((item) => item.depth === 2))
    expect(node.from).toEqual({ x: parent?.x, y: parent?.y });
  expect(wide.nodes).toHaveLength(3);
  const narrow = radialLayout(centre, items, 360);
  expect(narrow.nodes.map((node) => node.entity.name)).toEqual(["a"]);
  expect(narrow.leftOut).toBe(2);
});

test("the centre itself is no neighbour, and nothing at all is an empty drawing", () => {
  const self = neighbour("x");
  self.entity.id = centre;
  expect(radialLayout(centre, [self], 900).nodes).toEqual([]);
  expect(radialLayout(centre, [], 900).height).toBeGreaterThan(0);
});
