import type { Card } from "#domain/card.ts";
import { AnswersCard } from "./answers-card.tsx";
import { FactsCard } from "./facts-card.tsx";
import { TableCard } from "./table-card.tsx";

/** What a tool's result looks like. */
export function ResultCard({ card }: { card: Card }) {
  if (card.kind === "table") return <TableCard card={card} />;
  if (card.kind === "facts") return <FactsCard card={card} />;
  return <AnswersCard card={card} />;
}
