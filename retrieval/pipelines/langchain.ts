import { Document, type DocumentInterface } from "@langchain/core/documents";
import { BaseRetriever } from "@langchain/core/retrievers";
import { RunnableLambda, RunnableSequence } from "@langchain/core/runnables";
import type { Passage } from "#domain/passage.ts";
import type { Pipeline, RankedPassage, RetrievalParts, RetrievalQuery } from "#retrieval/pipeline.ts";
import { findByMeaning } from "#retrieval/ranking/candidates.ts";
import { rankInContext } from "#retrieval/ranking/in-context.ts";

type Found = { passage: Passage; score: number };

/** How much a further passage of a record that is in already is held back: each record gets a turn. */
const repeatedShare = 0.97;

/** The vector index as LangChain sees it: nearest neighbours by Chroma's HNSW graph where that runs, else by exact search. */
class PassageRetriever extends BaseRetriever<Found> {
  static override lc_name(): string {
    return "PassageRetriever";
  }
  lc_namespace = ["lathe", "retrieval"];
  readonly #query: RetrievalQuery;
  readonly #parts: RetrievalParts;

  constructor(query: RetrievalQuery, parts: RetrievalParts) {
    super();
    this.#query = query;
    this.#parts = parts;
  }

  override async _getRelevantDocuments(text: string): Promise<DocumentInterface<Found>[]> {
    const found = await findByMeaning({ ...this.#query, text }, this.#parts);
    return found.map(
      (metadata) => new Document({ id: metadata.passage.id, pageContent: metadata.passage.text, metadata }),
    );
  }
}

export const langchainPipeline: Pipeline = {
  name: "langchain",
  title: "LangChain",
  description:
    "A LangChain retriever chain over the vector index: nearest passages, then each record in turn. For comparison with chains made elsewhere.",
  async retrieve(query, parts) {
    const chain = RunnableSequence.from<string, RankedPassage[]>([
      new PassageRetriever(query, parts),
      RunnableLambda.from(eachRecordInTurn),
      RunnableLambda.from((ranked: RankedPassage[]) => rankInContext(ranked, query)),
    ]);
    const ranked = await chain.invoke(query.text, query.signal === undefined ? {} : { signal: query.signal });
    return ranked.slice(0, query.limit);
  },
};

function eachRecordInTurn(documents: DocumentInterface<Found>[]): RankedPassage[] {
  const times = new Map<string, number>();
  return documents.map(({ metadata: { passage, score } }) => {
    const record = `${passage.collection}/${passage.record_id}`;
    const before = times.get(record) ?? 0;
    times.set(record, before + 1);
    return { passage, score: score * repeatedShare ** before, reasons: ["meaning, by LangChain"] };
  });
}
