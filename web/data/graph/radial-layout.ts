import type { KnowledgeEntity } from "#domain/knowledge.ts";
import type { Neighbour } from "#web/data-access/graph-queries.ts";

/** An entity of the drawing, with every relation by which it was reached. */
export type DrawnNode = {
  entity: KnowledgeEntity;
  links: Pick<Neighbour, "relation" | "direction">[];
  depth: number;
  side: "left" | "right";
  x: number;
  y: number;
  /** Where its line comes from. */
  from: { x: number; y: number };
};

export type GraphLayout = {
  width: number;
  height: number;
  centre: { x: number; y: number };
  nodes: DrawnNode[];
  /** Entities for which there was no room. */
  leftOut: number;
};

type Found = { entity: KnowledgeEntity; links: DrawnNode["links"]; parent: string; depth: number };
type Tree = Found & { children: Found[] };

const rowHeight = 40;
const rowsASide = 11;
const childrenShown = 3;
/** Below this width there is no room for what is two relations away. */
const roomForTwo = 620;

/** Each entity once, at its least distance, with every relation that led to it there. */
function gather(neighbours: readonly Neighbour[], centreId: string): Found[] {
  const found = new Map<string, Found>();
  for (const { entity, relation, direction, depth } of neighbours) {
    if (entity.id === centreId) continue;
    const known = found.get(entity.id);
    if (known !== undefined) {
      if (known.depth === depth) known.links.push({ relation, direction });
      continue;
    }
    const parent = direction === "out" ? relation.from : relation.to;
    found.set(entity.id, { entity, links: [{ relation, direction }], parent, depth });
  }
  return [...found.values()];
}

function treesOf(found: Found[], depth: number): Tree[] {
  const kindOf = (item: Found) => item.links[0]?.relation.kind ?? "";
  return found
    .filter((item) => item.depth === 1)
    .toSorted(
      (left, right) =>
        kindOf(left).localeCompare(kindOf(right)) || left.entity.name.localeCompare(right.entity.name),
    )
    .map((item) => ({
      ...item,
      children:
        depth < 2
          ? []
          : found
              .filter((other) => other.depth === 2 && other.parent === item.entity.id)
              .slice(0, childrenShown),
    }));
}

const rowsOf = (tree: Tree) => 1 + tree.children.length;

/** The first trees to the right, the rest to the left, so that both sides are about as tall. */
function split(trees: Tree[]): { right: Tree[]; left: Tree[] } {
  const total = trees.reduce((sum, tree) => sum + rowsOf(tree), 0);
  const wanted = Math.min(rowsASide, Math.ceil(total / 2));
  const sides: { right: Tree[]; left: Tree[] } = { right: [], left: [] };
  let [right, left] = [0, 0];
  for (const tree of trees) {
    if (left === 0 && right + rowsOf(tree) <= Math.max(wanted, rowsOf(tree))) {
      sides.right.push(tree);
      right += rowsOf(tree);
    } else if (left + rowsOf(tree) <= rowsASide) {
      sides.left.push(tree);
      left += rowsOf(tree);
    }
  }
  return sides;
}

type Frame = { centre: { x: number; y: number }; half: number; near: number; far: number };

/** One side's rows from top to bottom, on two arcs about the centre. */
function placeSide(trees: Tree[], side: "left" | "right", frame: Frame): DrawnNode[] {
  const rows = trees.reduce((sum, tree) => sum + rowsOf(tree), 0);
  const sign = side === "right" ? 1 : -1;
  const at = (row: number, radius: number) => {
    const y = (row - (rows - 1) / 2) * rowHeight;
    const bend = Math.sqrt(1 - 0.7 * (y / frame.half) ** 2);
    return { x: frame.centre.x + sign * radius * bend, y: frame.centre.y + y };
  };
  let row = 0;
  return trees.flatMap(({ children, entity, links, depth }) => {
    const own = at(row++, frame.near);
    const node: DrawnNode = { entity, links, depth, side, ...own, from: frame.centre };
    return [
      node,
      ...children.map((child) => ({
        entity: child.entity,
        links: child.links,
        depth: child.depth,
        side,
        ...at(row++, frame.far),
        from: own,
      })),
    ];
  });
}

/** Places what relates to an entity about it: rows of their own, so that no name covers another. `width` in pixels. */
export function radialLayout(centreId: string, neighbours: readonly Neighbour[], width: number): GraphLayout {
  const found = gather(neighbours, centreId);
  const depth = width < roomForTwo ? 1 : Math.max(0, ...found.map((item) => item.depth));
  const { right, left } = split(treesOf(found, depth));
  const rows = Math.max(...[right, left].map((side) => side.reduce((sum, tree) => sum + rowsOf(tree), 0)));
  const height = Math.max(5, rows + 1) * rowHeight;
  const centre = { x: width / 2, y: height / 2 };
  const near = depth > 1 ? width * 0.14 : Math.min(width * 0.2, 210);
  const frame: Frame = { centre, half: height / 2, near, far: width * 0.27 };
  const nodes = [...placeSide(right, "right", frame), ...placeSide(left, "left", frame)];
  return { width, height, centre, nodes, leftOut: found.length - nodes.length };
}
