import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { getLlama, LlamaCompletion } from "node-llama-cpp";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { TrainingExample } from "#domain/dataset.ts";
import { Failure } from "#domain/failure.ts";
import { cacheFolder } from "#tests/platform-process.ts";
import { createChildProcessExecutor } from "./child-process-executor.ts";
import { ensureTrainerEnvironment } from "./python-environment.ts";
import type { TrainerEvent, TrainingSpec } from "./training.ts";

// On busy cores a training of seconds takes minutes.
vi.setConfig({ testTimeout: 400_000 });

const root = join(import.meta.dirname, "..", "..");
const cache = cacheFolder;
const environment = { PATH: "/usr/local/bin:/usr/bin:/bin", HOME: homedir() };
const colours = ["red", "green", "blue", "brown"];

let home: string;
let python: string;
let base: string;
let examples: string;

function exampleOf(index: number): TrainingExample {
  const colour = colours[index % colours.length] ?? "red";
  return {
    id: `example-${index}`,
    split: index % 8 === 7 ? "validation" : "train",
    task: "colour",
    cluster: String(index),
    messages: [
      { role: "system", content: "Say the colour." },
      { role: "user", content: `Thing ${index} is ${colour}.` },
      { role: "assistant", content: colour },
    ],
  };
}

beforeAll(async () => {
  python = await ensureTrainerEnvironment({
    cache,
    requirementsFile: join(root, "trainers", "requirements.txt"),
  });
  home = await mkdtemp(join(tmpdir(), "lathe-trainer-"));
  base = join(home, "tiny.gguf");
  examples = join(home, "examples.jsonl");
  const made = spawnSync(python, ["-m", "trainers.tiny_model", "--out", base], {
    cwd: root,
    encoding: "utf8",
  });
  expect(made.stderr).toBe("");
  const lines = Array.from({ length: 48 }, (_, index) => JSON.stringify(exampleOf(index)));
  await writeFile(examples, lines.join("\n"));
}, 600_000);
afterAll(() => rm(home, { recursive: true, force: true }));

function specOf(changes: Partial<TrainingSpec> = {}): TrainingSpec {
  return {
    kind: "lora",
    base_gguf: base,
    examples,
    method: "lora",
    rank: 4,
    alpha: 8,
    targets: ["q", "k", "v", "o", "gate", "up", "down"],
    steps: 20,
    batch_size: 8,
    max_tokens: 128,
    learning_rate: 0.01,
    warmup_steps: 2,
    seed: 3,
    checkpoint_every: 4,
    adapter_name: "colours",
    ...changes,
  };
}

type Watch = {
  events: TrainerEvent[];
  log: string[];
  abort: AbortController;
  onEvent?: (event: TrainerEvent) => void;
};

function train(name: string, spec: TrainingSpec, watch: Partial<Watch> = {}, interpreter = python) {
  const executor = createChildProcessExecutor({
    python: interpreter,
    root,
    environment,
    compilationCache: join(cache, "compiled"),
  });
  return executor.run({
    spec,
    folder: join(home, name),
    signal: (watch.abort ?? new AbortController()).signal,
    onEvent: (event) => {
      watch.events?.push(event);
      watch.onEvent?.(event);
    },
    onLog: (line) => void watch.log?.push(line),
  });
}

/** Python behind a shell script, to limit it or to learn its process id. */
async function behind(name: string, before: string): Promise<string> {
  const script = join(home, name);
  await writeFile(script, `#!/bin/sh\n${before}\nexec ${python} "$@"\n`);
  await chmod(script, 0o755);
  return script;
}

const losses = (events: readonly TrainerEvent[]): [number, number][] =>
  events.flatMap((event): [number, number][] =>
    event.event === "progress" ? [[event.step, event.loss]] : [],
  );

let whole: { events: TrainerEvent[]; digest: string };

test("a training reports each step, its loss falls, and the artifact is what it says", async () => {
  const events: TrainerEvent[] = [];
  const [artifact] = await train("whole", specOf(), { events });
  const bytes = await readFile(artifact?.path ?? "");
  expect(artifact).toMatchObject({ name: "adapter.gguf", bytes: bytes.length });
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(artifact?.sha256);
  const steps = losses(events);
  expect(steps.map(([step]) => step)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  expect(steps.at(-1)?.[1]).toBeLessThan((steps[0]?.[1] ?? 0) / 2);
  expect(events.at(-1)?.event).toBe("done");
  whole = { events, digest: artifact?.sha256 ?? "" };
});

test("killed in the middle and run again, it has the same losses and the same adapter", async () => {
  const pidFile = join(home, "pid");
  const interpreter = await behind("python-with-pid", `echo $$ > ${pidFile}`);
  const events: TrainerEvent[] = [];
  const killed = train(
    "killed",
    specOf(),
    {
      events,
      onEvent: (event) => {
        if (event.event !== "progress" || event.step !== 10) return;
        void readFile(pidFile, "utf8").then((pid) => process.kill(Number(pid), "SIGKILL"));
      },
    },
    interpreter,
  );
  await expect(killed).rejects.toMatchObject({
    code: "unavailable",
    message: expect.stringContaining("SIGKILL"),
  });
  const resumed: TrainerEvent[] = [];
  const log: string[] = [];
  const [artifact] = await train("killed", specOf(), { events: resumed, log });
  expect(log.join("\n")).toMatch(/Going on after step (8|12|16)/);
  const expected = new Map(losses(whole.events));
  for (const [step, loss] of [...losses(events), ...losses(resumed)]) expect(loss).toBe(expected.get(step));
  expect(artifact?.sha256).toBe(whole.digest);
});

test("a finished folder says its artifact and done again without training", async () => {
  const events: TrainerEvent[] = [];
  const [artifact] = await train("whole", specOf(), { events });
  expect(artifact?.sha256).toBe(whole.digest);
  expect(events.map(({ event }) => event)).toEqual(["artifact", "done"]);
});

test("a second attempt waits for the first and then repeats its result", async () => {
  let second: Promise<unknown> | undefined;
  const log: string[] = [];
  await train("shared", specOf(), {
    onEvent: (event) => {
      if (event.event === "progress" && event.step === 1) second = train("shared", specOf(), { log });
    },
  });
  expect(await second).toMatchObject([{ sha256: whole.digest }]);
});

test("closing stdin ends the trainer, and its folder can be gone on with", async () => {
  const abort = new AbortController();
  const reason = new Failure("conflict", "The job was cancelled.");
  const running = train("cancelled", specOf(), {
    abort,
    onEvent: (event) => {
      if (event.event === "checkpoint") abort.abort(reason);
    },
  });
  await expect(running).rejects.toBe(reason);
  const [artifact] = await train("cancelled", specOf());
  expect(artifact?.sha256).toBe(whole.digest);
});

test("a folder of another training is refused", async () => {
  await expect(train("whole", specOf({ seed: 4 }))).rejects.toMatchObject({ code: "conflict" });
});

test("only the upper layers are adapted when so asked", async () => {
  const [artifact] = await train("upper", specOf({ adapted_layers: 1, steps: 4 }));
  const bytes = await readFile(artifact?.path ?? "", "latin1");
  expect(bytes).toContain("blk.1.attn_q.weight.lora_a");
  expect(bytes).not.toContain("blk.0.");
});

test("a malformed spec, example or base model is invalid input that names the place", async () => {
  await expect(train("bad-spec", specOf({ rank: 0 }))).rejects.toMatchObject({
    code: "invalid-input",
    message: expect.stringContaining("rank"),
  });
  const bad = join(home, "bad.jsonl");
  await writeFile(bad, `${JSON.stringify(exampleOf(0))}\n{"id": "x"`);
  await expect(train("bad-examples", specOf({ examples: bad }))).rejects.toMatchObject({
    code: "invalid-input",
    message: expect.stringContaining("Line 2"),
  });
  const notModel = join(home, "not-a-model.gguf");
  await writeFile(notModel, "this is no model");
  await expect(train("bad-base", specOf({ base_gguf: notModel }))).rejects.toMatchObject({
    code: "invalid-input",
    message: expect.stringContaining("GGUF"),
  });
  await expect(train("no-examples", specOf({ examples: join(home, "absent.jsonl") }))).rejects.toMatchObject({
    code: "invalid-input",
  });
});

test("a full disk is unavailable with a hint, leaves no half file, and the retry goes on", async () => {
  // A limit on the size of files, in blocks of 512 bytes, stands for the disk that fills up.
  const interpreter = await behind("python-on-full-disk", "ulimit -f 16");
  const spec = specOf({ rank: 16 });
  await expect(train("full", spec, {}, interpreter)).rejects.toMatchObject({
    code: "unavailable",
    hint: expect.stringContaining("disk space"),
  });
  const left = await readdir(join(home, "full"));
  expect(
    left.filter((name) => name.includes("partial") || name.endsWith(".npz") || name.endsWith(".gguf")),
  ).toEqual([]);
  expect(await train("full", spec)).toMatchObject([{ name: "adapter.gguf" }]);
  expect(existsSync(join(home, "full", "adapter.gguf"))).toBe(true);
});

test("llama.cpp applies the adapter as it was trained", async () => {
  const [artifact] = await train("applied", specOf({ steps: 60, rank: 8, alpha: 16 }));
  const llama = await getLlama({ gpu: false, build: "never", skipDownload: true });
  const model = await llama.loadModel({ modelPath: base });
  const turn = (role: string, text: string): string => `<|im_start|>${role}\n${text}<|im_end|>\n`;
  const prompt = `${turn("system", "Say the colour.")}${turn("user", "Thing 13 is green.")}<|im_start|>assistant\n`;
  const answer = async (adapters: { filePath: string }[]): Promise<string> => {
    const context = await model.createContext({
      contextSize: 256,
      ...(adapters.length === 0 ? {} : { lora: { adapters } }),
    });
    const completion = new LlamaCompletion({ contextSequence: context.getSequence() });
    const text = await completion.generateCompletion(model.tokenize(prompt, true), {
      maxTokens: 8,
      temperature: 0,
    });
    await context.dispose();
    return text;
  };
  expect(await answer([])).not.toContain("green");
  expect(await answer([{ filePath: artifact?.path ?? "" }])).toBe("green");
  await model.dispose();
  await llama.dispose();
});
