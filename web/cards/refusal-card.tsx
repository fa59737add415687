import { CircleSlash } from "lucide-react";
import type { Refusal } from "#domain/plan.ts";
import { words } from "#web/messages/words.ts";
import { CardFrame } from "./card-frame.tsx";

/** What is not done, why, and what can be done instead. */
export function RefusalCard({ refusal }: { refusal: Refusal }) {
  return (
    <CardFrame
      label={`${words.refusal.title}: ${refusal.message}`}
      icon={<CircleSlash />}
      title={refusal.message}
      chip={{ tone: "quiet", text: words.refusal.title }}
    >
      {refusal.hint !== "" && <p className="px-4 pb-3.5 pl-11 text-muted">{refusal.hint}</p>}
    </CardFrame>
  );
}
