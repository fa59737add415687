import { expect } from "vitest";
import type { Summary } from "#domain/card.ts";
import { summary } from "#domain/card.ts";
import type { Job } from "#domain/job.ts";
import type { Caller } from "#domain/role.ts";
import { findTool } from "#tools/catalogue.ts";
import { isLongTool, type Tool } from "#tools/define-tool.ts";
import { readWithTool, writeWithTool } from "#tools/execute-tool.ts";
import type { Platform } from "#tools/platform.ts";
import { untilEnded } from "./run-jobs.ts";

type Args = Record<string, unknown>;
type Result = Record<string, unknown>;

export type ToolCalls = {
  read(name: string, args: Args, caller?: Caller): Promise<Result>;
  /** A write that has its effect at once. */
  write(name: string, args: Args, caller?: Caller): Promise<Result>;
  /** Starts a long tool's job; its id. */
  start(name: string, args: Args, caller?: Caller): Promise<string>;
  /** The job of a long tool once it has ended, however. */
  run(name: string, args: Args, caller?: Caller): Promise<Job>;
  /** The result of a long tool whose job succeeds. */
  finish(name: string, args: Args, caller?: Caller): Promise<Result>;
  /** The sentence and the card of a result, checked against what the web app can draw. */
  show(name: string, result: Result): Summary;
};

/** Calls tools by name as plans and MCP do: arguments and roles are checked, writes happen in one transaction. */
export function callTools(platform: Platform, usual: Caller): ToolCalls {
  const context = (caller: Caller) => ({ platform, caller, signal: AbortSignal.timeout(120_000) });
  const writeAs = async (name: string, args: Args, caller: Caller) =>
    writeWithTool(toolNamed(name), args, context(caller), {});
  const start: ToolCalls["start"] = async (name, args, caller = usual) => {
    const outcome = await writeAs(name, args, caller);
    if (outcome.state !== "started") throw new Error(`${name} started no job`);
    return outcome.job_id;
  };
  const run: ToolCalls["run"] = async (name, args, caller) =>
    untilEnded(platform, await start(name, args, caller));
  return {
    read: async (name, args, caller = usual) => readWithTool(toolNamed(name), args, context(caller)),
    async write(name, args, caller = usual) {
      const outcome = await writeAs(name, args, caller);
      if (outcome.state !== "done") throw new Error(`${name} started a job`);
      return outcome.result;
    },
    start,
    run,
    async finish(name, args, caller) {
      const job = await run(name, args, caller);
      expect(job.error).toBeUndefined();
      expect(isLongTool(toolNamed(name))).toBe(true);
      return toolNamed(name).output.parse(job.result);
    },
    show(name, result) {
      const shown = summary.parse(toolNamed(name).summarize(result as never));
      expect(JSON.stringify(shown)).not.toMatch(/undefined|\[object|NaN/);
      return shown;
    },
  };
}

export function toolNamed(name: string): Tool {
  const tool = findTool(name);
  if (tool === undefined) throw new Error(`there is no tool ${name}`);
  return tool;
}
