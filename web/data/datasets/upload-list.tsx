"use client";

import { FileUp, X } from "lucide-react";
import { FailureNote } from "#web/controls/failure-note.tsx";
import { IconButton } from "#web/controls/icon-button.tsx";
import { ProgressBar } from "#web/controls/progress-bar.tsx";
import type { UploadAnswer } from "#web/data-access/upload-file.ts";
import type { Uploading } from "#web/data-access/use-uploads.ts";
import { dataHubWords } from "#web/messages/data-hub-words.ts";
import { showBytes, showWhole } from "#web/messages/format.ts";
import { ImportOutcome } from "./import-outcome.tsx";

type Upload = Uploading<UploadAnswer>;

const uploadWords = dataHubWords.upload;

function Outcome({ upload }: { upload: Upload }) {
  if (upload.state === "cancelled") return <p className="text-muted">{uploadWords.cancelled}</p>;
  if (upload.state === "failed" && upload.failure !== undefined)
    return <FailureNote failure={upload.failure} />;
  if (upload.answer !== undefined) return <ImportOutcome answer={upload.answer} />;
  const isSent = upload.sent >= upload.bytes;
  return (
    <>
      <ProgressBar done={Math.min(upload.sent, upload.bytes)} total={upload.bytes} label={upload.name} />
      <p className="mt-1 text-[12.5px] text-muted tabular-nums">
        {isSent ? uploadWords.reading : uploadWords.sending(showBytes(upload.sent), showBytes(upload.bytes))}
      </p>
    </>
  );
}

type UploadListProps = { uploads: Upload[]; onCancel: (id: number) => void; onDismiss: (id: number) => void };

/** How each upload goes, and how it ended. */
export function UploadList({ uploads, onCancel, onDismiss }: UploadListProps) {
  if (uploads.length === 0) return null;
  return (
    <ul aria-label={uploadWords.list} aria-live="polite" className="mb-4 space-y-2">
      {uploads.map((upload) => (
        <li key={upload.id} className="rounded-card border bg-surface py-2.5 pr-2 pl-4">
          <div className="flex items-start gap-3">
            <FileUp className="mt-0.5 size-4 shrink-0 text-muted" aria-hidden />
            <div className="min-w-0 flex-1">
              <p className="mb-1 flex gap-3">
                <span className="min-w-0 flex-1 truncate font-medium">{upload.name}</span>
                <span
                  className="shrink-0 text-[13px] text-muted tabular-nums"
                  title={showWhole(upload.bytes)}
                >
                  {showBytes(upload.bytes)}
                </span>
              </p>
              <Outcome upload={upload} />
            </div>
            <IconButton
              label={upload.state === "sending" ? uploadWords.cancel : uploadWords.dismiss}
              className="-mt-1.5"
              onClick={() => (upload.state === "sending" ? onCancel : onDismiss)(upload.id)}
            >
              <X />
            </IconButton>
          </div>
        </li>
      ))}
    </ul>
  );
}
