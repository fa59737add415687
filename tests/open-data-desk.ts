import type { Platform } from "#tools/platform.ts";
import { callTools, type ToolCalls } from "./call-tools.ts";
import { openTestPlatform } from "./open-test-platform.ts";
import { startToolJobs } from "./run-jobs.ts";

export type DataDesk = AsyncDisposable & { platform: Platform; calls: ToolCalls };

/** The platform with the example data and a worker, and an architect who calls its tools. */
export async function openDataDesk(bugs: unknown[]): Promise<DataDesk> {
  const opened = await openTestPlatform({ withData: true });
  const jobs = await startToolJobs(opened.platform, bugs);
  return {
    platform: opened.platform,
    calls: callTools(opened.platform, {
      user_id: "ada",
      name: "Architect",
      role: "architect",
      kind: "person",
    }),
    async [Symbol.asyncDispose]() {
      await jobs.stop();
      await opened[Symbol.asyncDispose]();
    },
  };
}
