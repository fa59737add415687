/** Moments at which a sudden death must lose nothing and repeat nothing. */
export const faultPoints = [
  "message-stored",
  "run-started",
  "answer-half-written",
  "plan-stored",
  "approval-decided",
  "step-marked-running",
  "effect-committed",
  "step-outcome-stored",
  "job-begun",
  "training-checkpoint",
  "training-adapter-kept",
  "evaluation-items-stored",
  "job-work-done",
  "plan-advanced",
  "roster-decided",
] as const;
export type FaultPoint = (typeof faultPoints)[number];

let armed: FaultPoint | undefined;

/** Arms one point for this process: reaching it kills the process as `kill -9` would. For the kill tests. */
export function armFaultPoint(point: FaultPoint): void {
  armed = point;
}

/** Marks a moment; does nothing unless it is armed. */
export function reachFaultPoint(point: FaultPoint): void {
  if (armed === point) process.kill(process.pid, "SIGKILL");
}
