import { spawn } from "node:child_process";

export type CommandResult = { code: number | null; output: string; errors: string };

const kept = 4000;

/** Runs a command to its end and keeps the tail of what it said. Throws what `spawn` throws, such as ENOENT. */
export function runCommand(
  command: string,
  parameters: readonly string[],
  signal?: AbortSignal,
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, {
      stdio: ["ignore", "pipe", "pipe"],
      ...(signal ? { signal } : {}),
    });
    let output = "";
    let errors = "";
    child.stdout.on("data", (bytes: Buffer) => (output = (output + bytes.toString()).slice(-kept)));
    child.stderr.on("data", (bytes: Buffer) => (errors = (errors + bytes.toString()).slice(-kept)));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output, errors }));
  });
}
