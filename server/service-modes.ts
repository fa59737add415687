import { Failure } from "#domain/failure.ts";

/** Services that can be ours, started by us, or somebody else's. */
export const storeServices = ["vectors", "graph", "experiments"] as const;
export type StoreService = (typeof storeServices)[number];
export type ServiceMode = "embedded" | "managed" | "external";

const addressOf: Record<StoreService, string> = {
  vectors: "CHROMA_URL",
  graph: "NEO4J_URL",
  experiments: "MLFLOW_TRACKING_URI",
};

/** What `rag/llamaindex` needs: installed by us when asked for, else used where it was installed before. */
export type LlamaindexMode = "managed" | "as-found";

const llamaindexEntry = "llamaindex:managed";

/** Whether LATHE_SERVICES asks for LlamaIndex. */
export function readLlamaindexMode(text: string): LlamaindexMode {
  return entriesOf(text).includes(llamaindexEntry) ? "managed" : "as-found";
}

/**
 * The mode of each service: external where its address is given, else what LATHE_SERVICES says, else embedded.
 * Throws `invalid-input` for what it does not know, or when both contradict each other.
 */
export function readServiceModes(
  text: string,
  addresses: Readonly<Record<StoreService, string | undefined>>,
): Record<StoreService, ServiceMode> {
  const asked = new Map(splitEntries(text));
  const modes = { vectors: "embedded", graph: "embedded", experiments: "embedded" } as Record<
    StoreService,
    ServiceMode
  >;
  for (const service of storeServices) {
    const mode = asked.get(service);
    const isGiven = addresses[service] !== undefined;
    if (mode === "external" && !isGiven)
      throw refuse(`${service}:external`, `Set ${addressOf[service]} to its address.`);
    if (isGiven && mode !== undefined && mode !== "external")
      throw refuse(`${service}:${mode}`, `${addressOf[service]} is set too: unset one of the two.`);
    modes[service] = isGiven ? "external" : (mode ?? "embedded");
  }
  return modes;
}

function splitEntries(text: string): [StoreService, ServiceMode][] {
  return entriesOf(text)
    .filter((entry) => entry !== llamaindexEntry)
    .map((entry) => {
      const [service = "", mode = ""] = entry.split(":");
      if (!isService(service) || !isMode(mode))
        throw refuse(
          entry,
          `Write service:mode with commas between; services: ${storeServices.join(", ")}; modes: embedded, managed, external. Or ${llamaindexEntry}.`,
        );
      return [service, mode];
    });
}

function entriesOf(text: string): string[] {
  return text
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}

function isService(text: string): text is StoreService {
  return (storeServices as readonly string[]).includes(text);
}

function isMode(text: string): text is ServiceMode {
  return ["embedded", "managed", "external"].includes(text);
}

function refuse(entry: string, hint: string): Failure {
  return new Failure("invalid-input", `LATHE_SERVICES holds "${entry}"`, { hint });
}
