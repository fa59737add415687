import { generators } from "#data/generators.ts";
import { knowledgeCollections, statementsOf } from "#data/knowledge/statements-of.ts";
import { defaultSeed } from "#data/generator.ts";
import type { DatasetRecord } from "#domain/dataset.ts";
import { passageCollections } from "#domain/passage.ts";
import { graphProjection } from "#backends/graph/graph-projection.ts";
import { openLedgerGraphStore } from "#backends/graph/ledger-graph-store.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import type { ProjectedItem } from "#backends/sync/projection.ts";
import type { DeviceContext } from "#retrieval/pipeline.ts";
import { generatedQuestions } from "./generated-questions.ts";
import type { JudgedQuestion } from "./judged-question.ts";
import { itemOf } from "./open-corpora.ts";

const statedAtOnce = 500;

export type GeneratedCorpus = {
  items: ProjectedItem[];
  questions: JudgedQuestion[];
  /** The device that a question names, as the product recognises it: by its whole name. */
  deviceIn(question: string): DeviceContext | undefined;
  /** Puts what all generated records say into the ledger's graph. */
  fillGraph(ledger: Ledger): Promise<void>;
};

/** The generated text collections, their knowledge graph, and `most` questions about them; those of the product without a seed. */
export function generatedCorpus(most: number, seed = defaultSeed): GeneratedCorpus {
  const made = generators.map(({ name, generate }) => ({
    name,
    records: [...generate({ seed })],
  }));
  const items = made.flatMap(({ name, records }) => records.map((record) => itemOf(name, record.id, record)));
  const devices = made.find(({ name }) => name === "devices")?.records.map(toDevice) ?? [];
  const generation = { seed };
  return {
    items: items.filter(({ collection }) => (passageCollections as readonly string[]).includes(collection)),
    questions: generatedQuestions({ corpus: generation, journeys: generation, most }),
    deviceIn: (question) =>
      devices
        .filter(({ name }) => question.toLowerCase().includes(name.toLowerCase()))
        .toSorted((one, other) => other.name.length - one.name.length)[0],
    fillGraph: (ledger) => fillGraph(ledger, items),
  };
}

async function fillGraph(ledger: Ledger, items: readonly ProjectedItem[]): Promise<void> {
  const store = openLedgerGraphStore(ledger);
  const graph = graphProjection({ store, statementsOf, collections: knowledgeCollections });
  const known = items.filter(({ collection }) => graph.follows(collection));
  for (let from = 0; from < known.length; from += statedAtOnce)
    await graph.apply(known.slice(from, from + statedAtOnce));
}

function toDevice(record: DatasetRecord): DeviceContext {
  return { id: record.id, name: String(record["name"]), series: String(record["series"]) };
}
