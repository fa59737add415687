import type { Estimate } from "#domain/plan.ts";
import { showDuration, showMegabytes } from "#web/messages/format.ts";

/** "≈ 9 min · 1.9 GB · 24 MB disk · $0.02"; what is negligible is left out. */
export function showEstimate(estimate: Estimate): string {
  const { seconds, memory_mb: memory, disk_mb: disk, cost_usd: cost } = estimate;
  const parts = [
    seconds === undefined ? "" : `≈ ${showDuration(seconds)}`,
    memory === undefined || memory < 1 ? "" : showMegabytes(memory),
    disk === undefined || disk < 1 ? "" : `${showMegabytes(disk)} disk`,
    cost === undefined || cost === 0 ? "" : `$${cost.toFixed(2)}`,
  ];
  return parts.filter((part) => part !== "").join(" · ");
}
