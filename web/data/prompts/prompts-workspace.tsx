"use client";

import { EmptyNote } from "#web/controls/empty-note.tsx";
import { FailureNote } from "#web/controls/failure-note.tsx";
import { SkeletonLines } from "#web/controls/skeleton-lines.tsx";
import { usePromptLibraries, type PromptLibrary } from "#web/data-access/prompt-queries.ts";
import { PageHead } from "#web/frame/page-head.tsx";
import { usePlace } from "#web/frame/use-place.ts";
import { dataHubWords } from "#web/messages/data-hub-words.ts";
import { PromptDetail } from "./prompt-detail.tsx";
import { promptAddress, PromptList } from "./prompt-list.tsx";

const words = dataHubWords.prompts;

/** The prompt that the address names, else the first there is. */
function chosenOf(libraries: PromptLibrary[], named: string | undefined) {
  const all = libraries.flatMap((library) => library.prompts.map((prompt) => ({ library, prompt })));
  return all.find(({ library, prompt }) => promptAddress(library, prompt) === named) ?? all[0];
}

/** The libraries of prompts; one opens to its words and blanks. */
export function PromptsWorkspace() {
  const { data: libraries, error, refetch } = usePromptLibraries();
  const named = usePlace().read("prompt");
  const chosen = libraries === undefined ? undefined : chosenOf(libraries, named);
  return (
    <>
      <PageHead title={dataHubWords.places.prompts} text={words.subtitle} />
      {error !== null && <FailureNote failure={error} onRetry={() => void refetch()} />}
      {libraries === undefined && error === null && <SkeletonLines count={5} height={48} />}
      {libraries?.length === 0 && <EmptyNote title={words.none} />}
      {libraries !== undefined && chosen !== undefined && (
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(240px,300px)_1fr]">
          <PromptList libraries={libraries} chosen={promptAddress(chosen.library, chosen.prompt)} />
          <PromptDetail
            key={promptAddress(chosen.library, chosen.prompt)}
            library={chosen.library}
            prompt={chosen.prompt}
          />
        </div>
      )}
    </>
  );
}
