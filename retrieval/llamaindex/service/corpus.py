"""The corpus as LlamaIndex holds it: one node a passage, by record."""

import base64
from collections.abc import Sequence
from typing import Any

import numpy as np
from llama_index.core import VectorStoreIndex
from llama_index.core.schema import BaseNode, TextNode, TransformComponent
from llama_index.retrievers.bm25 import BM25Retriever

from retrieval.llamaindex.service.given_vectors import GivenVectors
from retrieval.llamaindex.service.passage_vectors import PassageVectors

COLLECTION = "_collection"
"""Where a node's collection stands among the values that a search may filter by."""


class AlreadyCut(TransformComponent):
    """Passages come cut by the platform. Without this LlamaIndex makes a splitter of its own, with a tokenizer from the network."""

    def __call__(self, nodes: Sequence[BaseNode], **_: Any) -> Sequence[BaseNode]:
        return nodes


class Corpus:
    def __init__(self, dimensions: int):
        self.vectors = PassageVectors(dimensions)
        self.index = VectorStoreIndex.from_vector_store(
            self.vectors, embed_model=GivenVectors(), transformations=[AlreadyCut()]
        )
        self._ids: dict[str, list[str]] = {}
        self._words: BM25Retriever | None = None

    def replace(self, records: list[dict]) -> None:
        """Puts each record's passages in place of those it had; a record without passages is gone."""
        gone = [id for record in records for id in self._ids.pop(record["name"], [])]
        if gone:
            self.index.delete_nodes(gone)
        nodes = [node_of(passage) for record in records for passage in record["passages"]]
        if nodes:
            self.index.insert_nodes(nodes)
        for record in records:
            if record["passages"]:
                self._ids[record["name"]] = [passage["id"] for passage in record["passages"]]
        self._words = None

    @property
    def words(self) -> BM25Retriever:
        """The word index, built at the first search after a change: its weights hang on the whole corpus."""
        if self._words is None:
            self._words = BM25Retriever(nodes=self.vectors.nodes)
            self._words.bm25.corpus = self._words.corpus
        return self._words


def node_of(passage: dict) -> TextNode:
    metadata = {**passage["metadata"], COLLECTION: passage["collection"]}
    vector = np.frombuffer(base64.b64decode(passage["vector"]), dtype="<f4")
    return TextNode(
        id_=passage["id"],
        text=passage["text"],
        metadata=metadata,
        # What a passage is searched by is its text: the platform has put into it what belongs there.
        excluded_embed_metadata_keys=list(metadata),
        embedding=vector.tolist(),
    )
