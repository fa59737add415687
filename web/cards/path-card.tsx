import { ArrowDown, Route } from "lucide-react";
import type { Card, CardPath } from "#domain/card.ts";
import { capitalised } from "#domain/field-title.ts";
import { KindIcon } from "#web/data/graph/kind-icon.tsx";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { dataHubWords } from "#web/messages/data-hub-words.ts";
import { words } from "#web/messages/words.ts";
import { CardFrame } from "./card-frame.tsx";

type PathCardProps = { card: Extract<Card, { kind: "path" }> };
type Entity = CardPath["entities"][number];
type Step = CardPath["steps"][number];

function EntityChip({ entity }: { entity: Entity }) {
  return (
    <PlaceLink
      href={`/data/graph?entity=${encodeURIComponent(entity.id)}`}
      className="inline-flex min-h-8 max-w-full items-start gap-2 rounded-card border bg-canvas px-2.5 py-[5px] hover:border-line-strong"
    >
      <KindIcon kind={entity.kind} className="mt-[3px] size-3.5 shrink-0 text-muted" />
      <span className="min-w-0 break-words">
        {entity.name}{" "}
        <span className="text-[12.5px] whitespace-nowrap text-muted">
          {dataHubWords.graph.kinds[entity.kind]}
        </span>
      </span>
    </PlaceLink>
  );
}

/** What leads on to the next entity, and the record that states it. */
function StepArrow({ step }: { step: Step }) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 py-1 pl-2.5 text-[13px] text-muted @xl:shrink-0 @xl:flex-nowrap @xl:pl-0">
      <ArrowDown className="size-3.5 shrink-0 self-center @xl:-rotate-90" aria-hidden />
      <span className="text-ink">{step.words}</span>
      <PlaceLink
        href={`/data?dataset=${encodeURIComponent(step.collection)}&row=${encodeURIComponent(step.record_id)}`}
        className="inline-flex min-h-7 items-center underline decoration-line-strong underline-offset-[3px] hover:text-ink"
      >
        {words.path.statedBy(step.record_id)}
      </PlaceLink>
    </p>
  );
}

function Way({ path, number }: { path: CardPath; number: number | undefined }) {
  return (
    <li className="flex gap-3 border-t px-4 py-3">
      {number !== undefined && (
        <span className="min-w-3 pt-1 text-[13px] text-muted tabular-nums">{number}</span>
      )}
      <div className="min-w-0 flex-1">
        {path.note !== undefined && <p className="mb-2 pt-0.5 text-[13.5px] font-medium">{path.note}</p>}
        <ol className="@xl:flex @xl:flex-wrap @xl:items-center @xl:gap-x-2">
          {path.entities.map((entity, index) => {
            const step = path.steps[index - 1];
            return (
              <li key={entity.id} className="min-w-0 @xl:flex @xl:items-center @xl:gap-x-2">
                {step !== undefined && <StepArrow step={step} />}
                <EntityChip entity={entity} />
              </li>
            );
          })}
        </ol>
      </div>
    </li>
  );
}

/** Ways through the knowledge graph, one below another, each read along its arrows: downwards where the card is narrow. */
export function PathCard({ card: { title, paths, total } }: PathCardProps) {
  return (
    <CardFrame
      label={title}
      icon={<Route />}
      title={capitalised(title)}
      footStart={
        total === undefined ? words.path.ways(paths.length) : words.tool.shownOf(paths.length, total)
      }
    >
      <ol>
        {paths.map((path, index) => (
          <Way
            key={path.entities.map(({ id }) => id).join(" ")}
            path={path}
            number={paths.length === 1 ? undefined : index + 1}
          />
        ))}
      </ol>
    </CardFrame>
  );
}
