"""The numbers of a llama model, read from its GGUF file."""

from dataclasses import dataclass

from gguf import GGUFReader

from trainers.failure import TrainerFailure


@dataclass(frozen=True)
class Architecture:
    layers: int
    width: int
    feed_forward: int
    heads: int
    key_value_heads: int
    head_width: int
    rope_base: float
    norm_epsilon: float
    context: int


def read_architecture(reader: GGUFReader) -> Architecture:
    """Raises `invalid-input` when the file is not a llama model or lacks one of its numbers."""

    def value(key: str):
        entry = reader.get_field(key)
        if entry is None:
            raise TrainerFailure("invalid-input", f"The base model's file does not say {key}.")
        return entry.contents()

    kind = value("general.architecture")
    if kind != "llama":
        raise TrainerFailure(
            "invalid-input",
            f"The base model's architecture is {kind}; only llama models can be adapted here.",
            "Choose a base model of the llama architecture, such as smollm2-135m.",
        )
    heads = int(value("llama.attention.head_count"))
    width = int(value("llama.embedding_length"))
    return Architecture(
        layers=int(value("llama.block_count")),
        width=width,
        feed_forward=int(value("llama.feed_forward_length")),
        heads=heads,
        key_value_heads=int(value("llama.attention.head_count_kv")),
        head_width=width // heads,
        rope_base=float(value("llama.rope.freq_base")),
        norm_epsilon=float(value("llama.attention.layer_norm_rms_epsilon")),
        context=int(value("llama.context_length")),
    )
