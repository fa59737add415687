import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Failure } from "#domain/failure.ts";
import { requirePip, requirePython } from "./require-python.ts";
import { runCommand } from "./run-command.ts";

export type EnvironmentProgress = { phase: "present" | "installer" | "install" | "ready"; message: string };

export type PythonEnvironmentOptions = {
  /** What it is for: `trainings`, `MLflow`. */
  purpose: string;
  /** What is fetched, for whoever waits: `about 600 MB`. */
  size: string;
  /** The folder for what was fetched (`LATHE_CACHE`). */
  cache: string;
  /** The pinned list, complete: nothing that it does not name is installed. */
  requirementsFile: string;
  /** The interpreter to build on; `python3` when left out. */
  python?: string;
  onProgress?: (progress: EnvironmentProgress) => void;
  signal?: AbortSignal;
};

export type TrainerEnvironmentOptions = Omit<PythonEnvironmentOptions, "purpose" | "size">;

const installer = "uv==0.13.9";

/** The interpreter of the trainers' own Python environment. */
export function ensureTrainerEnvironment(options: TrainerEnvironmentOptions): Promise<string> {
  return ensurePythonEnvironment({ ...options, purpose: "trainings", size: "about 600 MB" });
}

/**
 * The interpreter of a Python environment of its own, built once a list of requirements and Python version. It is
 * built beside its place and renamed into it, so a stop at any moment leaves nothing half done, and of two that build at
 * once one wins. Throws `unavailable`, naming what to install, without Python 3.11 with pip or without the packages.
 */
export async function ensurePythonEnvironment(options: PythonEnvironmentOptions): Promise<string> {
  const python = options.python ?? "python3";
  const place = await placeOf(options);
  const home = dirname(place);
  const interpreter = join(place, "bin", "python");
  const tell = (phase: EnvironmentProgress["phase"], message: string): void =>
    options.onProgress?.({ phase, message });
  if (existsSync(interpreter)) {
    tell("present", `The Python environment of ${options.purpose} is here`);
    return interpreter;
  }
  await requirePip(python, options.purpose, options.signal);
  await mkdir(home, { recursive: true });
  const work = join(home, `.${basename(place)}-${randomBytes(4).toString("hex")}`);
  try {
    tell("installer", "Fetching the Python installer");
    const index = await packageIndex(python, options.signal);
    const tools = join(work, "tools");
    const { purpose, signal } = options;
    await install(
      purpose,
      python,
      ["-m", "pip", "install", "--quiet", "--no-input", "--target", tools, installer],
      signal,
    );
    tell("install", `Installing the Python packages of ${options.purpose} (${options.size})`);
    const uv = join(tools, "bin", "uv");
    const built = join(work, "environment");
    await install(purpose, uv, ["venv", "--quiet", "--relocatable", "--python", python, built], signal);
    const target = ["--python", join(built, "bin", "python"), "--requirement", options.requirementsFile];
    await install(
      purpose,
      uv,
      ["pip", "install", "--quiet", "--no-deps", "--compile-bytecode", ...index, ...target],
      signal,
    );
    await take(built, place);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  tell("ready", `The Python environment of ${options.purpose} is ready`);
  return interpreter;
}

/** The interpreter of that environment where it was built already. Throws `unavailable` without Python 3.11. */
export async function findPythonEnvironment(
  options: Omit<PythonEnvironmentOptions, "size" | "onProgress">,
): Promise<string | undefined> {
  const interpreter = join(await placeOf(options), "bin", "python");
  return existsSync(interpreter) ? interpreter : undefined;
}

async function placeOf(options: Omit<PythonEnvironmentOptions, "size" | "onProgress">): Promise<string> {
  const requirements = await readFile(options.requirementsFile, "utf8");
  const version = await requirePython(options.python ?? "python3", options.purpose, options.signal);
  const digest = createHash("sha256").update(`${version}\n${requirements}`).digest("hex").slice(0, 16);
  return join(options.cache, "python", digest);
}

/** The index that this machine's pip was told to use, for uv does not read pip's settings. */
async function packageIndex(python: string, signal: AbortSignal | undefined): Promise<string[]> {
  const { code, output } = await runCommand(
    python,
    ["-m", "pip", "config", "get", "global.index-url"],
    signal,
  );
  return code === 0 && output.trim() !== "" ? ["--default-index", output.trim()] : [];
}

async function install(
  purpose: string,
  command: string,
  parameters: string[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const { code, errors } = await runCommand(command, parameters, signal);
  if (code === 0) return;
  const why = errors.trim().split("\n").slice(-3).join(" ");
  throw new Failure("unavailable", `The Python environment of ${purpose} cannot be installed: ${why}`, {
    hint: /No space left/i.test(errors)
      ? "Free a gigabyte of disk space, or point LATHE_CACHE at another disk, and start again."
      : "Check that this machine reaches its Python package index (`python3 -m pip download --no-deps optax`), and start again.",
  });
}

async function take(built: string, place: string): Promise<void> {
  await rename(built, place).catch((error: NodeJS.ErrnoException) => {
    // Another process was first with the very same environment.
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
  });
}
