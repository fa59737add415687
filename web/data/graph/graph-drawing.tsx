"use client";

import { useMemo, type MouseEvent } from "react";
import type { KnowledgeEntity } from "#domain/knowledge.ts";
import type { Neighbour } from "#web/data-access/graph-queries.ts";
import { useWidth } from "#web/controls/use-width.ts";
import { dataHubWords } from "#web/messages/data-hub-words.ts";
import { KindIcon } from "./kind-icon.tsx";
import { radialLayout, type DrawnNode } from "./radial-layout.ts";
import { relationWords } from "./relation-words.ts";

const words = dataHubWords.graph;
const pixelsALetter = 7;
const pixelsASmallLetter = 6.4;
const dot = 13;
const centreDot = 21;

const cut = (text: string, letters: number) =>
  text.length > letters ? `${text.slice(0, Math.max(1, letters - 1)).trimEnd()}…` : text;

/** From the centre a line that leaves and arrives level; further out one that goes down past a name, then to the side. */
function lineOf({ x, y, from, side, depth }: DrawnNode): string {
  const sign = side === "right" ? 1 : -1;
  const end = x - sign * (dot + 2);
  if (depth > 1)
    return `M ${from.x} ${from.y + dot} V ${y - 8} Q ${from.x} ${y}, ${from.x + sign * 8} ${y} H ${end}`;
  const start = from.x + sign * (centreDot + 2);
  const middle = (start + end) / 2;
  return `M ${start} ${from.y} C ${middle} ${from.y}, ${middle} ${y}, ${end} ${y}`;
}

/** The way to an entity, with a head where its relation points. */
function Line({ node }: { node: DrawnNode }) {
  const isOut = node.links.some((link) => link.direction === "out");
  return (
    <path
      d={lineOf(node)}
      fill="none"
      strokeWidth="1.25"
      className="stroke-line-strong"
      {...(isOut ? { markerEnd: "url(#graph-head)" } : { markerStart: "url(#graph-head)" })}
    />
  );
}

const describe = ({ entity, links }: DrawnNode) =>
  links
    .map(({ relation, direction }) =>
      (direction === "out" ? words.outward : words.inward)(
        relationWords(relation.kind),
        `${words.kinds[entity.kind]} ${entity.name}`,
      ),
    )
    .join("; ");

type NodeProps = { node: DrawnNode; width: number; onOpen: (id: string) => void };

function Node({ node, width, onOpen }: NodeProps) {
  const { entity, side, x, y, links } = node;
  const isRight = side === "right";
  const room = (isRight ? width - x : x) - dot - 10;
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onOpen(entity.id);
  };
  const place = { x: x + (isRight ? dot + 7 : -dot - 7), textAnchor: isRight ? "start" : "end" } as const;
  const relations = [...new Set(links.map(({ relation }) => relationWords(relation.kind)))].join(", ");
  return (
    <a
      href={`/data/graph?entity=${encodeURIComponent(entity.id)}`}
      aria-label={describe(node)}
      onClick={open}
      className="group"
    >
      <rect
        x={isRight ? x - dot - 3 : x - dot - 8 - room}
        y={y - 19}
        width={room + 2 * dot + 10}
        height="38"
        rx="7"
        className="fill-transparent group-hover:fill-sunken"
      />
      <circle cx={x} cy={y} r={dot} className="fill-surface stroke-line-strong group-hover:stroke-accent" />
      <KindIcon kind={entity.kind} x={x - 7} y={y - 7} width={14} height={14} className="text-ink" />
      <text {...place} y={y - 1} className="fill-ink text-[13px]">
        {cut(entity.name, Math.floor(room / pixelsALetter))}
        <title>{entity.name}</title>
      </text>
      <text {...place} y={y + 13} className="fill-muted text-[11.5px]">
        {cut(relations, Math.floor(room / pixelsASmallLetter))}
      </text>
    </a>
  );
}

function Centre({ entity, at }: { entity: KnowledgeEntity; at: { x: number; y: number } }) {
  return (
    <g aria-hidden>
      <circle cx={at.x} cy={at.y} r={centreDot} className="fill-surface stroke-accent" strokeWidth="2" />
      <KindIcon
        kind={entity.kind}
        x={at.x - 10}
        y={at.y - 10}
        width={20}
        height={20}
        className="text-accent-ink"
      />
    </g>
  );
}

type GraphDrawingProps = {
  entity: KnowledgeEntity;
  neighbours: Neighbour[];
  onOpen: (id: string) => void;
};

/** An entity and what relates to it; each neighbour leads on to itself. */
export function GraphDrawing({ entity, neighbours, onOpen }: GraphDrawingProps) {
  const { box, width } = useWidth();
  const layout = useMemo(
    () => (width === undefined ? undefined : radialLayout(entity.id, neighbours, width)),
    [entity.id, neighbours, width],
  );
  return (
    <div ref={box} className="min-h-[200px]">
      {layout !== undefined && (
        <svg
          role="group"
          aria-label={words.drawing(entity.name)}
          width={layout.width}
          height={layout.height}
          className="block"
        >
          <defs>
            <marker
              id="graph-head"
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto-start-reverse"
            >
              <path d="M 1 1 L 7 4 L 1 7" fill="none" strokeWidth="1.4" className="stroke-muted" />
            </marker>
          </defs>
          {layout.nodes.map((node) => (
            <Line key={node.entity.id} node={node} />
          ))}
          {layout.nodes.map((node) => (
            <Node key={node.entity.id} node={node} width={layout.width} onOpen={onOpen} />
          ))}
          <Centre entity={entity} at={layout.centre} />
        </svg>
      )}
      {layout !== undefined && layout.leftOut > 0 && (
        <p className="pt-1 text-center text-[13px] text-muted">{words.notDrawn(layout.leftOut)}</p>
      )}
    </div>
  );
}
