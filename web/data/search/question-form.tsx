"use client";

import { Search } from "lucide-react";
import { useState, type FormEvent } from "react";
import { Button } from "#web/controls/button.tsx";
import { TextField } from "#web/controls/text-field.tsx";
import { dataHubWords } from "#web/messages/data-hub-words.ts";

const words = dataHubWords.search;

export type Asked = { query: string; device: string; stage: string };
type QuestionFormProps = Asked & { onAsk: (asked: Asked) => void };

/** The question, and what is known beside it: the device in question, and where the customer stands. */
export function QuestionForm({ onAsk, ...given }: QuestionFormProps) {
  const [asked, setAsked] = useState<Asked>(given);
  const change = (part: Partial<Asked>) => setAsked({ ...asked, ...part });
  const ask = (event: FormEvent) => {
    event.preventDefault();
    onAsk({ query: asked.query.trim(), device: asked.device.trim(), stage: asked.stage.trim() });
  };
  return (
    <form role="search" onSubmit={ask} className="flex flex-wrap items-center gap-2">
      <div className="min-w-0 flex-1 basis-full md:basis-72">
        <TextField
          type="search"
          label={words.query}
          isLabelHidden
          placeholder={words.placeholder}
          value={asked.query}
          onChange={(event) => change({ query: event.target.value })}
        />
      </div>
      <div className="min-w-0 flex-1 md:max-w-44">
        <TextField
          label={words.device}
          isLabelHidden
          placeholder={words.device}
          value={asked.device}
          onChange={(event) => change({ device: event.target.value })}
        />
      </div>
      <div className="min-w-0 flex-1 md:max-w-36">
        <TextField
          label={words.stage}
          isLabelHidden
          placeholder={words.stage}
          value={asked.stage}
          onChange={(event) => change({ stage: event.target.value })}
        />
      </div>
      <Button type="submit" look="primary" disabled={asked.query.trim() === ""}>
        <Search className="size-3.5" aria-hidden />
        {words.run}
      </Button>
    </form>
  );
}
