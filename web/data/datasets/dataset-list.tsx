"use client";

import { useState } from "react";
import type { Dataset } from "#domain/dataset.ts";
import { Button } from "#web/controls/button.tsx";
import { classNames } from "#web/controls/class-names.ts";
import { TextField } from "#web/controls/text-field.tsx";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { dataHubWords } from "#web/messages/data-hub-words.ts";
import { showWhole } from "#web/messages/format.ts";

const words = dataHubWords.datasets;
const kinds = ["records", "training-set"] as const;

function DatasetRow({ dataset, isChosen }: { dataset: Dataset; isChosen: boolean }) {
  return (
    <li>
      <PlaceLink
        href={`/data?dataset=${encodeURIComponent(dataset.id)}`}
        {...(isChosen ? { "aria-current": "true" as const } : {})}
        className={classNames(
          "block border-l-2 px-4 py-2 focus-visible:outline-offset-[-2px]",
          isChosen ? "border-l-accent bg-sunken/60" : "border-l-transparent hover:bg-sunken/40",
        )}
      >
        <span className="flex items-baseline gap-2">
          <span className="min-w-0 flex-1 truncate font-medium">{dataset.name}</span>
          <span className="text-[13px] text-muted tabular-nums">{showWhole(dataset.count)}</span>
        </span>
        <span className="block text-[12.5px] text-muted">
          {`${words.kindOf[dataset.kind]} · ${words.version(dataset.version)}`}
        </span>
      </PlaceLink>
    </li>
  );
}

type DatasetListProps = { datasets: Dataset[]; chosen: string };

/** The newest version of each dataset, by name and kind. */
export function DatasetList({ datasets, chosen }: DatasetListProps) {
  const [text, setText] = useState("");
  const [kind, setKind] = useState<Dataset["kind"]>();
  const shown = datasets.filter(
    (dataset) =>
      (kind === undefined || dataset.kind === kind) &&
      dataset.name.toLowerCase().includes(text.trim().toLowerCase()),
  );
  return (
    <section aria-label={dataHubWords.places.datasets} className="min-w-0">
      <TextField
        type="search"
        label={words.filter}
        isLabelHidden
        placeholder={words.filter}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div role="group" aria-label={words.kind} className="my-2 flex flex-wrap gap-1">
        {[undefined, ...kinds].map((item) => (
          <Button
            key={item ?? "all"}
            size="small"
            look={item === kind ? "secondary" : "quiet"}
            aria-pressed={item === kind}
            onClick={() => setKind(item)}
          >
            {item === undefined ? words.allKinds : words.kinds[item]}
          </Button>
        ))}
      </div>
      {shown.length === 0 ? (
        <p className="px-1 py-2 text-muted">{words.noMatch}</p>
      ) : (
        <ul className="divide-y overflow-hidden rounded-card border bg-surface max-lg:max-h-64 max-lg:overflow-y-auto">
          {shown.map((dataset) => (
            <DatasetRow
              key={dataset.id}
              dataset={dataset}
              isChosen={dataset.id === chosen || dataset.name === chosen}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
