"use client";

import { toast } from "sonner";
import { uploadAttachment } from "#web/data-access/upload-file.ts";
import { useUploads } from "#web/data-access/use-uploads.ts";
import { words } from "#web/messages/words.ts";
import { changeDraft } from "./drafts.ts";
import { joinMessages, type OutgoingMessage } from "./outgoing-message.ts";

/** As many as the server takes with one message. */
const most = 5;

/** The files of a message that is being written. Each is uploaded at once and joins the draft when the server has read it. */
export function useAttachments(draftKey: string, draft: OutgoingMessage) {
  const { uploads, start, cancel, dismiss } = useUploads(async (file, onProgress, signal) => {
    const { id, file_name, bytes } = await uploadAttachment(file, onProgress, signal);
    const attachments = [{ id, file_name, bytes }];
    changeDraft(draftKey, (now) => joinMessages(now, { text: "", attachments }));
    return id;
  });
  const sending = uploads.filter(({ state }) => state === "sending").toReversed();
  const room = most - draft.attachments.length - sending.length;
  return {
    sending,
    refused: uploads.filter(({ state }) => state === "failed"),
    cancel,
    dismiss,
    add(files: readonly File[]) {
      start(files.slice(0, room));
      if (files.length > room) toast.error(words.chat.tooManyFiles(most));
    },
    remove: (id: string) =>
      changeDraft(draftKey, (now) => ({
        ...now,
        attachments: now.attachments.filter((attachment) => attachment.id !== id),
      })),
  };
}

export type Attachments = ReturnType<typeof useAttachments>;
