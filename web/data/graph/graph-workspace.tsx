"use client";

import { PageHead } from "#web/frame/page-head.tsx";
import { usePlace } from "#web/frame/use-place.ts";
import { dataHubWords } from "#web/messages/data-hub-words.ts";
import { EntityDetail } from "./entity-detail.tsx";
import { EntitySearch } from "./entity-search.tsx";
import { isKnowledgeKind } from "./is-knowledge-kind.ts";
import { KindOverview } from "./kind-overview.tsx";

const words = dataHubWords.graph;

/** The knowledge graph, an entity at a time. The address names the entity, the words it was found by, and the kind. */
export function GraphWorkspace() {
  const place = usePlace();
  const entity = place.read("entity");
  const kind = place.read("kind");
  return (
    <>
      <PageHead title={dataHubWords.places.graph} text={words.subtitle} />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(240px,300px)_1fr]">
        <EntitySearch
          label={words.search}
          chosen={entity}
          initialText={place.read("text") ?? ""}
          kind={isKnowledgeKind(kind) ? kind : undefined}
          onKind={(next) => place.change({ kind: next }, { isCorrection: true })}
          onText={(text) => place.change({ text: text === "" ? undefined : text }, { isCorrection: true })}
          onChoose={(id) => place.change({ entity: id, to: undefined })}
        />
        {entity === undefined ? (
          <KindOverview onChoose={(next) => place.change({ kind: next })} />
        ) : (
          <EntityDetail key={entity} id={entity} />
        )}
      </div>
    </>
  );
}
