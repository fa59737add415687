"use client";

import { Paperclip } from "lucide-react";
import { useRef } from "react";
import { IconButton } from "#web/controls/icon-button.tsx";
import { fileEndings } from "#web/data-access/upload-file.ts";
import { words } from "#web/messages/words.ts";

/** Chooses files for the message. */
export function AttachButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton label={words.chat.attach} className="rounded-full" onClick={() => field.current?.click()}>
        <Paperclip />
      </IconButton>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        accept={fileEndings}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </>
  );
}
