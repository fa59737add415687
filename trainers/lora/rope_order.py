"""Two orders of a head's rows: GGUF files keep rotary pairs side by side, the model here keeps them half a head apart.

Half a head apart is the faster one to compute with; both give the same attention scores.
"""

import numpy as np


def to_halves(rows: np.ndarray, heads: int) -> np.ndarray:
    """From the file's order; `rows` is [heads * head_width, ...]."""
    pairs = rows.reshape(heads, -1, 2, *rows.shape[1:])
    return np.ascontiguousarray(pairs.swapaxes(1, 2)).reshape(rows.shape)


def to_pairs(rows: np.ndarray, heads: int) -> np.ndarray:
    """Back to the file's order: the inverse of `to_halves`."""
    halves = rows.reshape(heads, 2, -1, *rows.shape[1:])
    return np.ascontiguousarray(halves.swapaxes(1, 2)).reshape(rows.shape)
