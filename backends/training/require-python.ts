import { Failure } from "#domain/failure.ts";
import { runCommand } from "./run-command.ts";

const oldest = { major: 3, minor: 11 };
const hint =
  "Install Python 3.11 or newer with pip (Debian and Ubuntu: `apt install python3 python3-pip`), and start again.";

/** The interpreter's version, such as "3.11". Throws `unavailable` when it is missing or too old. */
export async function requirePython(python: string, purpose: string, signal?: AbortSignal): Promise<string> {
  const asked = ["-c", "import sys; print(*sys.version_info[:2], sep='.')"];
  const { code, output } = await runCommand(python, asked, signal).catch((cause: NodeJS.ErrnoException) => {
    if (signal?.aborted) throw cause;
    throw new Failure("unavailable", `Python is needed for ${purpose}, and ${python} does not run.`, {
      hint,
      cause,
    });
  });
  const version = output.trim();
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (code !== 0 || major < oldest.major || (major === oldest.major && minor < oldest.minor)) {
    throw new Failure(
      "unavailable",
      `Python 3.11 or newer is needed for ${purpose}; ${python} is ${version || "unusable"}.`,
      { hint },
    );
  }
  return version;
}

/** Throws `unavailable` when this Python has no pip. */
export async function requirePip(python: string, purpose: string, signal?: AbortSignal): Promise<void> {
  const { code } = await runCommand(python, ["-m", "pip", "--version"], signal);
  if (code !== 0)
    throw new Failure("unavailable", `pip is needed for ${purpose}, and ${python} has none.`, { hint });
}
