import { setTimeout as wait } from "node:timers/promises";
import { Failure } from "#domain/failure.ts";
import type { SentenceEncoder, TextRole } from "#backends/models/encoder.ts";
import type { Models } from "#backends/models/models.ts";

/** What turns texts into vectors, whichever host it has. */
export type EmbeddingSource = {
  /** Tells it from every other: vectors of different sources are never compared. */
  readonly digest: string;
  readonly dimensions: number;
  /** How many texts it is best given at once; one when left out. */
  readonly batchSize?: number;
  /** Unit length, one a text, in order. */
  encode(texts: readonly string[], role: TextRole, signal?: AbortSignal): Promise<Float32Array[]>;
  /** Resolves when what nobody waits for may be encoded; at once when left out. */
  calm?(): Promise<void>;
};

/** A person's request is encoded in several goes, with other work between them: milliseconds without any. */
const calmEnough = 200;
/** Requests that never cease hold up the background for so long, and then no more until they have ceased. */
const longestHold = 5_000;
const look = 25;

/** The encoder in this process. One passage at a time: more at once take as long each, and hold up the query that comes next. */
export function encoderSource(encoder: SentenceEncoder): EmbeddingSource {
  let heldSince: number | undefined;
  return {
    digest: encoder.digest,
    dimensions: encoder.dimensions,
    encode: (texts, role) => encoder.encode(texts, role),
    async calm() {
      while (encoder.calmFor() < calmEnough) {
        heldSince ??= performance.now();
        if (performance.now() - heldSince > longestHold) return;
        await wait(look);
      }
      heldSince = undefined;
    },
  };
}

/**
 * Any address that embeds, such as `ollama/nomic-embed-text`. Asks it once for its dimensions, so throws what `embed` throws.
 * Its digest is the one its host states; a host that states none is known by the address alone, and new weights behind the same
 * address go unnoticed.
 */
export async function modelSource(
  models: Models,
  address: string,
  signal?: AbortSignal,
): Promise<EmbeddingSource> {
  const [probe] = await models.embed(address, ["dimensions"], signal);
  if (probe === undefined || probe.length === 0)
    throw new Failure("unavailable", `${address} gave no vector`, {
      hint: "Choose a model that embeds, such as local/multilingual-e5-small.",
    });
  return {
    digest: await digestOf(models, address),
    dimensions: probe.length,
    batchSize: 16,
    encode: (texts, _role, inner) => models.embed(address, [...texts], inner),
  };
}

/** A model that only embeds need not be on its host's list. */
async function digestOf(models: Models, address: string): Promise<string> {
  try {
    return (await models.describe(address)).digest ?? address;
  } catch (error) {
    if (error instanceof Failure && error.code === "not-found") return address;
    throw error;
  }
}
