import { z } from "zod";
import { Failure } from "#domain/failure.ts";
import { noAnswer, type MlflowClient } from "./mlflow-client.ts";

/** Marks the experiments that are ours, on a server that may hold others'. */
const ownTag = "lathe.experiment";

const experiment = z.object({
  experiment_id: z.string(),
  name: z.string(),
  lifecycle_stage: z.string().optional(),
});
const found = z.object({
  experiments: z.array(experiment).default([]),
  next_page_token: z.string().optional(),
});

/** Ids of our experiments, by name. Asked for each time: a server may be emptied behind our back. */
export async function findExperiments(client: MlflowClient): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  let token: string | undefined;
  do {
    const query = {
      max_results: "1000",
      filter: `tags.\`${ownTag}\` != ''`,
      ...(token === undefined ? {} : { page_token: token }),
    };
    const page = await client.get("experiments/search", query, found);
    for (const { name, experiment_id } of page.experiments) ids.set(name, experiment_id);
    token = page.next_page_token;
  } while (token !== undefined && token !== "");
  return ids;
}

/** The id of an experiment of ours, made where there is none. One that stands there already, or was deleted, is taken over. */
export async function ensureExperiment(
  client: MlflowClient,
  known: Map<string, string>,
  name: string,
): Promise<string> {
  const id = known.get(name) ?? (await createExperiment(client, name));
  known.set(name, id);
  return id;
}

async function createExperiment(client: MlflowClient, name: string): Promise<string> {
  const tag = { key: ownTag, value: name };
  try {
    const made = await client.post(
      "experiments/create",
      { name, tags: [tag] },
      z.object({ experiment_id: z.string() }),
    );
    return made.experiment_id;
  } catch (error) {
    if (!(error instanceof Failure && error.code === "conflict")) throw error;
  }
  const answer = z.object({ experiment });
  const standing = await client.get("experiments/get-by-name", { experiment_name: name }, answer);
  const { experiment_id, lifecycle_stage } = standing.experiment;
  if (lifecycle_stage === "deleted") await client.post("experiments/restore", { experiment_id }, noAnswer);
  await client.post("experiments/set-experiment-tag", { experiment_id, ...tag }, noAnswer);
  return experiment_id;
}
