import { Columns2 } from "lucide-react";
import type { Card } from "#domain/card.ts";
import { words } from "#web/messages/words.ts";
import { CardFrame } from "./card-frame.tsx";

type AnswersCardProps = { card: Extract<Card, { kind: "answers" }> };

/** What several models answered to one prompt, side by side. */
export function AnswersCard({ card }: AnswersCardProps) {
  return (
    <CardFrame label={card.title} icon={<Columns2 />} title={card.title}>
      <p className="px-4 pb-3 text-muted">
        {words.tool.prompt}: <span className="text-ink">{card.prompt}</span>
      </p>
      <div className="grid divide-y border-t @2xl:grid-flow-col @2xl:auto-cols-fr @2xl:divide-x @2xl:divide-y-0">
        {card.answers.map((answer) => (
          <section key={answer.model} className="min-w-0 px-4 py-3">
            <h4 className="truncate font-mono text-[12.5px]" title={answer.model}>
              {answer.model}
            </h4>
            <p className="mt-1.5 text-[14px] break-words whitespace-pre-wrap">{answer.text}</p>
            <p className="mt-2 text-[12.5px] text-muted tabular-nums">
              {words.tool.seconds(answer.seconds, answer.tokens)}
            </p>
          </section>
        ))}
      </div>
    </CardFrame>
  );
}
