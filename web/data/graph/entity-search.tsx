"use client";

import { useDeferredValue, useState } from "react";
import { knowledgeKinds, type KnowledgeEntity, type KnowledgeKind } from "#domain/knowledge.ts";
import { classNames } from "#web/controls/class-names.ts";
import { FailureNote } from "#web/controls/failure-note.tsx";
import { SelectField } from "#web/controls/select-field.tsx";
import { SkeletonLines } from "#web/controls/skeleton-lines.tsx";
import { TextField } from "#web/controls/text-field.tsx";
import { useEntitySearch } from "#web/data-access/graph-queries.ts";
import { dataHubWords } from "#web/messages/data-hub-words.ts";
import { isKnowledgeKind } from "./is-knowledge-kind.ts";
import { KindIcon } from "./kind-icon.tsx";

const words = dataHubWords.graph;

type ResultsProps = {
  entities: KnowledgeEntity[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
};

function Results({ entities, chosen, onChoose }: ResultsProps) {
  if (entities.length === 0) return <p className="px-1 py-2 text-muted">{words.noResults}</p>;
  return (
    <ul
      aria-label={words.results}
      className="max-h-64 divide-y overflow-y-auto rounded-card border bg-surface lg:max-h-[60vh]"
    >
      {entities.map((entity) => (
        <li key={entity.id}>
          <button
            type="button"
            onClick={() => onChoose(entity.id)}
            aria-pressed={entity.id === chosen}
            className={classNames(
              "flex w-full items-center gap-2.5 border-l-2 px-3 py-1.5 text-left focus-visible:outline-offset-[-2px]",
              entity.id === chosen
                ? "border-l-accent bg-sunken/60"
                : "border-l-transparent hover:bg-sunken/40",
            )}
          >
            <KindIcon kind={entity.kind} className="size-4 shrink-0 text-muted" />
            <span className="min-w-0">
              <span className="block truncate">{entity.name}</span>
              <span className="block text-[12.5px] text-muted">{words.kinds[entity.kind]}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

type EntitySearchProps = {
  label: string;
  chosen: string | undefined;
  onChoose: (id: string) => void;
  /** What stands in the field at first, such as the words of an address. */
  initialText?: string;
  onText?: (text: string) => void;
  kind: KnowledgeKind | undefined;
  onKind: (kind: KnowledgeKind | undefined) => void;
};

/** Finds an entity by words of its name, of one kind or of any. */
export function EntitySearch({
  label,
  chosen,
  onChoose,
  initialText = "",
  onText,
  kind,
  onKind,
}: EntitySearchProps) {
  const [text, setText] = useState(initialText);
  const asked = useDeferredValue(text.trim());
  const { data, error, isLoading, refetch } = useEntitySearch(asked, kind);
  return (
    <section aria-label={label} className="min-w-0 space-y-2">
      <TextField
        type="search"
        label={label}
        isLabelHidden
        placeholder={words.placeholder}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          onText?.(event.target.value.trim());
        }}
      />
      <SelectField
        label={words.kind}
        value={kind ?? ""}
        options={[
          { value: "", label: words.allKinds },
          ...knowledgeKinds.map((item) => ({ value: item, label: words.kinds[item] })),
        ]}
        onChange={(value) => onKind(isKnowledgeKind(value) ? value : undefined)}
      />
      {error !== null && <FailureNote failure={error} onRetry={() => void refetch()} />}
      {isLoading && <SkeletonLines count={4} height={44} />}
      {data !== undefined && <Results entities={data} chosen={chosen} onChoose={onChoose} />}
    </section>
  );
}
