import dynamic from "next/dynamic";
import type { Card } from "#domain/card.ts";
import { SkeletonLines } from "#web/controls/skeleton-lines.tsx";
import { AnswersCard } from "./answers-card.tsx";
import { FactsCard } from "./facts-card.tsx";
import { TableCard } from "./table-card.tsx";

const CitedCard = dynamic(async () => (await import("./cited-card.tsx")).CitedCard, {
  ssr: false,
  loading: () => <SkeletonLines count={1} height={140} />,
});

const PathCard = dynamic(async () => (await import("./path-card.tsx")).PathCard, {
  ssr: false,
  loading: () => <SkeletonLines count={1} height={140} />,
});

/** What a tool's result looks like. */
export function ResultCard({ card }: { card: Card }) {
  if (card.kind === "table") return <TableCard card={card} />;
  if (card.kind === "facts") return <FactsCard card={card} />;
  if (card.kind === "path") return <PathCard card={card} />;
  if (card.kind === "cited") return <CitedCard card={card} />;
  return <AnswersCard card={card} />;
}
