import { Rows3 } from "lucide-react";
import type { Card } from "#domain/card.ts";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { CardFrame } from "./card-frame.tsx";

type FactsCardProps = { card: Extract<Card, { kind: "facts" }> };

const isInApp = (href: string | undefined): href is string => href !== undefined && /^\/(?!\/)/.test(href);

/** Names and values. */
export function FactsCard({ card }: FactsCardProps) {
  return (
    <CardFrame label={card.title} icon={<Rows3 />} title={card.title}>
      <dl className="grid text-[13.5px] @lg:grid-cols-2">
        {card.facts.map((fact) => (
          <div key={fact.label} className="grid grid-cols-[minmax(96px,38%)_1fr] gap-3 border-t px-4 py-2">
            <dt className="text-muted">{fact.label}</dt>
            <dd className="min-w-0 break-words">
              {isInApp(fact.href) ? (
                <PlaceLink href={fact.href} className="text-accent-ink underline underline-offset-[3px]">
                  {fact.value}
                </PlaceLink>
              ) : (
                fact.value
              )}
            </dd>
          </div>
        ))}
      </dl>
    </CardFrame>
  );
}
