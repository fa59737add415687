/** The pipelines by the names their addresses `rag/<name>` have, simplest first. */
export const pipelines = [
  "vector",
  "hybrid",
  "graph",
  "sentence-window",
  "auto-merging",
  "fusion",
  "journey",
  "langchain",
  "llamaindex",
] as const;

const chosenAtFirst = ["vector", "hybrid"];

/** The pipelines that an address names, in its order. */
export const pipelinesOfAddress = (text: string | undefined) =>
  text === undefined ? chosenAtFirst : text.split(",").filter((name) => name !== "");
