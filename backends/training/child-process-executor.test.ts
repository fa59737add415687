import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Failure } from "#domain/failure.ts";
import { createChildProcessExecutor } from "./child-process-executor.ts";
import type { TrainerEvent, TrainingExecutor, TrainingSpec } from "./training.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lathe-executor-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const spec: TrainingSpec = {
  kind: "lora",
  base_gguf: "/base.gguf",
  examples: "/examples.jsonl",
  method: "lora",
  rank: 8,
  alpha: 16,
  targets: ["q"],
  steps: 2,
  batch_size: 1,
  max_tokens: 64,
  learning_rate: 0.001,
  warmup_steps: 0,
  seed: 1,
  checkpoint_every: 1,
  adapter_name: "small",
};

/** A shell script in the place of Python: what the executor sees of a trainer is only its lines and its end. */
async function executorOf(script: string): Promise<TrainingExecutor> {
  const python = join(folder, "python");
  await writeFile(python, `#!/bin/sh\n${script}\n`);
  await chmod(python, 0o755);
  return createChildProcessExecutor({
    python,
    root: folder,
    environment: { PATH: "/usr/bin:/bin", PYTHONDONTWRITEBYTECODE: "1" },
    compilationCache: join(folder, "compiled"),
    patience: { afterStdin: 200, afterTerminate: 200 },
  });
}

function run(
  executor: TrainingExecutor,
  signal = new AbortController().signal,
  events: TrainerEvent[] = [],
  log: string[] = [],
) {
  return executor.run({
    spec,
    folder: join(folder, "out"),
    signal,
    onEvent: (event) => void events.push(event),
    onLog: (line) => void log.push(line),
  });
}

const artifact = { name: "adapter.gguf", path: "/adapter.gguf", sha256: "ab", bytes: 2 };
const say = (event: TrainerEvent): string => `echo '${JSON.stringify(event)}'`;

test("a training that says done gives its artifacts, its events in order and the rest as log", async () => {
  const progress: TrainerEvent = {
    event: "progress",
    step: 1,
    total: 2,
    loss: 2.5,
    tokens_per_s: 10,
    memory_mb: 5,
  };
  const executor = await executorOf(
    [
      say(progress),
      "echo not an event",
      "echo a warning >&2",
      say({ event: "artifact", artifact }),
      say({ event: "done", seconds: 1 }),
    ].join("\n"),
  );
  const events: TrainerEvent[] = [];
  const log: string[] = [];
  expect(await run(executor, undefined, events, log)).toEqual([artifact]);
  expect(events.map(({ event }) => event)).toEqual(["progress", "artifact", "done"]);
  expect(log.toSorted()).toEqual(["a warning", "not an event"]);
});

test("the trainer finds its spec in the folder and bytecode is allowed", async () => {
  const executor = await executorOf(
    `echo "$@" > seen; echo "bytecode $PYTHONDONTWRITEBYTECODE." >> seen\n${say({ event: "done", seconds: 0 })}`,
  );
  await run(executor);
  const out = join(folder, "out");
  expect(await readFile(join(folder, "seen"), "utf8")).toBe(
    `-m trainers.lora --spec ${join(out, "spec.json")} --out ${out}\nbytecode .\n`,
  );
  expect(JSON.parse(await readFile(join(out, "spec.json"), "utf8"))).toEqual(spec);
});

test("a trainer's error is thrown as its own failure", async () => {
  const error = {
    code: "unavailable" as const,
    message: "There is no room on the disk.",
    hint: "Free some.",
  };
  const executor = await executorOf(`${say({ event: "error", error })}\nexit 1`);
  await expect(run(executor)).rejects.toMatchObject(error);
});

test("a child that dies without done is unavailable, with its exit code and its last words", async () => {
  const executor = await executorOf("echo out of memory >&2; exit 3");
  const failure = await run(executor).catch((thrown: unknown) => thrown);
  expect(failure).toBeInstanceOf(Failure);
  expect(failure).toMatchObject({ code: "unavailable" });
  expect(String(failure)).toContain("exit code 3");
  expect(String(failure)).toContain("out of memory");
});

test("done counts only with exit code 0", async () => {
  const executor = await executorOf(`${say({ event: "done", seconds: 1 })}\nexit 4`);
  await expect(run(executor)).rejects.toMatchObject({ code: "unavailable" });
});

test("an interpreter that is not there is unavailable", async () => {
  const executor = createChildProcessExecutor({
    python: join(folder, "nothing"),
    root: folder,
    environment: {},
    compilationCache: folder,
  });
  await expect(run(executor)).rejects.toMatchObject({
    code: "unavailable",
    hint: expect.stringContaining("set-up"),
  });
});

test("an abort closes stdin, and the run ends with the reason of the abort", async () => {
  const executor = await executorOf(`echo started >&2; cat > /dev/null; echo closed > ended; exit 75`);
  const abort = new AbortController();
  const reason = new Failure("conflict", "The job was cancelled.");
  const running = executor.run({
    spec,
    folder: join(folder, "out"),
    signal: abort.signal,
    onEvent: () => undefined,
    onLog: () => abort.abort(reason),
  });
  await expect(running).rejects.toBe(reason);
  expect(await readFile(join(folder, "ended"), "utf8")).toBe("closed\n");
});

test("a child that ignores the closed stdin and SIGTERM is killed", async () => {
  const executor = await executorOf(
    `trap '' TERM; echo started >&2; while :; do read -t 1 line; done 2>/dev/null; sleep 60`,
  );
  const abort = new AbortController();
  const running = executor.run({
    spec,
    folder: join(folder, "out"),
    signal: abort.signal,
    onEvent: () => undefined,
    onLog: () => abort.abort(new Failure("conflict", "The job was cancelled.")),
  });
  await expect(running).rejects.toMatchObject({ code: "conflict" });
});

test("a listener that fails ends the child and its failure is thrown", async () => {
  const progress: TrainerEvent = {
    event: "progress",
    step: 1,
    total: 2,
    loss: 1,
    tokens_per_s: 1,
    memory_mb: 1,
  };
  const executor = await executorOf(`${say(progress)}\ncat > /dev/null; echo closed > ended`);
  const lost = new Failure("conflict", "The lease is lost.");
  const running = executor.run({
    spec,
    folder: join(folder, "out"),
    signal: new AbortController().signal,
    onEvent: () => {
      throw lost;
    },
    onLog: () => undefined,
  });
  await expect(running).rejects.toBe(lost);
  expect(await readFile(join(folder, "ended"), "utf8")).toBe("closed\n");
});
