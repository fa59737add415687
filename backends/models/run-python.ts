import { spawn } from "node:child_process";
import { Failure } from "#domain/failure.ts";

export type PythonCommand = {
  python: string;
  arguments: string[];
  /** For the error: "fetch x", "unpack y". */ purpose: string;
  signal?: AbortSignal;
};

const keptOfErrors = 2000;

/** Runs Python to its end. Throws `unavailable`, saying what to do, when it is missing or fails. */
export async function runPython(command: PythonCommand): Promise<void> {
  command.signal?.throwIfAborted();
  const child = spawn(command.python, command.arguments, {
    stdio: ["ignore", "ignore", "pipe"],
    ...(command.signal ? { signal: command.signal } : {}),
  });
  let errors = "";
  child.stderr.on("data", (bytes: Buffer) => {
    errors = (errors + bytes.toString()).slice(-keptOfErrors);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  }).catch((cause: NodeJS.ErrnoException) => {
    if (command.signal?.aborted) throw cause;
    throw new Failure("unavailable", `cannot ${command.purpose}: ${command.python} does not start`, {
      hint: "Install Python 3.11 or newer with pip.",
      cause,
    });
  });
  if (code === 0) return;
  throw new Failure("unavailable", `cannot ${command.purpose}: ${lastLines(errors)}`, {
    hint: hintFor(errors),
  });
}

function lastLines(text: string): string {
  return (
    text
      .trim()
      .split("\n")
      .filter((line) => !line.startsWith("WARNING"))
      .slice(-2)
      .join(" ") || "it ended without a word"
  );
}

function hintFor(errors: string): string {
  if (errors.includes("No module named pip"))
    return "Install pip for this Python (Debian: apt install python3-pip).";
  if (/No space left/i.test(errors)) return "Free some disk space, or point LATHE_CACHE at another disk.";
  return "Check that this machine reaches its Python package index (`python3 -m pip download --no-deps tqdm`), then start again.";
}
