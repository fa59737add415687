"use client";

import { FileSpreadsheet, TriangleAlert, X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "#web/controls/icon-button.tsx";
import { ProgressBar } from "#web/controls/progress-bar.tsx";
import { RequestFailure } from "#web/data-access/http-client.ts";
import { showBytes } from "#web/messages/format.ts";
import { words } from "#web/messages/words.ts";
import type { Attachment } from "./outgoing-message.ts";
import type { Attachments } from "./use-attachments.ts";

type ChipProps = {
  name: string;
  bytes: number;
  action: string;
  onAction: () => void;
  children?: ReactNode;
};

function FileChip({ name, bytes, action, onAction, children }: ChipProps) {
  return (
    <li className="flex max-w-full min-w-0 items-center gap-2 rounded-[8px] border bg-canvas pl-2.5">
      <FileSpreadsheet className="size-4 shrink-0 text-muted" aria-hidden />
      <span className="min-w-0 py-1">
        <span className="flex items-baseline gap-2 text-[13px]">
          <span className="max-w-56 truncate" title={name}>
            {name}
          </span>
          <span className="shrink-0 text-[12px] text-muted tabular-nums">{showBytes(bytes)}</span>
        </span>
        {children}
      </span>
      <IconButton label={action} onClick={onAction} className="size-7">
        <X />
      </IconButton>
    </li>
  );
}

/** A file that the server would not read: why, in its words, with the line where it stopped. */
function RefusedFile({
  name,
  failure,
  onDismiss,
}: {
  name: string;
  failure: Error | undefined;
  onDismiss: () => void;
}) {
  const hint = failure instanceof RequestFailure ? failure.body.hint : undefined;
  return (
    <li
      role="alert"
      className="flex w-full items-start gap-2 rounded-[8px] border border-bad/40 bg-bad/5 py-1 pl-2.5 text-[13px]"
    >
      <TriangleAlert className="mt-1 size-4 shrink-0 text-bad" aria-hidden />
      <p className="min-w-0 flex-1 py-0.5 break-words">
        <span className="font-medium">{words.chat.refused(name)}</span> {failure?.message}
        {hint !== undefined && <span className="block text-muted">{hint}</span>}
      </p>
      <IconButton label={words.chat.dismissFile(name)} onClick={onDismiss} className="size-7">
        <X />
      </IconButton>
    </li>
  );
}

type AttachmentListProps = {
  attached: readonly Attachment[];
  files: Attachments;
  /** Where the focus goes when what had it is gone. */
  onGone: () => void;
};

/** The files of the message: read, on their way, and refused. */
export function AttachmentList({ attached, files, onGone }: AttachmentListProps) {
  const { sending, refused, cancel, dismiss, remove } = files;
  const after = (action: () => void) => () => {
    action();
    onGone();
  };
  if (attached.length + sending.length + refused.length === 0) return null;
  return (
    <ul aria-label={words.chat.files} className="flex flex-wrap gap-1.5 px-1 pt-1 pb-1.5">
      {attached.map(({ id, file_name, bytes }) => (
        <FileChip
          key={id}
          name={file_name}
          bytes={bytes}
          action={words.chat.removeFile(file_name)}
          onAction={after(() => remove(id))}
        />
      ))}
      {sending.map(({ id, name, bytes, sent }) => (
        <FileChip
          key={id}
          name={name}
          bytes={bytes}
          action={words.chat.cancelFile(name)}
          onAction={after(() => cancel(id))}
        >
          <ProgressBar done={Math.min(sent, bytes)} total={bytes} label={name} />
        </FileChip>
      ))}
      {refused.map(({ id, name, failure }) => (
        <RefusedFile key={id} name={name} failure={failure} onDismiss={after(() => dismiss(id))} />
      ))}
    </ul>
  );
}
