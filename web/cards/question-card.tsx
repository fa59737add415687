"use client";

import { CircleQuestionMark } from "lucide-react";
import { useState } from "react";
import type { Question } from "#domain/plan.ts";
import { Button } from "#web/controls/button.tsx";
import { TextField } from "#web/controls/text-field.tsx";
import { answerQuestion } from "#web/data-access/actions.ts";
import { words } from "#web/messages/words.ts";
import { CardFrame } from "./card-frame.tsx";
import { useAction } from "./use-action.ts";

type QuestionCardProps = { question: Question & { answered?: string | undefined } };

/** One question, its live options, and what the answer does. */
export function QuestionCard({ question }: QuestionCardProps) {
  const { isBusy, run } = useAction();
  const [text, setText] = useState("");
  const { answered } = question;
  const answer = (value: string) => run(() => answerQuestion(question.id, value));
  const options = question.options ?? [];
  const chosen = options.find((option) => option.value === answered)?.label ?? answered;
  return (
    <CardFrame
      label={`${words.question.title}: ${question.ask}`}
      icon={<CircleQuestionMark />}
      title={question.ask}
      isWaiting={answered === undefined}
      chip={
        answered === undefined
          ? { tone: "wait", text: words.plan.state.proposed }
          : { tone: "good", text: words.plan.state.done }
      }
    >
      <div className="px-4 pb-3.5">
        {answered !== undefined ? (
          <p className="text-muted">{words.question.answered(chosen ?? answered)}</p>
        ) : (
          <>
            <div className="flex flex-wrap gap-2">
              {options.map((option) => (
                <Button
                  key={option.value}
                  disabled={isBusy}
                  className="!h-auto min-h-8 max-w-full py-1 text-left !whitespace-normal"
                  onClick={() => answer(option.value)}
                >
                  {option.label}
                </Button>
              ))}
            </div>
            <form
              className="mt-3 flex max-w-md items-end gap-2"
              onSubmit={(event) => {
                event.preventDefault();
                if (text.trim() !== "") answer(text.trim());
              }}
            >
              <div className="flex-1">
                <TextField
                  label={options.length > 0 ? words.question.own : words.question.answer}
                  value={text}
                  onChange={(event) => setText(event.target.value)}
                />
              </div>
              <Button type="submit" data-key="a" disabled={isBusy || text.trim() === ""}>
                {words.question.send}
              </Button>
            </form>
            <p className="mt-2 text-[13px] text-muted">{words.question.effect}</p>
          </>
        )}
      </div>
    </CardFrame>
  );
}
