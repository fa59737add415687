"""A llama model of a few hundred thousand seeded parameters: for tests that need a real one in seconds."""

from pathlib import Path

import numpy as np
from gguf import GGUFWriter, TokenType

from trainers.atomic_file import write_whole
from trainers.tiny_model.vocabulary import CHAT_TEMPLATE, SPECIAL, tiny_vocabulary

LAYERS, WIDTH, FEED_FORWARD, HEADS, KEY_VALUE_HEADS, CONTEXT = 2, 64, 192, 4, 2, 2048


def tiny_tensors(vocabulary: int, seed: int) -> dict[str, np.ndarray]:
    random = np.random.default_rng(seed)

    def matrix(outputs: int, inputs: int) -> np.ndarray:
        return (random.standard_normal((outputs, inputs)) * inputs**-0.5).astype(np.float32)

    key_value = WIDTH // HEADS * KEY_VALUE_HEADS
    tensors = {"token_embd": matrix(vocabulary, WIDTH), "output_norm": np.ones(WIDTH, np.float32)}
    for layer in range(LAYERS):
        tensors |= {
            f"blk.{layer}.attn_norm": np.ones(WIDTH, np.float32),
            f"blk.{layer}.attn_q": matrix(WIDTH, WIDTH),
            f"blk.{layer}.attn_k": matrix(key_value, WIDTH),
            f"blk.{layer}.attn_v": matrix(key_value, WIDTH),
            f"blk.{layer}.attn_output": matrix(WIDTH, WIDTH),
            f"blk.{layer}.ffn_norm": np.ones(WIDTH, np.float32),
            f"blk.{layer}.ffn_gate": matrix(FEED_FORWARD, WIDTH),
            f"blk.{layer}.ffn_up": matrix(FEED_FORWARD, WIDTH),
            f"blk.{layer}.ffn_down": matrix(WIDTH, FEED_FORWARD),
        }
    return tensors


def add_architecture(writer: GGUFWriter, vocabulary: int) -> None:
    writer.add_name("Tiny llama for tests")
    writer.add_license("apache-2.0")
    writer.add_block_count(LAYERS)
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(WIDTH)
    writer.add_feed_forward_length(FEED_FORWARD)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(KEY_VALUE_HEADS)
    writer.add_rope_freq_base(10000.0)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_vocab_size(vocabulary)
    writer.add_file_type(0)


def add_tokenizer(writer: GGUFWriter, tokens: list[str], merges: list[str]) -> None:
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("smollm")
    writer.add_token_list(tokens)
    writer.add_token_types([TokenType.CONTROL if token in SPECIAL else TokenType.NORMAL for token in tokens])
    writer.add_token_merges(merges)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_unk_token_id(0)
    writer.add_pad_token_id(2)
    writer.add_add_bos_token(False)
    writer.add_add_space_prefix(False)
    writer.add_chat_template(CHAT_TEMPLATE)


def write_tiny_model(path: Path, seed: int) -> None:
    """The same bytes for the same seed. Raises `unavailable` when there is no room."""
    tokens, merges = tiny_vocabulary()

    def write(partial: Path) -> None:
        writer = GGUFWriter(partial, "llama")
        add_architecture(writer, len(tokens))
        add_tokenizer(writer, tokens, merges)
        for name, values in tiny_tensors(len(tokens), seed).items():
            writer.add_tensor(f"{name}.weight", values)
        try:
            writer.write_header_to_file()
            writer.write_kv_data_to_file()
            writer.write_tensors_to_file()
        finally:
            writer.close()

    write_whole(path, write)
