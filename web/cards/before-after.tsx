import { ArrowRight } from "lucide-react";
import { words } from "#web/messages/words.ts";
import { escapeOdd } from "./approval-evidence.ts";

type BeforeAfterProps = { now: string; after: string };

function Side({ label, value, isNew }: { label: string; value: string; isNew: boolean }) {
  return (
    <div className={`min-w-0 rounded-[7px] border px-3 py-2 ${isNew ? "border-accent/60" : ""}`}>
      <p className="text-[12.5px] text-muted">{label}</p>
      <p className="font-mono text-[13px] break-all">
        {value === "" ? (
          <span className="font-sans text-muted">{words.approval.empty}</span>
        ) : (
          escapeOdd(value)
        )}
      </p>
    </div>
  );
}

/** What is there now beside what would be there then. */
export function BeforeAfter({ now, after }: BeforeAfterProps) {
  return (
    <div className="grid items-center gap-2 @md:grid-cols-[1fr_auto_1fr]">
      <Side label={words.approval.now} value={now} isNew={false} />
      <ArrowRight className="mx-auto size-4 text-muted max-md:rotate-90 @md:rotate-0" aria-hidden />
      <Side label={words.approval.after} value={after} isNew />
    </div>
  );
}
