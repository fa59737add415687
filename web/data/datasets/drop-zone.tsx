"use client";

import { Upload } from "lucide-react";
import { useState, type DragEvent, type ReactNode } from "react";
import { classNames } from "#web/controls/class-names.ts";
import { dataHubWords } from "#web/messages/data-hub-words.ts";

const words = dataHubWords.upload;
const endings = ".csv,.tsv,.json,.jsonl,.ndjson,.parquet";

const holdsFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");

type DropZoneProps = { onFiles: (files: File[]) => void; children: ReactNode };

/** Files can be dropped anywhere on what it surrounds. */
export function DropZone({ onFiles, children }: DropZoneProps) {
  const [depth, setDepth] = useState(0);
  const isOver = depth > 0;
  return (
    <div
      className="relative"
      onDragEnter={(event) => holdsFiles(event) && setDepth((value) => value + 1)}
      onDragLeave={(event) => holdsFiles(event) && setDepth((value) => Math.max(0, value - 1))}
      onDragOver={(event) => {
        if (holdsFiles(event)) event.preventDefault();
      }}
      onDrop={(event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        setDepth(0);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      {children}
      {isOver && (
        <div className="pointer-events-none absolute -inset-2 z-20 grid place-items-start justify-center rounded-[10px] border-2 border-dashed border-accent bg-canvas/85 pt-28">
          <p className="flex items-center gap-2 rounded-[8px] bg-raised px-4 py-2.5 font-medium shadow-float">
            <Upload className="size-4 text-accent-ink" aria-hidden />
            {words.dropNow}
          </p>
        </div>
      )}
    </div>
  );
}

/** The same by hand: a field for files that looks like the place to drop them. */
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
        accept={endings}
        className="sr-only"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </label>
  );
}
