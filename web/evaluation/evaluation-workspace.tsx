"use client";

import { usePlace } from "#web/frame/use-place.ts";
import { ReportList } from "./report-list.tsx";
import { ReportPage } from "./report-page.tsx";

/** All reports, or the one the address names. */
export function EvaluationWorkspace() {
  const report = usePlace().read("report");
  return (
    <div className="h-full overflow-y-auto">
      {report === undefined ? <ReportList /> : <ReportPage key={report} id={report} />}
    </div>
  );
}
