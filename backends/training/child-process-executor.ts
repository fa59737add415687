import { spawn, type ChildProcessByStdio } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { Failure, type FailureBody } from "#domain/failure.ts";
import type { JobArtifact } from "#domain/job.ts";
import { stopChild, type StopPatience } from "./stop-child.ts";
import { parseTrainerEvent } from "./trainer-event.ts";
import type { TrainingExecutor, TrainingRun } from "./training.ts";

export type ChildProcessExecutorOptions = {
  /** The interpreter of the trainers' environment. */
  python: string;
  /** The folder that holds `trainers/`. */
  root: string;
  /** The whole environment of the child: variables it needs, such as PATH; never a secret. */
  environment: Readonly<Record<string, string>>;
  /** Where compiled code is kept between trainings, so that the next one starts sooner. */
  compilationCache: string;
  patience?: StopPatience;
};

type Child = ChildProcessByStdio<Writable, Readable, Readable>;
type Heard = { artifacts: JobArtifact[]; isDone: boolean; error: FailureBody | undefined; log: string[] };

const keptLogLines = 8;

/** Runs each training as a child process on this machine, which dies with this process because its stdin closes. */
export function createChildProcessExecutor(options: ChildProcessExecutorOptions): TrainingExecutor {
  return {
    name: "child-process",
    async run(training) {
      training.signal.throwIfAborted();
      await mkdir(training.folder, { recursive: true });
      const specFile = join(training.folder, "spec.json");
      await writeFile(specFile, JSON.stringify(training.spec, undefined, 2));
      return follow(start(options, training, specFile), training, options);
    },
  };
}

function start(options: ChildProcessExecutorOptions, training: TrainingRun, specFile: string): Child {
  // Without bytecode every start would compile all of its libraries again.
  const { PYTHONDONTWRITEBYTECODE: _unwanted, ...environment } = options.environment;
  const module = ["-m", `trainers.${training.spec.kind}`];
  return spawn(options.python, [...module, "--spec", specFile, "--out", training.folder], {
    cwd: options.root,
    stdio: ["pipe", "pipe", "pipe"],
    env: {
      ...environment,
      JAX_PLATFORMS: "cpu",
      JAX_COMPILATION_CACHE_DIR: options.compilationCache,
      JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS: "0.5",
    },
  });
}

async function follow(
  child: Child,
  training: TrainingRun,
  options: ChildProcessExecutorOptions,
): Promise<JobArtifact[]> {
  const heard: Heard = { artifacts: [], isDone: false, error: undefined, log: [] };
  const patience = options.patience ?? { afterStdin: 5000, afterTerminate: 5000 };
  // A child that is already gone cannot be written to; its end is told by its exit.
  child.stdin.on("error", () => undefined);
  const stop = (): void => void stopChild(child, patience);
  training.signal.addEventListener("abort", stop, { once: true });
  if (training.signal.aborted) stop();
  try {
    const [end] = await Promise.all([
      ended(child, options.python),
      listen(child, training, heard),
      readLog(child, training, heard),
    ]);
    training.signal.throwIfAborted();
    return outcome(heard, end);
  } finally {
    training.signal.removeEventListener("abort", stop);
    if (child.pid !== undefined) await stopChild(child, patience);
  }
}

type End = { code: number | null; signal: NodeJS.Signals | null };

function ended(child: Child, python: string): Promise<End> {
  return new Promise((resolve, reject) => {
    child.once("error", (cause) =>
      reject(
        new Failure("unavailable", `The trainer cannot start: ${python} does not run.`, {
          hint: "Run the set-up again: it repairs the trainers' Python environment.",
          cause,
        }),
      ),
    );
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
}

/** One event after the other: a slow listener slows the reading, and a failed one ends the run. */
async function listen(child: Child, training: TrainingRun, heard: Heard): Promise<void> {
  for await (const line of createInterface({ input: child.stdout })) {
    const event = parseTrainerEvent(line);
    if (event === undefined) {
      await training.onLog(line);
      continue;
    }
    if (event.event === "artifact") heard.artifacts.push(event.artifact);
    if (event.event === "done") heard.isDone = true;
    if (event.event === "error") heard.error = event.error;
    if (!training.signal.aborted) await training.onEvent(event);
  }
}

async function readLog(child: Child, training: TrainingRun, heard: Heard): Promise<void> {
  for await (const line of createInterface({ input: child.stderr })) {
    heard.log = [...heard.log, line].slice(-keptLogLines);
    if (!training.signal.aborted) await training.onLog(line);
  }
}

function outcome(heard: Heard, end: End): JobArtifact[] {
  if (heard.error) {
    const { code, message, hint, detail } = heard.error;
    throw new Failure(code, message, {
      ...(hint === undefined ? {} : { hint }),
      ...(detail === undefined ? {} : { detail }),
    });
  }
  if (heard.isDone && end.code === 0) return heard.artifacts;
  const how = end.signal === null ? `exit code ${end.code}` : `signal ${end.signal}`;
  const last = heard.log.length === 0 ? "It said nothing." : `Its last words: ${heard.log.join(" | ")}`;
  throw new Failure("unavailable", `The trainer ended before it was done, with ${how}. ${last}`, {
    hint: "Retry the job: it goes on from its last checkpoint. If it ends like this again, free some memory first.",
  });
}
