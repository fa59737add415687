"use client";

import { useState } from "react";
import { classNames } from "#web/controls/class-names.ts";
import { TextField } from "#web/controls/text-field.tsx";
import type { Prompt, PromptLibrary } from "#web/data-access/prompt-queries.ts";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { dataHubWords } from "#web/messages/data-hub-words.ts";

const words = dataHubWords.prompts;

export const promptAddress = (library: PromptLibrary, prompt: Prompt) => `${library.name}/${prompt.name}`;

const holds = (prompt: Prompt, text: string) =>
  `${prompt.name} ${prompt.title} ${prompt.description}`.toLowerCase().includes(text.trim().toLowerCase());

type LibraryProps = { library: PromptLibrary; prompts: Prompt[]; chosen: string };

function Library({ library, prompts, chosen }: LibraryProps) {
  return (
    <section>
      <h2 className="mt-3 mb-1 flex items-baseline gap-2 text-[13px]" title={library.description}>
        <span className="font-medium">{library.title}</span>
        <span className="text-muted">{words.prompts(library.prompts.length)}</span>
      </h2>
      <ul className="divide-y overflow-hidden rounded-card border bg-surface">
        {prompts.map((prompt) => {
          const address = promptAddress(library, prompt);
          return (
            <li key={prompt.name}>
              <PlaceLink
                href={`/data/prompts?prompt=${encodeURIComponent(address)}`}
                {...(address === chosen ? { "aria-current": "true" as const } : {})}
                className={classNames(
                  "block border-l-2 px-4 py-2 focus-visible:outline-offset-[-2px]",
                  address === chosen
                    ? "border-l-accent bg-sunken/60"
                    : "border-l-transparent hover:bg-sunken/40",
                )}
              >
                <span className="block truncate">{prompt.title}</span>
                <span className="block truncate text-[12.5px] text-muted">{prompt.description}</span>
              </PlaceLink>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The libraries with their prompts. */
export function PromptList({ libraries, chosen }: { libraries: PromptLibrary[]; chosen: string }) {
  const [text, setText] = useState("");
  const shown = libraries
    .map((library) => ({ library, prompts: library.prompts.filter((prompt) => holds(prompt, text)) }))
    .filter(({ prompts }) => prompts.length > 0);
  return (
    <div className="min-w-0 max-lg:max-h-80 max-lg:overflow-y-auto">
      <TextField
        type="search"
        label={words.filter}
        isLabelHidden
        placeholder={words.filter}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {shown.length === 0 && <p className="px-1 py-2 text-muted">{words.noMatch}</p>}
      {shown.map(({ library, prompts }) => (
        <Library key={library.name} library={library} prompts={prompts} chosen={chosen} />
      ))}
    </div>
  );
}
