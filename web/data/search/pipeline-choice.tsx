"use client";

import { Button } from "#web/controls/button.tsx";
import { usePipelines } from "#web/data-access/search-queries.ts";
import { dataHubWords } from "#web/messages/data-hub-words.ts";

type PipelineChoiceProps = { chosen: readonly string[]; onChange: (chosen: string[]) => void };

/** Which ways to find passages are compared; each says on hover how it works. */
export function PipelineChoice({ chosen, onChange }: PipelineChoiceProps) {
  const pipelines = usePipelines().data ?? [];
  const toggled = (name: string) =>
    pipelines.map((pipeline) => pipeline.name).filter((item) => (item === name) !== chosen.includes(item));
  return (
    <div role="group" aria-label={dataHubWords.search.pipelines} className="flex flex-wrap gap-1">
      {pipelines.map(({ name, title, description }) => (
        <Button
          key={name}
          size="small"
          title={description}
          look={chosen.includes(name) ? "secondary" : "quiet"}
          aria-pressed={chosen.includes(name)}
          onClick={() => onChange(toggled(name))}
        >
          {title}
        </Button>
      ))}
    </div>
  );
}
