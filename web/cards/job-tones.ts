import type { JobState } from "#domain/job.ts";
import type { Tone } from "#web/controls/state-chip.tsx";

export const jobTones: Record<JobState, Tone> = {
  queued: "quiet",
  running: "run",
  succeeded: "good",
  failed: "bad",
  cancelled: "quiet",
};
