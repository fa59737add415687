import type { Tool } from "#tools/define-tool.ts";
import type { Platform } from "#tools/platform.ts";
import type { RosterSlot } from "#domain/roster.ts";

/** What completing and checking steps looks at. */
export type StepContext = {
  platform: Platform;
  tools: readonly Tool[];
  specialistOf(tool: Tool): string;
  /** Every roster slot, with its profile. */
  slots: readonly RosterSlot[];
};

export function toolNamed(context: Pick<StepContext, "tools">, name: string): Tool | undefined {
  return context.tools.find((tool) => tool.name === name);
}
