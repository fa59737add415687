import type { EventPart } from "#domain/event-part.ts";

/** Names under which answers are kept, so that an event can say which of them are old. */
export const queryKeys = {
  threads: ["threads"],
  approvals: ["approvals"],
  roster: ["roster"],
  reports: ["reports"],
  health: ["health"],
  jobs: ["jobs"],
  datasets: ["datasets"],
  stores: ["stores"],
  uploads: ["uploads"],
} as const;

export function queryKeysTouchedBy(part: EventPart): readonly (readonly string[])[] {
  switch (part.type) {
    case "data-thread":
      return [queryKeys.threads];
    case "data-approval":
      return [queryKeys.approvals, queryKeys.roster];
    case "data-job":
      return part.data.kind === "import" && part.data.state === "succeeded" ? [queryKeys.datasets] : [];
    case "data-report":
      return [queryKeys.reports];
    case "finish":
      return [queryKeys.threads, queryKeys.approvals];
    default:
      return [];
  }
}
