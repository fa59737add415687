import type { StoreStatus } from "#domain/store.ts";
import type { Tone } from "#web/controls/state-chip.tsx";

export const storeTones: Record<StoreStatus["state"], Tone> = {
  current: "good",
  behind: "wait",
  rebuilding: "run",
  down: "bad",
};
