"use client";

import { EmptyNote } from "#web/controls/empty-note.tsx";
import { PageHead } from "#web/frame/page-head.tsx";
import { usePlace } from "#web/frame/use-place.ts";
import { dataHubWords } from "#web/messages/data-hub-words.ts";
import { EntityDetail } from "./entity-detail.tsx";
import { EntitySearch } from "./entity-search.tsx";

const words = dataHubWords.graph;

/** The knowledge graph, an entity at a time. The address names the entity, and the words it was found by. */
export function GraphWorkspace() {
  const place = usePlace();
  const entity = place.read("entity");
  return (
    <>
      <PageHead title={dataHubWords.places.graph} text={words.subtitle} />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(240px,300px)_1fr]">
        <EntitySearch
          label={words.search}
          chosen={entity}
          initialText={place.read("text") ?? ""}
          onText={(text) => place.change({ text: text === "" ? undefined : text }, { isCorrection: true })}
          onChoose={(id) => place.change({ entity: id, to: undefined })}
        />
        {entity === undefined ? <EmptyNote title={words.start} /> : <EntityDetail key={entity} id={entity} />}
      </div>
    </>
  );
}
