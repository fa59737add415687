"use client";

import { useMemo, useState } from "react";
import { failureText } from "#domain/failure.ts";
import { usePipelines, type PipelineResult } from "#web/data-access/search-queries.ts";
import { dataHubWords } from "#web/messages/data-hub-words.ts";
import { askedStems } from "#web/controls/mark-words.ts";
import { PassageItem } from "./passage-item.tsx";
import { ranksByPassage } from "./ranks-elsewhere.ts";

const words = dataHubWords.search;

/** A pipeline as people call it, once the list of them is here. */
function usePipelineTitle(): (name: string) => string {
  const pipelines = usePipelines().data;
  return (name) => pipelines?.find((pipeline) => pipeline.name === name)?.title ?? name;
}

type ColumnProps = {
  result: PipelineResult;
  isCompared: boolean;
  stems: ReadonlySet<string>;
  ranks: Map<string, Map<string, number>>;
  pointed: string | undefined;
  onPoint: (id: string | undefined) => void;
};

function Column({ result, isCompared, stems, ranks, pointed, onPoint }: ColumnProps) {
  const { pipeline, seconds, passages, failure } = result;
  const titleOf = usePipelineTitle();
  return (
    <section
      aria-label={titleOf(pipeline)}
      className="min-w-0 overflow-hidden rounded-card border bg-surface"
    >
      <header className="flex items-baseline gap-3 border-b px-4 py-2.5">
        <h2 className="min-w-0 flex-1 truncate font-semibold">{titleOf(pipeline)}</h2>
        {failure === undefined && (
          <span className="text-[12.5px] text-muted tabular-nums">
            {`${words.passages(passages.length)} · ${words.seconds(seconds.toFixed(2))}`}
          </span>
        )}
      </header>
      {passages.length === 0 && (
        <p className="px-4 py-3 text-muted">{failure === undefined ? words.none : failureText(failure)}</p>
      )}
      <ol className="divide-y">
        {passages.map((found) => (
          <PassageItem
            key={found.passage.id}
            found={found}
            stems={stems}
            isCompared={isCompared}
            elsewhere={[...(ranks.get(found.passage.id) ?? [])]
              .filter(([name]) => name !== pipeline)
              .map(([name, rank]) => [titleOf(name), rank])}
            isPointed={pointed === found.passage.id}
            onPoint={onPoint}
          />
        ))}
      </ol>
    </section>
  );
}

/** Each pipeline's ranked passages side by side; pointing at a passage shows it in every column. */
export function PipelineColumns({ results, query }: { results: PipelineResult[]; query: string }) {
  const [pointed, setPointed] = useState<string>();
  const stems = useMemo(() => askedStems(query), [query]);
  const ranks = useMemo(() => ranksByPassage(results), [results]);
  return (
    <div className="grid items-start gap-4 sm:grid-cols-[repeat(auto-fit,minmax(300px,1fr))]">
      {results.map((result) => (
        <Column
          key={result.pipeline}
          result={result}
          isCompared={results.length > 1}
          stems={stems}
          ranks={ranks}
          pointed={pointed}
          onPoint={setPointed}
        />
      ))}
    </div>
  );
}
