import { Failure } from "#domain/failure.ts";
import type { Caller } from "#domain/role.ts";

/** What our graphs read beside a run's input; it comes from the guard alone. */
const ours = new Set(["lathe_caller", "lathe_thread", "lathe_run", "lathe_earlier"]);
/** They would make this machine call an address of the sender's choice, or send the run away. */
const outward = ["webhook", "feedback_keys", "langsmith_tracer"];

/** A body without anything that only the guard may say, wherever in it that stands. */
export function withoutOurs(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutOurs);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !ours.has(name))
      .map(([name, inner]) => [name, withoutOurs(inner)]),
  );
}

/**
 * A request for a run, or a list of them, with the caller the token stands for and an id of its own beside the input: the
 * plan of a run is stored once by that id. Throws `invalid-input` for another shape.
 */
export function prepareRunBody(body: unknown, caller: Caller, newRunId: () => string): unknown {
  if (Array.isArray(body)) return body.map((item) => prepareRunBody(item, caller, newRunId));
  const run = asRecord(withoutOurs(body), "A run");
  const config = asRecord(run["config"] ?? {}, "A run's config");
  const configurable = asRecord(config["configurable"] ?? {}, "A run's config.configurable");
  for (const name of outward) delete run[name];
  return {
    ...run,
    config: { ...config, configurable: { ...configurable, lathe_caller: caller, lathe_run: newRunId() } },
  };
}

function asRecord(value: unknown, what: string): Record<string, unknown> {
  if (isRecord(value)) return value;
  throw new Failure("invalid-input", `${what} is a JSON object`, {
    hint: "The LangGraph SDK's runs.create and runs.stream send the right shape.",
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
