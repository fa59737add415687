import { randomUUID } from "node:crypto";
import type { Ledger } from "#backends/ledger/ledger.ts";
import { noteUsage } from "./note-usage.ts";
import { usageOfToolCall, type ToolCall } from "./usage-of.ts";

export type ToolCallRecorder = {
  record(call: Omit<ToolCall, "id" | "at">): void;
  /** Keeps what waits. */
  close(): Promise<void>;
};

const soon = 250;
const mostWaiting = 10_000;

/**
 * Keeps tool calls as usage, many at a time, so that no call waits for it. A server that is killed loses the calls of a
 * moment, and a ledger that cannot be written those that no longer fit in memory, the oldest first.
 */
export function recordToolCalls(options: {
  ledger: Ledger;
  now(): Date;
  onBug(error: unknown): string;
}): ToolCallRecorder {
  const { ledger } = options;
  let waiting: ToolCall[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  const write = async (): Promise<void> => {
    const calls = waiting;
    waiting = [];
    if (calls.length === 0) return;
    try {
      const records = calls.map(usageOfToolCall);
      await ledger.transaction((transaction) => noteUsage(transaction, records, options.now().toISOString()));
    } catch (error) {
      options.onBug(error);
      waiting = [...calls, ...waiting].slice(-mostWaiting);
    }
  };
  const writeSoon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      writing = writing.then(write);
    }, soon).unref();
  };
  return {
    record(call) {
      waiting.push({ ...call, id: randomUUID(), at: options.now().toISOString() });
      if (waiting.length > mostWaiting) waiting.shift();
      writeSoon();
    },
    async close() {
      clearTimeout(timer);
      writing = writing.then(write);
      await writing;
    },
  };
}
