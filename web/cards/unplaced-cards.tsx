"use client";

import type { Plan } from "#domain/plan.ts";
import type { MessagePart } from "#domain/thread.ts";
import { useConversation } from "#web/chat/conversation-context.ts";
import { useJob } from "#web/data-access/queries.ts";
import { JobCard } from "./job-card.tsx";

function StoredJobCard({ id }: { id: string }) {
  const { data } = useJob(id);
  return data === undefined ? null : <JobCard job={data} />;
}

/** The jobs of a plan that no message holds: they are shown below the plan that started them. */
export function UnplacedCards({ plan }: { plan: Plan }) {
  const { state } = useConversation();
  if (state === undefined) return null;
  const isPlaced = (id: string) =>
    state.messages.some((message) =>
      message.parts.some((part: MessagePart) => part.type === "data-job" && part.id === id),
    );
  const ids = plan.steps
    .map((step) => step.job_id)
    .filter((id): id is string => id !== undefined && !isPlaced(id));
  return (
    <>
      {ids.map((id) => {
        const live = state.jobs[id];
        return live === undefined ? <StoredJobCard key={id} id={id} /> : <JobCard key={id} job={live} />;
      })}
    </>
  );
}
