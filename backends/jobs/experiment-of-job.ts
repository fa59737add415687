/** Kinds of jobs whose series are worth keeping as runs of an experiment, and that experiment's name. */
const experiments: Readonly<Record<string, string>> = {
  training: "training",
  "retrieval-evaluation": "retrieval",
};

/** The experiment that jobs of a kind are runs of; undefined for work that is none. */
export function experimentOfJob(kind: string): string | undefined {
  return experiments[kind];
}

export const experimentalKinds = Object.keys(experiments);
