"""LlamaIndex over passages and vectors that it is given; see retrieval/llamaindex/README.md."""
