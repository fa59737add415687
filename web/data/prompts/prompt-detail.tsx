"use client";

import { useState } from "react";
import { CopyButton } from "#web/controls/copy-button.tsx";
import { TextField } from "#web/controls/text-field.tsx";
import type { Prompt, PromptLibrary, PromptVariable } from "#web/data-access/prompt-queries.ts";
import { dataHubWords } from "#web/messages/data-hub-words.ts";
import { fillBlanks } from "./fill-blanks.ts";
import { PromptText } from "./prompt-text.tsx";

const words = dataHubWords.prompts;

type BlankProps = { variable: PromptVariable; value: string; onChange: (value: string) => void };

function Blank({ variable, value, onChange }: BlankProps) {
  return (
    <li>
      <TextField
        label={`${variable.name.replaceAll("_", " ")} · ${variable.fallback === undefined ? words.required : words.optional}`}
        value={value}
        placeholder={variable.fallback ?? ""}
        onChange={(event) => onChange(event.target.value)}
      />
      <p className="mt-0.5 text-[12.5px] text-muted">{variable.description}</p>
    </li>
  );
}

/** What a blank holds when nothing is written in it. */
const withFallbacks = (prompt: Prompt, values: Record<string, string>) =>
  Object.fromEntries(
    prompt.variables.map(({ name, fallback = "" }) => {
      const written = values[name] ?? "";
      return [name, written === "" ? fallback : written];
    }),
  );

/** One prompt: its words, and its blanks to try it with. */
export function PromptDetail({ library, prompt }: { library: PromptLibrary; prompt: Prompt }) {
  const [values, setValues] = useState<Record<string, string>>(() =>
    Object.fromEntries(prompt.variables.map(({ name, example }) => [name, example])),
  );
  const given = withFallbacks(prompt, values);
  const parts = fillBlanks(prompt.text, given);
  return (
    <section aria-label={prompt.title} className="min-w-0 rounded-card border bg-surface px-4 py-4 md:px-5">
      <header className="flex flex-wrap items-baseline gap-x-3">
        <h2 className="text-[15px] font-semibold">{prompt.title}</h2>
        <span className="text-[13px] text-muted tabular-nums">
          {`${library.title} · ${words.version(String(prompt.version))}`}
        </span>
        <span className="ml-auto font-mono text-[12px] text-muted">{`${library.name}/${prompt.name}`}</span>
      </header>
      <p className="mt-1 text-muted">{prompt.description}</p>
      <h3 className="mt-4 mb-1.5 text-[13px] text-muted">{words.variables}</h3>
      {prompt.variables.length === 0 ? (
        <p>{words.noVariables}</p>
      ) : (
        <ul className="grid gap-x-5 gap-y-3 sm:grid-cols-2">
          {prompt.variables.map((variable) => (
            <Blank
              key={variable.name}
              variable={variable}
              value={values[variable.name] ?? ""}
              onChange={(value) => setValues({ ...values, [variable.name]: value })}
            />
          ))}
        </ul>
      )}
      {prompt.system !== undefined && (
        <PromptText label={words.system} parts={fillBlanks(prompt.system, given)} />
      )}
      <PromptText label={words.text} parts={parts} />
      <div className="mt-2 -ml-2.5">
        <CopyButton text={() => parts.map((part) => part.text).join("")} label={words.copy} />
      </div>
    </section>
  );
}
