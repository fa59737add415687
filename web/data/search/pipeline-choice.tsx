"use client";

import { failureText } from "#domain/failure.ts";
import { Button } from "#web/controls/button.tsx";
import { usePipelines } from "#web/data-access/search-queries.ts";
import { dataHubWords } from "#web/messages/data-hub-words.ts";

type PipelineChoiceProps = { chosen: readonly string[]; onChange: (chosen: string[]) => void };

/** Which ways to find passages are compared; each says on hover how it works, and one that is not here how to get it. */
export function PipelineChoice({ chosen, onChange }: PipelineChoiceProps) {
  const pipelines = usePipelines().data ?? [];
  const toggled = (name: string) =>
    pipelines.map((pipeline) => pipeline.name).filter((item) => (item === name) !== chosen.includes(item));
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <div role="group" aria-label={dataHubWords.search.pipelines} className="flex flex-wrap gap-1">
        {pipelines.map(({ name, title, description, unavailable }) => (
          <Button
            key={name}
            size="small"
            title={description}
            look={chosen.includes(name) ? "secondary" : "quiet"}
            aria-pressed={chosen.includes(name)}
            disabled={unavailable !== undefined && !chosen.includes(name)}
            onClick={() => onChange(toggled(name))}
          >
            {title}
          </Button>
        ))}
      </div>
      {pipelines.map(
        ({ name, unavailable }) =>
          unavailable !== undefined && (
            <p key={name} className="max-w-[80ch] text-[12.5px] text-muted">
              {failureText(unavailable)}
            </p>
          ),
      )}
    </div>
  );
}
