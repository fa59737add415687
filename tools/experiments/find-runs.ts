import type { ExperimentRun } from "#domain/experiment.ts";
import { Failure } from "#domain/failure.ts";
import { completeModelName } from "#backends/models/catalogue.ts";
import type { ExperimentStore, RunSummary } from "#backends/experiments/experiment-store.ts";

export type RunQuery = {
  /** What the runs are about: any of these may fit. */
  experiment?: string | undefined;
  suite?: string | undefined;
  adapter_name?: string | undefined;
  /** What each of them has. */
  model?: string | undefined;
  state?: ExperimentRun["state"] | undefined;
  rank?: number | undefined;
  learning_rate?: number | undefined;
};

/** Further back nobody looks by a condition; the experiment tracker itself does. */
const farBack = 500;

/** Runs that fit, newest first. */
export async function findRuns(store: ExperimentStore, query: RunQuery): Promise<RunSummary[]> {
  const runs = await store.listRuns({ limit: farBack });
  const about = [query.experiment, query.suite, query.adapter_name].filter((text) => text !== undefined);
  return runs.filter(
    (run) =>
      (about.length === 0 || about.some((text) => isAbout(run, text))) &&
      (query.model === undefined || usesModel(run, query.model)) &&
      (query.state === undefined || run.state === query.state) &&
      (query.rank === undefined || Number(run.params["rank"]) === query.rank) &&
      (query.learning_rate === undefined || Number(run.params["learning_rate"]) === query.learning_rate),
  );
}

function isAbout(run: RunSummary, text: string): boolean {
  const wanted = text.toLowerCase();
  return [run.experiment, run.name, run.params["adapter_name"], run.params["suite"]].some((part) =>
    part?.toLowerCase().includes(wanted),
  );
}

/** By its address, a catalogue name or a part of either; an adapter's run uses its base as well. */
function usesModel(run: RunSummary, model: string): boolean {
  const wanted = [model, completeModelName(model) ?? model].map((name) => name.toLowerCase());
  const used = [run.params["model"], run.params["base"], run.tags["result.model"]];
  return used.some((part) => wanted.some((name) => part?.toLowerCase().includes(name)));
}

/** The run that an id, or a part of one that only it has, means; without an id the newest that fits. Throws `not-found`. */
export async function resolveRun(
  store: ExperimentStore,
  text: string | undefined,
  query: RunQuery = {},
): Promise<ExperimentRun> {
  const exact = text === undefined ? undefined : await store.readRun(text);
  if (exact !== undefined) return exact;
  const runs = await findRuns(store, text === undefined ? query : {});
  const matching = text === undefined ? runs.slice(0, 1) : runs.filter((run) => run.id.includes(text));
  const [only] = matching;
  const run = only !== undefined && matching.length === 1 ? await store.readRun(only.id) : undefined;
  if (run !== undefined) return run;
  throw new Failure(
    "not-found",
    text === undefined ? "There is no such run yet" : `There is no run "${text}"`,
    {
      hint:
        matching.length > 1
          ? `Several match: ${matching
              .slice(0, 5)
              .map(({ id }) => id)
              .join(", ")}.`
          : runs.length === 0
            ? "Trainings and evaluations become runs once they start."
            : `The newest are: ${runs
                .slice(0, 3)
                .map(({ id }) => id)
                .join(", ")}.`,
    },
  );
}
