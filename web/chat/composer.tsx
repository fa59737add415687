"use client";

import { ArrowUp, Square } from "lucide-react";
import { useEffect, useRef, type ClipboardEvent, type KeyboardEvent } from "react";
import { DropZone } from "#web/controls/drop-zone.tsx";
import { words } from "#web/messages/words.ts";
import { AttachButton } from "./attach-button.tsx";
import { AttachmentList } from "./attachment-list.tsx";
import { changeDraft, useDraft } from "./drafts.ts";
import { emptyMessage, type OutgoingMessage } from "./outgoing-message.ts";
import { useAttachments } from "./use-attachments.ts";

type ComposerProps = {
  /** Under this key what is written survives leaving the conversation. */
  draftKey: string;
  placeholder: string;
  isRunning: boolean;
  /** Files are for the assistant: a model that is talked to straight reads words only. */
  takesFiles: boolean;
  onSend: (message: OutgoingMessage) => void;
  onStop: () => void;
};

const roundButton =
  "grid size-8 shrink-0 place-items-center rounded-full bg-accent-fill text-on-accent transition-opacity duration-100 disabled:opacity-35";

type RoundButtonProps = { isRunning: boolean; isReady: boolean; onSend: () => void; onStop: () => void };

function RoundButton({ isRunning, isReady, onSend, onStop }: RoundButtonProps) {
  if (isRunning)
    return (
      <button
        type="button"
        aria-label={words.chat.stop}
        title={words.chat.stop}
        onClick={onStop}
        className={roundButton}
      >
        <Square className="size-3 fill-current" aria-hidden />
      </button>
    );
  return (
    <button
      type="button"
      aria-label={words.chat.send}
      title={words.chat.send}
      disabled={!isReady}
      onClick={onSend}
      className={roundButton}
    >
      <ArrowUp className="size-4" strokeWidth={2.25} aria-hidden />
    </button>
  );
}

/** Files on the clipboard. A table copied from a spreadsheet comes as text and as a picture: there the text is meant. */
function filesOf({ clipboardData }: ClipboardEvent): File[] {
  return clipboardData.types.includes("text/plain") ? [] : [...clipboardData.files];
}

/** Where a request is written and files join it. Enter sends; while a run goes the button stops it. */
export function Composer({ draftKey, placeholder, isRunning, takesFiles, onSend, onStop }: ComposerProps) {
  const draft = useDraft(draftKey);
  const files = useAttachments(draftKey, draft);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (window.matchMedia("(pointer: fine)").matches) field.current?.focus();
  }, [draftKey]);
  const { text, attachments } = draft;
  const isReading = files.sending.length > 0;
  const isReady = text.trim() !== "" && !isRunning && !isReading;
  const send = () => {
    if (!isReady) return;
    onSend({ text: text.trim(), attachments });
    changeDraft(draftKey, () => emptyMessage);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") field.current?.blur();
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  const onPaste = (event: ClipboardEvent) => {
    const pasted = takesFiles ? filesOf(event) : [];
    if (pasted.length === 0) return;
    event.preventDefault();
    files.add(pasted);
  };
  const hint = isReading
    ? words.chat.readingFile
    : isRunning && text.trim() !== ""
      ? words.chat.busy
      : words.chat.hint;
  return (
    <div>
      <DropZone label={words.chat.dropFile} look="field" onFiles={takesFiles ? files.add : undefined}>
        <div className="rounded-[14px] border border-line-strong bg-surface p-1.5 shadow-[0_1px_3px_oklch(0.2_0.01_60/0.05)] focus-within:border-accent">
          <AttachmentList attached={attachments} files={files} onGone={() => field.current?.focus()} />
          <div className="flex items-end gap-1.5">
            {takesFiles && <AttachButton onFiles={files.add} />}
            <textarea
              id="composer"
              ref={field}
              rows={1}
              aria-label={words.chat.message}
              aria-describedby="composer-hint"
              placeholder={attachments.length > 0 ? words.chat.placeholderFile : placeholder}
              value={text}
              onChange={({ target }) => changeDraft(draftKey, (now) => ({ ...now, text: target.value }))}
              onKeyDown={onKeyDown}
              onPaste={onPaste}
              className="field-sizing-content max-h-[30vh] min-h-8 min-w-0 flex-1 resize-none first:pl-2.5 bg-transparent py-1 text-[15px] outline-none placeholder:text-muted"
            />
            <RoundButton isRunning={isRunning} isReady={isReady} onSend={send} onStop={onStop} />
          </div>
        </div>
      </DropZone>
      <p
        id="composer-hint"
        aria-live="polite"
        className="mt-1.5 hidden text-center text-[12px] text-muted sm:block"
      >
        {hint}
      </p>
    </div>
  );
}
