"use client";

import { Search } from "lucide-react";
import { useState, type FormEvent } from "react";
import { Button } from "#web/controls/button.tsx";
import { EmptyNote } from "#web/controls/empty-note.tsx";
import { FailureNote } from "#web/controls/failure-note.tsx";
import { SelectField } from "#web/controls/select-field.tsx";
import { SkeletonLines } from "#web/controls/skeleton-lines.tsx";
import { TextField } from "#web/controls/text-field.tsx";
import { useSearch } from "#web/data-access/search-queries.ts";
import { PageHead } from "#web/frame/page-head.tsx";
import { usePlace } from "#web/frame/use-place.ts";
import { dataHubWords } from "#web/messages/data-hub-words.ts";
import { PipelineColumns } from "./pipeline-columns.tsx";
import { pipelines, pipelinesOfAddress } from "./pipelines.ts";

const words = dataHubWords.search;
const limits = [5, 10, 20];

type FormProps = { query: string | undefined; onAsk: (query: string) => void };

function QuestionForm({ query, onAsk }: FormProps) {
  const [text, setText] = useState(query ?? "");
  const ask = (event: FormEvent) => {
    event.preventDefault();
    onAsk(text.trim());
  };
  return (
    <form role="search" onSubmit={ask} className="flex items-center gap-2">
      <div className="min-w-0 flex-1">
        <TextField
          type="search"
          label={words.query}
          isLabelHidden
          placeholder={words.placeholder}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="!h-10 !text-[15px]"
        />
      </div>
      <Button type="submit" look="primary" disabled={text.trim() === ""} className="!h-10">
        <Search className="size-4" aria-hidden />
        {words.run}
      </Button>
    </form>
  );
}

type ChoiceProps = { chosen: string[]; onChange: (chosen: string[]) => void };

function PipelineChoice({ chosen, onChange }: ChoiceProps) {
  return (
    <div role="group" aria-label={words.pipelines} className="flex flex-wrap gap-1">
      {pipelines.map((name) => {
        const isOn = chosen.includes(name);
        return (
          <Button
            key={name}
            size="small"
            look={isOn ? "secondary" : "quiet"}
            aria-pressed={isOn}
            onClick={() =>
              onChange(pipelines.filter((item) => (item === name ? !isOn : chosen.includes(item))))
            }
          >
            {name}
          </Button>
        );
      })}
    </div>
  );
}

/** One question to several pipelines. The address holds the question, the pipelines and how many passages. */
export function SearchWorkspace() {
  const place = usePlace();
  const query = place.read("query");
  const chosen = pipelinesOfAddress(place.read("pipelines"));
  const limit = limits.find((item) => String(item) === place.read("limit")) ?? 5;
  const { data: results, error, refetch, isFetching } = useSearch(query, chosen, limit);
  const isAsked = query !== undefined && query !== "";
  return (
    <>
      <PageHead title={dataHubWords.places.search} text={words.subtitle} />
      <QuestionForm key={query} query={query} onAsk={(text) => place.change({ query: text })} />
      <div className="mt-2 mb-5 flex flex-wrap items-center justify-between gap-2">
        <PipelineChoice
          chosen={chosen}
          onChange={(next) => place.change({ pipelines: next.join(",") }, { isCorrection: true })}
        />
        <SelectField
          label={words.limit}
          value={String(limit)}
          options={limits.map((item) => ({ value: String(item), label: words.passages(item) }))}
          onChange={(value) => place.change({ limit: value }, { isCorrection: true })}
        />
      </div>
      {chosen.length === 0 && <EmptyNote title={words.choose} />}
      {!isAsked && chosen.length > 0 && <EmptyNote title={words.start} />}
      {error !== null && <FailureNote failure={error} onRetry={() => void refetch()} />}
      {isAsked && results === undefined && error === null && chosen.length > 0 && (
        <SkeletonLines count={3} height={110} />
      )}
      {isAsked && results !== undefined && error === null && chosen.length > 0 && (
        <div aria-busy={isFetching} className={isFetching ? "opacity-60" : ""}>
          <PipelineColumns results={results} query={query} />
        </div>
      )}
    </>
  );
}
