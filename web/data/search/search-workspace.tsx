"use client";

import { passageCollections } from "#domain/passage.ts";
import { EmptyNote } from "#web/controls/empty-note.tsx";
import { FailureNote } from "#web/controls/failure-note.tsx";
import { SelectField } from "#web/controls/select-field.tsx";
import { SkeletonLines } from "#web/controls/skeleton-lines.tsx";
import { useSearch, type SearchQuestion } from "#web/data-access/search-queries.ts";
import { PageHead } from "#web/frame/page-head.tsx";
import { usePlace } from "#web/frame/use-place.ts";
import { dataHubWords } from "#web/messages/data-hub-words.ts";
import { PipelineChoice } from "./pipeline-choice.tsx";
import { PipelineColumns } from "./pipeline-columns.tsx";
import { QuestionForm } from "./question-form.tsx";
import { limits, questionOfPlace } from "./search-question.ts";

const words = dataHubWords.search;
const unlessEmpty = (text: string) => (text === "" ? undefined : text);

function Found({ question }: { question: SearchQuestion }) {
  const { data: results, error, refetch, isFetching } = useSearch(question);
  if (question.pipelines.length === 0) return <EmptyNote title={words.choose} />;
  if (question.query === "") return <EmptyNote title={words.start} />;
  if (error !== null) return <FailureNote failure={error} onRetry={() => void refetch()} />;
  if (results === undefined) return <SkeletonLines count={3} height={110} />;
  return (
    <div aria-busy={isFetching} className={isFetching ? "opacity-60" : ""}>
      <PipelineColumns results={results} query={question.query} />
    </div>
  );
}

/** One question to several pipelines; the address holds all of it. */
export function SearchWorkspace() {
  const place = usePlace();
  const question = questionOfPlace(place);
  const { query, device = "", stage = "", collection = "", limit, pipelines } = question;
  const correct = (parts: Record<string, string | undefined>) => place.change(parts, { isCorrection: true });
  return (
    <>
      <PageHead title={dataHubWords.places.search} text={words.subtitle} />
      <QuestionForm
        key={`${query} ${device} ${stage}`}
        query={query}
        device={device}
        stage={stage}
        onAsk={(asked) =>
          place.change({
            query: asked.query,
            device: unlessEmpty(asked.device),
            stage: unlessEmpty(asked.stage),
          })
        }
      />
      <div className="mt-2 mb-5 flex flex-wrap items-center justify-between gap-2">
        <PipelineChoice chosen={pipelines} onChange={(next) => correct({ pipelines: next.join(",") })} />
        <div className="flex flex-wrap gap-2">
          <SelectField
            label={words.collection}
            value={collection}
            options={[
              { value: "", label: words.everywhere },
              ...passageCollections.map((name) => ({ value: name, label: name })),
            ]}
            onChange={(value) => correct({ collection: unlessEmpty(value) })}
          />
          <SelectField
            label={words.limit}
            value={String(limit)}
            options={limits.map((item) => ({ value: String(item), label: words.passages(item) }))}
            onChange={(value) => correct({ limit: value })}
          />
        </div>
      </div>
      <Found question={question} />
    </>
  );
}
