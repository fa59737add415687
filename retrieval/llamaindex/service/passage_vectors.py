"""LlamaIndex's vector store over one matrix: its own compares Python lists one by one, some 80 ms for 2,000 passages."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from llama_index.core.schema import BaseNode
from llama_index.core.vector_stores.types import (
    BasePydanticVectorStore,
    MetadataFilters,
    VectorStoreQuery,
    VectorStoreQueryResult,
)
from llama_index.core.vector_stores.utils import build_metadata_filter_fn
from pydantic import PrivateAttr


class PassageVectors(BasePydanticVectorStore):
    """Vectors of unit length, one a row, and the node of each. Nearness is the cosine, as a dot product."""

    stores_text: bool = True
    is_embedding_query: bool = True
    dimensions: int
    _matrix: np.ndarray = PrivateAttr()
    _nodes: list[BaseNode] = PrivateAttr(default_factory=list)

    def __init__(self, dimensions: int):
        super().__init__(dimensions=dimensions)
        self._matrix = np.empty((0, dimensions), dtype=np.float32)

    @property
    def client(self) -> None:
        return None

    @property
    def nodes(self) -> list[BaseNode]:
        return self._nodes

    def add(self, nodes: Sequence[BaseNode], **_: Any) -> list[str]:
        rows = np.array([node.get_embedding() for node in nodes], dtype=np.float32)
        self._matrix = np.concatenate([self._matrix, rows.reshape(-1, self.dimensions)])
        for node in nodes:
            # It stands in the matrix, in an eighth of the memory.
            node.embedding = None
            self._nodes.append(node)
        return [node.node_id for node in nodes]

    def delete(self, ref_doc_id: str, **_: Any) -> None:
        self._keep([node.ref_doc_id != ref_doc_id for node in self._nodes])

    def delete_nodes(
        self, node_ids: list[str] | None = None, filters: MetadataFilters | None = None, **_: Any
    ) -> None:
        gone, matches = set(node_ids or []), self.matcher(filters)
        self._keep(
            [
                not ((node_ids is None or node.node_id in gone) and matches(row))
                for row, node in enumerate(self._nodes)
            ]
        )

    def query(self, query: VectorStoreQuery, **_: Any) -> VectorStoreQueryResult:
        matches = self.matcher(query.filters)
        rows = np.array([row for row in range(len(self._nodes)) if matches(row)], dtype=np.int64)
        scores = self._matrix[rows] @ np.array(query.query_embedding, dtype=np.float32)
        order = np.argsort(-scores, kind="stable")[: query.similarity_top_k]
        found = [self._nodes[row] for row in rows[order]]
        return VectorStoreQueryResult(
            nodes=found, similarities=scores[order].tolist(), ids=[node.node_id for node in found]
        )

    def matcher(self, filters: MetadataFilters | None):
        return build_metadata_filter_fn(lambda row: self._nodes[row].metadata, filters)

    def _keep(self, kept: list[bool]) -> None:
        self._matrix = self._matrix[np.array(kept, dtype=bool)]
        self._nodes = [node for node, is_kept in zip(self._nodes, kept, strict=True) if is_kept]
