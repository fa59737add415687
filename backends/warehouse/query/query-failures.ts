import { Failure } from "#domain/failure.ts";
import type { QueryLimits } from "#backends/warehouse/warehouse.ts";

const narrower = { hint: "Add conditions, select fewer columns, or aggregate." };

export function tookTooLong({ timeout_ms }: QueryLimits): Failure {
  return new Failure(
    "invalid-input",
    `The query took longer than ${timeout_ms / 1000} s and was ended`,
    narrower,
  );
}

export function tookTooMuchMemory({ max_memory_mb }: QueryLimits): Failure {
  return new Failure(
    "invalid-input",
    `The query took more than ${max_memory_mb} MB of memory and was ended`,
    narrower,
  );
}

export function endedItsProcess(end: string): Failure {
  return new Failure("invalid-input", `The query ended the process that ran it (${end})`, narrower);
}

/** Nothing is wrong with the query: others, or the copy it reads, took its time. */
export function hadNotBegun({ timeout_ms }: QueryLimits): Failure {
  return new Failure(
    "too-many",
    `The warehouse is busy: the query had not begun after ${timeout_ms / 1000} s`,
    {
      hint: "Try again in a moment.",
    },
  );
}
