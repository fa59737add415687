"use client";

import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { IconButton } from "#web/controls/icon-button.tsx";
import { Sheet } from "#web/controls/sheet.tsx";
import { JobPanel } from "#web/cards/job-panel.tsx";
import { PassagePanel } from "#web/cards/passage-panel.tsx";
import { UploadPanel } from "#web/cards/upload-panel.tsx";
import { ReportPanel } from "#web/evaluation/report-panel.tsx";
import { words } from "#web/messages/words.ts";

type DetailPanelProps = { address: string; onClose: () => void };

function useIsWide(): boolean {
  const [isWide, setIsWide] = useState(() => window.matchMedia("(min-width: 1024px)").matches);
  useEffect(() => {
    const query = window.matchMedia("(min-width: 1024px)");
    const update = () => setIsWide(query.matches);
    query.addEventListener("change", update);
    return () => query.removeEventListener("change", update);
  }, []);
  return isWide;
}

const titles: Record<string, string> = {
  report: words.report.title,
  passage: words.cited.passage,
  upload: words.chat.file,
};

function PanelBody({ kind, id }: { kind: string; id: string }) {
  if (kind === "report") return <ReportPanel id={id} />;
  if (kind === "passage") return <PassagePanel id={id} />;
  if (kind === "upload") return <UploadPanel id={id} />;
  return <JobPanel id={id} />;
}

/** Details of a job, a report, a passage or a file: beside the conversation, or from below on a phone. `address` is "job:…" and the like. */
export function DetailPanel({ address, onClose }: DetailPanelProps) {
  const isWide = useIsWide();
  useEffect(() => {
    if (!isWide) return undefined;
    const onKey = (event: KeyboardEvent) => {
      const isElsewhere =
        document.querySelector("[role=dialog],[role=menu]") !== null ||
        event.target instanceof HTMLTextAreaElement;
      if (event.key === "Escape" && !isElsewhere) onClose();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [isWide, onClose]);
  const kind = address.slice(0, address.indexOf(":"));
  const id = address.slice(address.indexOf(":") + 1);
  const title = titles[kind] ?? words.job.title;
  const body = <PanelBody kind={kind} id={id} />;
  if (!isWide) {
    return (
      <Sheet isOpen onClose={onClose} title={title} side="bottom">
        {body}
      </Sheet>
    );
  }
  return (
    <aside
      aria-label={words.frame.panel}
      className="flex w-[clamp(380px,32vw,520px)] shrink-0 flex-col border-l bg-surface"
    >
      <header className="flex h-11 shrink-0 items-center border-b pr-1.5 pl-4">
        <h2 className="flex-1 font-semibold">{title}</h2>
        <IconButton label={words.frame.closePanel} onClick={onClose}>
          <X />
        </IconButton>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">{body}</div>
    </aside>
  );
}
