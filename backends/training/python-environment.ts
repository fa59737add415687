import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "#domain/failure.ts";
import { requirePip, requirePython } from "./require-python.ts";
import { runCommand } from "./run-command.ts";

export type EnvironmentProgress = { phase: "present" | "installer" | "install" | "ready"; message: string };

export type TrainerEnvironmentOptions = {
  /** The folder for what was fetched (`LATHE_CACHE`). */
  cache: string;
  /** The pinned list, complete: nothing that it does not name is installed. */
  requirementsFile: string;
  /** The interpreter to build on; `python3` when left out. */
  python?: string;
  onProgress?: (progress: EnvironmentProgress) => void;
  signal?: AbortSignal;
};

const installer = "uv==0.13.9";

/**
 * The interpreter of the trainers' own Python environment, built once a list of requirements and Python version. It is
 * built beside its place and renamed into it, so a stop at any moment leaves nothing half done, and of two that build at
 * once one wins. Throws `unavailable`, naming what to install, without Python 3.11 with pip or without the packages.
 */
export async function ensureTrainerEnvironment(options: TrainerEnvironmentOptions): Promise<string> {
  const python = options.python ?? "python3";
  const requirements = await readFile(options.requirementsFile, "utf8");
  const version = await requirePython(python, options.signal);
  const digest = createHash("sha256").update(`${version}\n${requirements}`).digest("hex").slice(0, 16);
  const home = join(options.cache, "python");
  const place = join(home, digest);
  const interpreter = join(place, "bin", "python");
  const tell = (phase: EnvironmentProgress["phase"], message: string): void =>
    options.onProgress?.({ phase, message });
  if (existsSync(interpreter)) {
    tell("present", "The trainers' Python environment is here");
    return interpreter;
  }
  await requirePip(python, options.signal);
  await mkdir(home, { recursive: true });
  const work = join(home, `.${digest}-${randomBytes(4).toString("hex")}`);
  try {
    tell("installer", "Fetching the Python installer");
    const index = await packageIndex(python, options.signal);
    const tools = join(work, "tools");
    await install(
      python,
      ["-m", "pip", "install", "--quiet", "--no-input", "--target", tools, installer],
      options.signal,
    );
    tell("install", "Installing the trainers' Python packages (about 600 MB)");
    const uv = join(tools, "bin", "uv");
    const built = join(work, "environment");
    await install(uv, ["venv", "--quiet", "--relocatable", "--python", python, built], options.signal);
    const target = ["--python", join(built, "bin", "python"), "--requirement", options.requirementsFile];
    await install(
      uv,
      ["pip", "install", "--quiet", "--no-deps", "--compile-bytecode", ...index, ...target],
      options.signal,
    );
    await take(built, place);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  tell("ready", "The trainers' Python environment is ready");
  return interpreter;
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
  command: string,
  parameters: string[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const { code, errors } = await runCommand(command, parameters, signal);
  if (code === 0) return;
  const why = errors.trim().split("\n").slice(-3).join(" ");
  throw new Failure("unavailable", `The trainers' Python environment cannot be installed: ${why}`, {
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
