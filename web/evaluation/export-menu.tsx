"use client";

import { Download } from "lucide-react";
import { Button, type ButtonLook } from "#web/controls/button.tsx";
import { Menu } from "#web/controls/menu.tsx";
import { words } from "#web/messages/words.ts";

const formats = [
  { ending: "json", label: "JSON" },
  { ending: "html", label: "HTML" },
  { ending: "md", label: "Markdown" },
  { ending: "csv", label: "CSV" },
];

type ExportMenuProps = { reportId: string; look?: ButtonLook };

/** The report as a file. */
export function ExportMenu({ reportId, look = "quiet" }: ExportMenuProps) {
  const download = (ending: string) => {
    const link = document.createElement("a");
    link.href = `/api/reports/${encodeURIComponent(reportId)}.${ending}`;
    link.download = `${reportId}.${ending}`;
    link.click();
  };
  return (
    <Menu
      trigger={
        <Button look={look}>
          <Download className="size-3.5" />
          {words.report.export}
        </Button>
      }
      items={formats.map(({ ending, label }) => ({
        label,
        icon: <Download />,
        onSelect: () => download(ending),
      }))}
    />
  );
}
