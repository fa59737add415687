import type { SearchQuestion } from "#web/data-access/search-queries.ts";
import type { Place } from "#web/frame/use-place.ts";

export const limits = [5, 10, 20];
const chosenAtFirst = ["vector", "hybrid"];

/** The question that an address holds, and to whom it goes. */
export function questionOfPlace({ read }: Pick<Place, "read">): SearchQuestion {
  const pipelines = read("pipelines");
  return {
    query: read("query") ?? "",
    pipelines: pipelines === undefined ? chosenAtFirst : pipelines.split(",").filter((name) => name !== ""),
    limit: limits.find((item) => String(item) === read("limit")) ?? 5,
    collection: read("collection"),
    device: read("device"),
    stage: read("stage"),
  };
}
