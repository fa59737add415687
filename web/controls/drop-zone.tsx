"use client";

import { Upload } from "lucide-react";
import { useState, type DragEvent, type ReactNode } from "react";
import { classNames } from "./class-names.ts";

const holdsFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");

/** What is shown over it: on a page near its top, on a field in its middle. */
const looks = {
  page: "-inset-2 rounded-[10px] place-items-start pt-28",
  field: "-inset-px rounded-[14px] place-items-center",
};

type DropZoneProps = {
  /** What letting go does. */
  label: string;
  look: keyof typeof looks;
  /** Absent where no file is taken. */
  onFiles: ((files: File[]) => void) | undefined;
  children: ReactNode;
};

/** Files can be dropped anywhere on what it surrounds. */
export function DropZone({ label, look, onFiles, children }: DropZoneProps) {
  const [depth, setDepth] = useState(0);
  const isOver = depth > 0;
  if (onFiles === undefined) return children;
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
        <div
          className={classNames(
            "pointer-events-none absolute z-20 grid justify-center border-2 border-dashed border-accent bg-canvas/85",
            looks[look],
          )}
        >
          <p
            className={classNames(
              "flex items-center gap-2 font-medium",
              look === "page" && "rounded-[8px] bg-raised px-4 py-2.5 shadow-float",
            )}
          >
            <Upload className="size-4 text-accent-ink" aria-hidden />
            {label}
          </p>
        </div>
      )}
    </div>
  );
}
