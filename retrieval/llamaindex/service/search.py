"""A question over the corpus: LlamaIndex's vector and BM25 retrievers, fused by its QueryFusionRetriever."""

from collections.abc import Callable

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.llms import MockLLM
from llama_index.core.retrievers import QueryFusionRetriever
from llama_index.core.retrievers.fusion_retriever import FUSION_MODES
from llama_index.core.schema import NodeWithScore, QueryBundle
from llama_index.core.vector_stores.types import FilterOperator, MetadataFilter, MetadataFilters
from llama_index.retrievers.bm25 import BM25Retriever

from retrieval.llamaindex.service.corpus import COLLECTION, Corpus

WORDS_WEIGHT = 0.6
"""As the platform's own hybrid search, so that the two can be compared."""


class InContexts(BaseRetriever):
    """One way of searching, in each context the question is asked in: the best of all of them, by that way's own scores."""

    def __init__(self, contexts: list[MetadataFilters | None], retriever_in: Callable[..., BaseRetriever]):
        super().__init__()
        self.ids: set[str] = set()
        self._contexts = contexts
        self._retriever_in = retriever_in

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        best: dict[str, NodeWithScore] = {}
        for context in self._contexts:
            for found in self._retriever_in(context).retrieve(query_bundle):
                if (found.score or 0) > 0:
                    best.setdefault(found.node.node_id, found)
        self.ids = set(best)
        return list(best.values())


def search(corpus: Corpus, question: dict) -> list[dict]:
    """Ranked passages, each with its score and with what found it: `words`, `meaning`."""
    most = question["limit"]
    contexts = [filters_of(context) for context in question["contexts"]]
    contexts = [context for context in contexts if has_any(corpus, context)]
    if not contexts:
        return []
    words = InContexts(contexts, lambda context: words_retriever(corpus, context, most))
    meaning = InContexts(
        contexts, lambda context: corpus.index.as_retriever(similarity_top_k=most, filters=context)
    )
    fusion = QueryFusionRetriever(
        [words, meaning],
        # Asked for other forms of the question only; one form is the question itself.
        llm=MockLLM(),
        num_queries=1,
        mode=FUSION_MODES.RELATIVE_SCORE,
        retriever_weights=[WORDS_WEIGHT, 1 - WORDS_WEIGHT],
        similarity_top_k=most,
        use_async=False,
    )
    ranked = fusion.retrieve(QueryBundle(question["text"], embedding=question["vector"]))
    found_by = (("words", words.ids), ("meaning", meaning.ids))
    return [
        {
            "id": one.node.node_id,
            "score": one.score,
            "reasons": [name for name, ids in found_by if one.node.node_id in ids],
        }
        for one in ranked
    ]


def words_retriever(corpus: Corpus, context: MetadataFilters | None, most: int) -> BM25Retriever:
    return BM25Retriever(existing_bm25=corpus.words.bm25, filters=context, similarity_top_k=most)


def filters_of(context: dict) -> MetadataFilters | None:
    filters = [MetadataFilter(key=key, value=value) for key, value in context["filter"].items()]
    if context["collections"] is not None:
        names = context["collections"]
        filters.append(MetadataFilter(key=COLLECTION, value=names, operator=FilterOperator.IN))
    return MetadataFilters(filters=filters) if filters else None


def has_any(corpus: Corpus, context: MetadataFilters | None) -> bool:
    """A context without a passage is none to search in: LlamaIndex's BM25 takes it for an error."""
    matches = corpus.vectors.matcher(context)
    return any(matches(row) for row in range(len(corpus.vectors.nodes)))
