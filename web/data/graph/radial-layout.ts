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
/** Below this width there is no room for what is two relations away, nor for names on both sides. */
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

const rowsOf = (tree: Tree) => 1 + tree.children.length;

const groupOf = ({ links: [first] }: Found) => `${first?.relation.kind ?? ""} ${first?.direction ?? ""}`;

/** What is one relation away, with a few of those beyond it; by relation, then by name. */
function treesOf(found: Found[], depth: number): Tree[] {
  return found
    .filter((item) => item.depth === 1)
    .toSorted(
      (left, right) =>
        groupOf(left).localeCompare(groupOf(right)) || left.entity.name.localeCompare(right.entity.name),
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

/** As many as there are rows for, from every relation in turn: a frequent one does not crowd out the rest. */
function choose(trees: Tree[], rows: number): Tree[] {
  const groups = [...Map.groupBy(trees, groupOf).values()];
  const longest = Math.max(0, ...groups.map((group) => group.length));
  const inTurn = Array.from({ length: longest }, (_, turn) =>
    groups.flatMap((group) => group[turn] ?? []),
  ).flat();
  const chosen = new Set<Tree>();
  let used = 0;
  for (const tree of inTurn) {
    if (used + rowsOf(tree) > rows) continue;
    chosen.add(tree);
    used += rowsOf(tree);
  }
  return trees.filter((tree) => chosen.has(tree));
}

/** The first trees to the right, the rest to the left, so that both sides are about as tall. */
function split(trees: Tree[]): { right: Tree[]; left: Tree[] } {
  const half = Math.ceil(trees.reduce((sum, tree) => sum + rowsOf(tree), 0) / 2);
  let row = 0;
  const isRight = trees.map((tree) => {
    row += rowsOf(tree);
    return row - rowsOf(tree) / 2 <= half;
  });
  return {
    right: trees.filter((_, index) => isRight[index]),
    left: trees.filter((_, index) => !isRight[index]),
  };
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
  const isNarrow = width < roomForTwo;
  const depth = isNarrow ? 1 : Math.max(0, ...found.map((item) => item.depth));
  const trees = choose(treesOf(found, depth), isNarrow ? rowsASide : 2 * rowsASide);
  const { right, left } = isNarrow ? { right: trees, left: [] } : split(trees);
  const rows = Math.max(...[right, left].map((side) => side.reduce((sum, tree) => sum + rowsOf(tree), 0)));
  const height = Math.max(5, rows + 1) * rowHeight;
  const centre = { x: isNarrow ? 26 : width / 2, y: height / 2 };
  const near = isNarrow ? 96 : depth > 1 ? width * 0.14 : Math.min(width * 0.2, 210);
  const frame: Frame = { centre, half: height / 2, near, far: near + 42 };
  const nodes = [...placeSide(right, "right", frame), ...placeSide(left, "left", frame)];
  return { width, height, centre, nodes, leftOut: found.length - nodes.length };
}
