"use client";

import { ArrowUp, Square } from "lucide-react";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { words } from "#web/messages/words.ts";

type ComposerProps = {
  /** Under this key what is written survives leaving the conversation. */
  draftKey: string;
  placeholder: string;
  isRunning: boolean;
  onSend: (text: string) => void;
  onStop: () => void;
};

function useDraft(draftKey: string) {
  const [text, setText] = useState("");
  useEffect(() => setText(sessionStorage.getItem(draftKey) ?? ""), [draftKey]);
  const change = (next: string) => {
    setText(next);
    if (next === "") sessionStorage.removeItem(draftKey);
    else sessionStorage.setItem(draftKey, next);
  };
  return [text, change] as const;
}

const roundButton =
  "grid size-8 shrink-0 place-items-center rounded-full bg-accent-fill text-on-accent transition-opacity duration-100 disabled:opacity-35";

/** Where a request is written. Enter sends; while a run goes the button stops it. */
export function Composer({ draftKey, placeholder, isRunning, onSend, onStop }: ComposerProps) {
  const [text, setText] = useDraft(`lathe-draft-${draftKey}`);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (window.matchMedia("(pointer: fine)").matches) field.current?.focus();
  }, [draftKey]);
  const send = () => {
    if (text.trim() === "" || isRunning) return;
    onSend(text.trim());
    setText("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") field.current?.blur();
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <div>
      <div className="flex items-end gap-2 rounded-[14px] border border-line-strong bg-surface p-1.5 pl-4 shadow-[0_1px_3px_oklch(0.2_0.01_60/0.05)] focus-within:border-accent">
        <textarea
          id="composer"
          ref={field}
          rows={1}
          aria-label={words.chat.message}
          aria-describedby="composer-hint"
          placeholder={placeholder}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          className="field-sizing-content max-h-[30vh] min-h-8 flex-1 resize-none bg-transparent py-1 text-[15px] outline-none placeholder:text-muted"
        />
        {isRunning ? (
          <button
            type="button"
            aria-label={words.chat.stop}
            title={words.chat.stop}
            onClick={onStop}
            className={roundButton}
          >
            <Square className="size-3 fill-current" aria-hidden />
          </button>
        ) : (
          <button
            type="button"
            aria-label={words.chat.send}
            title={words.chat.send}
            disabled={text.trim() === ""}
            onClick={send}
            className={roundButton}
          >
            <ArrowUp className="size-4" strokeWidth={2.25} aria-hidden />
          </button>
        )}
      </div>
      <p id="composer-hint" className="mt-1.5 hidden text-center text-[12px] text-muted sm:block">
        {isRunning && text.trim() !== "" ? words.chat.busy : words.chat.hint}
      </p>
    </div>
  );
}
