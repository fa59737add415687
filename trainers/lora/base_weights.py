"""The frozen weights of the base model as float32, stacked over layers so that one compiled layer serves all."""

from typing import NamedTuple

import numpy as np
from gguf import GGUFReader, dequantize

from trainers.failure import TrainerFailure
from trainers.lora.architecture import Architecture
from trainers.lora.rope_order import to_halves


class LayerWeights(NamedTuple):
    """Each array starts with the layer; matrices are [output, input] as in the file."""

    attention_norm: np.ndarray
    query_key_value: np.ndarray
    attention_output: np.ndarray
    feed_forward_norm: np.ndarray
    gate_up: np.ndarray
    down: np.ndarray


class BaseWeights(NamedTuple):
    embedding: np.ndarray
    output_norm: np.ndarray
    """The same array as `embedding` when the model ties them."""
    head: np.ndarray
    """The lower layers, which no adapter touches; then the upper ones."""
    frozen_layers: LayerWeights
    adapted_layers: LayerWeights


def stack_layers(layers: list[LayerWeights], like: LayerWeights) -> LayerWeights:
    """Of no layers: empty arrays of the same shapes, so that the model needs no special case."""
    if not layers:
        return LayerWeights(*(np.zeros((0, *part.shape), np.float32) for part in like))
    return LayerWeights(*(np.stack(parts) for parts in zip(*layers, strict=True)))


def read_base_weights(reader: GGUFReader, shape: Architecture, adapted_layers: int) -> BaseWeights:
    tensors = {tensor.name: tensor for tensor in reader.tensors}

    def read(name: str) -> np.ndarray:
        tensor = tensors.get(f"{name}.weight")
        if tensor is None:
            raise TrainerFailure("invalid-input", f"The base model's file has no tensor {name}.weight.")
        return dequantize(tensor.data, tensor.tensor_type).astype(np.float32, copy=False)

    def read_layer(layer: int) -> LayerWeights:
        def part(name: str) -> np.ndarray:
            return read(f"blk.{layer}.{name}")

        query = to_halves(part("attn_q"), shape.heads)
        key = to_halves(part("attn_k"), shape.key_value_heads)
        return LayerWeights(
            attention_norm=part("attn_norm"),
            query_key_value=np.concatenate([query, key, part("attn_v")]),
            attention_output=part("attn_output"),
            feed_forward_norm=part("ffn_norm"),
            gate_up=np.concatenate([part("ffn_gate"), part("ffn_up")]),
            down=part("ffn_down"),
        )

    embedding = read("token_embd")
    layers = [read_layer(layer) for layer in range(shape.layers)]
    return BaseWeights(
        embedding=embedding,
        output_norm=read("output_norm"),
        head=read("output") if "output.weight" in tensors else embedding,
        frozen_layers=stack_layers(layers[: shape.layers - adapted_layers], layers[0]),
        adapted_layers=stack_layers(layers[shape.layers - adapted_layers :], layers[0]),
    )
