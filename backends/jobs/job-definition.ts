import type { z } from "zod";
import type { JobArtifact, JobProgress, MetricPoint } from "#domain/job.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";

/** What a running job is given. Every write goes through `write`, which fails with `conflict` once the lease is lost. */
export type JobContext<Input> = {
  jobId: string;
  input: Input;
  requester: string;
  attempt: number;
  /** This job's own folder under the home folder; kept between attempts. */
  folder: string;
  /** Aborts on cancel, on a lost lease and on shutdown; `reason` is a Failure that says which. */
  signal: AbortSignal;
  now(): Date;
  progress(progress: JobProgress): Promise<void>;
  metric(point: MetricPoint): Promise<void>;
  log(line: string): Promise<void>;
  artifact(artifact: JobArtifact): Promise<void>;
  /** A short transaction, fenced by the job's lease. */
  write<Result>(body: (transaction: Transaction) => Promise<Result>): Promise<Result>;
};

/** A kind of long work. `handle` may be called again with the same folder after a crash: it continues, and does nothing twice. */
export type JobDefinition<
  Platform,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> = {
  kind: string;
  input: Input;
  output: Output;
  title(input: z.output<Input>): string;
  /**
   * Does the work and returns `finish`, which is called inside the transaction that also ends the job, so its effects and
   * the job's success are one.
   */
  handle(
    context: JobContext<z.output<Input>>,
    platform: Platform,
  ): Promise<(transaction: Transaction) => Promise<z.output<Output>>>;
  /**
   * Closes what an unfinished `handle` left open in the ledger; called in the transaction that ends the job as failed or
   * cancelled, however that came. The job may be retried afterwards.
   */
  abandon?(transaction: Transaction, jobId: string, at: string): Promise<void>;
};
