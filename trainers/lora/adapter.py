"""The trained part: two thin matrices beside each adapted projection (LoRA, arXiv 2106.09685)."""

import numpy as np

from trainers.lora.architecture import Architecture

PROJECTIONS = {
    "q": "attn_q",
    "k": "attn_k",
    "v": "attn_v",
    "o": "attn_output",
    "gate": "ffn_gate",
    "up": "ffn_up",
    "down": "ffn_down",
}
"""A target's name in a spec, and that of its tensor in a GGUF file."""

Adapter = dict[str, dict[str, np.ndarray]]
"""By target: `a` [layers, rank, input] and `b` [layers, output, rank], of the adapted layers only."""


def projection_size(target: str, shape: Architecture) -> tuple[int, int]:
    """Inputs and outputs of a projection."""
    attention = shape.heads * shape.head_width
    key_value = shape.key_value_heads * shape.head_width
    return {
        "q": (shape.width, attention),
        "k": (shape.width, key_value),
        "v": (shape.width, key_value),
        "o": (attention, shape.width),
        "gate": (shape.width, shape.feed_forward),
        "up": (shape.width, shape.feed_forward),
        "down": (shape.feed_forward, shape.width),
    }[target]


def initial_adapter(targets: list[str], rank: int, layers: int, seed: int, shape: Architecture) -> Adapter:
    """`a` uniform as a linear layer's, `b` zero: the first step starts from the base model itself."""
    random = np.random.default_rng([seed, 0xADA])
    adapter: Adapter = {}
    for target in sorted(targets):
        inputs, outputs = projection_size(target, shape)
        bound = 1.0 / np.sqrt(inputs)
        adapter[target] = {
            "a": random.uniform(-bound, bound, (layers, rank, inputs)).astype(np.float32),
            "b": np.zeros((layers, outputs, rank), np.float32),
        }
    return adapter
