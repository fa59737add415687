import type { Failure } from "#domain/failure.ts";
import type { Service } from "#domain/service.ts";
import type { Settings } from "#server/settings.ts";

/** What runs, what stands in for what, and what does not answer now. */
export async function listServices(
  settings: Settings,
  ledgerFailure: Failure | undefined,
): Promise<Service[]> {
  return [
    {
      name: "ledger",
      mode: settings.databaseUrl === undefined ? "embedded" : "external",
      state: ledgerFailure === undefined ? "up" : "down",
      detail:
        ledgerFailure?.message ??
        (settings.databaseUrl === undefined ? "PGlite in this process" : "a Postgres server"),
    },
    await ollama(settings.ollamaUrl),
  ];
}

async function ollama(url: string | undefined): Promise<Service> {
  if (url === undefined)
    return {
      name: "ollama",
      mode: "embedded",
      state: "up",
      detail: "Local weights answer in a child process; no Ollama is connected.",
    };
  const isUp = await fetch(`${url.replace(/\/$/, "")}/api/version`, {
    signal: AbortSignal.timeout(1000),
  }).then(
    (response) => response.ok,
    () => false,
  );
  return {
    name: "ollama",
    mode: "external",
    state: isUp ? "up" : "down",
    address: url,
    detail: isUp
      ? "Answers at OLLAMA_HOST"
      : "Does not answer at OLLAMA_HOST; start it, or unset OLLAMA_HOST.",
  };
}
