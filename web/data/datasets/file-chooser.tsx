"use client";

import { Upload } from "lucide-react";
import { classNames } from "#web/controls/class-names.ts";
import { fileEndings } from "#web/data-access/upload-file.ts";
import { dataHubWords } from "#web/messages/data-hub-words.ts";

const words = dataHubWords.upload;

/** Choosing files by hand: a field for files that looks like the place to drop them. */
export function FileChooser({ onFiles }: { onFiles: (files: File[]) => void }) {
  return (
    <label
      className={classNames(
        "flex cursor-pointer items-center gap-3 rounded-card border border-dashed border-line-strong px-4 py-2.5 hover:bg-sunken/50",
        "has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-accent",
      )}
    >
      <Upload className="size-4 shrink-0 text-muted" aria-hidden />
      <span className="min-w-0">
        <span className="block text-[13.5px]">
          {words.drop}{" "}
          <span className="text-accent-ink underline underline-offset-[3px]">{words.choose}</span>
        </span>
        <span className="block text-[12.5px] text-muted">{words.formats}</span>
      </span>
      <input
        type="file"
        multiple
        accept={fileEndings}
        className="sr-only"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </label>
  );
}
