import { createHash } from "node:crypto";
import { ChromaClient, type Collection } from "chromadb";
import { Failure } from "#domain/failure.ts";
import { callChroma, isMissing } from "./call-chroma.ts";

/** Chroma's collections that are ours: one for each of our collections, and one that keeps the records. */
export type ChromaCollections = {
  call<Result>(call: () => Promise<Result>): Promise<Result>;
  /** Runs again, with collections looked up anew, when one turns out to be gone. */
  withFresh<Result>(body: () => Promise<Result>): Promise<Result>;
  records(): Promise<Collection>;
  find(collection: string): Promise<Collection | undefined>;
  findOrCreate(collection: string): Promise<Collection>;
  /** Every collection of ours that has a place in Chroma, by name. */
  all(): Promise<ReadonlyMap<string, Collection>>;
  removeAll(): Promise<void>;
};

export type ChromaAddress = { host: string; port: number; ssl: boolean };

export type ChromaCollectionsOptions = ChromaAddress & {
  /** What all our collections begin with. */
  prefix: string;
  /** Collections of another generation are removed. */
  generation: string;
  timeoutMs: number;
};

const page = 100;
/** Of HNSW. The default of 100 finds .89 of the ten nearest among 10,000 vectors in random directions, this .999, as fast. */
const searchWidth = 400;
const recordsName = "records";

/** Opens nothing: the first call connects, and finds or makes what it needs. */
export function openChromaCollections(options: ChromaCollectionsOptions): ChromaCollections {
  const { host, port, ssl, prefix, timeoutMs } = options;
  const address = `${host}:${port}`;
  const client = new ChromaClient({ host, port, ssl });
  const call = <Result>(body: () => Promise<Result>) => callChroma({ address, timeoutMs }, body);
  const beginning = `${prefix}-${digestOf(options.generation)}-`;
  let known: Promise<Map<string, Collection>> | undefined;
  const load = async () => {
    const found = new Map<string, Collection>();
    for (const collection of await listOurs(client, call, prefix)) {
      if (!collection.name.startsWith(beginning)) await removeCollection(client, call, collection.name);
      else found.set(String(collection.metadata?.["collection"] ?? ""), collection);
    }
    return found;
  };
  const all = async () => {
    known ??= load();
    try {
      return await known;
    } catch (error) {
      known = undefined;
      throw error;
    }
  };
  const findOrCreate = async (name: string, collection: string, space: "cosine" | "l2") => {
    const found = (await all()).get(collection);
    if (found !== undefined) return found;
    const made = await call(() =>
      client.getOrCreateCollection({
        name: beginning + name,
        embeddingFunction: null,
        configuration: { hnsw: { space, ef_search: searchWidth } },
        metadata: { collection },
      }),
    );
    (await all()).set(collection, made);
    return made;
  };
  return {
    call,
    async withFresh(body) {
      try {
        return await body();
      } catch (error) {
        if (!isMissing(error)) throw error;
        known = undefined;
        return await body().catch((again: unknown) => {
          throw isMissing(again) ? vanishing(address, again) : again;
        });
      }
    },
    // No collection of ours has an empty name.
    records: () => findOrCreate(recordsName, "", "l2"),
    find: async (collection) => (await all()).get(collection),
    findOrCreate: (collection) => findOrCreate(nameOf(collection), collection, "cosine"),
    async all() {
      return new Map([...(await all())].filter(([collection]) => collection !== ""));
    },
    async removeAll() {
      for (const { name } of await listOurs(client, call, prefix)) await removeCollection(client, call, name);
      known = undefined;
    },
  };
}

/** Throws `invalid-input` for what is not an http address. */
export function parseChromaUrl(url: string): ChromaAddress {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol) || parsed.pathname !== "/")
    throw new Failure("invalid-input", `${url} is no address of a Chroma server`, {
      hint: "It looks like http://127.0.0.1:8081, with nothing behind the port.",
    });
  const ssl = parsed.protocol === "https:";
  return { host: parsed.hostname, port: Number(parsed.port || (ssl ? 443 : 80)), ssl };
}

type Call = ChromaCollections["call"];

async function listOurs(client: ChromaClient, call: Call, prefix: string): Promise<Collection[]> {
  const found: Collection[] = [];
  for (let offset = 0; ; offset += page) {
    const listed = await call(() => client.listCollections({ limit: page, offset }));
    found.push(...listed.filter(({ name }) => name.startsWith(`${prefix}-`)));
    if (listed.length < page) return found;
  }
}

async function removeCollection(client: ChromaClient, call: Call, name: string): Promise<void> {
  try {
    await call(() => client.deleteCollection({ name }));
  } catch (error) {
    // Somebody else has just removed it.
    if (!isMissing(error)) throw error;
  }
}

/** Chroma takes letters, digits, dots, dashes and underscores; the digest tells apart what looks alike without the rest. */
function nameOf(collection: string): string {
  const readable = collection.replace(/[^A-Za-z0-9]+/g, "-").slice(0, 60);
  return `passages-${readable}-${digestOf(collection)}`;
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

function vanishing(address: string, cause: unknown): Failure {
  return new Failure("unavailable", `Collections vanish from Chroma at ${address} while they are used`, {
    hint: "See who else uses it.",
    cause,
  });
}
