"""Every vector comes from outside, made by the platform's own encoder: there is no second one here."""

from llama_index.core.base.embeddings.base import BaseEmbedding


class GivenVectors(BaseEmbedding):
    """Stands where LlamaIndex wants an encoder, and says so when it is asked to be one."""

    def _get_text_embedding(self, text: str) -> list[float]:
        raise RuntimeError("a passage came without its vector")

    def _get_query_embedding(self, query: str) -> list[float]:
        raise RuntimeError("a question came without its vector")

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)
