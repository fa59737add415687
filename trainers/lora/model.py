"""The llama model over packed rows of tokens, with the adapter beside the upper layers' projections."""

import jax
import jax.numpy as jnp

from trainers.lora.architecture import Architecture
from trainers.lora.base_weights import BaseWeights, LayerWeights


def rms_norm(x, weight, epsilon):
    return x * jax.lax.rsqrt(jnp.mean(x * x, axis=-1, keepdims=True) + epsilon) * weight


def rotary_table(positions, shape: Architecture):
    """Cosine and sine [tokens, head_width / 2]."""
    half = shape.head_width // 2
    frequency = shape.rope_base ** (-jnp.arange(half, dtype=jnp.float32) / half)
    angle = positions[:, None].astype(jnp.float32) * frequency
    return jnp.cos(angle), jnp.sin(angle)


def rotate(x, table):
    """`x` is [tokens, heads, head_width]."""
    cosine, sine = (part[:, None, :] for part in table)
    first, second = jnp.split(x, 2, axis=-1)
    return jnp.concatenate([first * cosine - second * sine, second * cosine + first * sine], axis=-1)


def attention(query, key, value, mask, shape: Architecture):
    """One row; `mask` is [tokens, tokens], 0 where a token sees another and a large negative number elsewhere.

    Plain products, one for each key-value head: several times faster on a CPU than one batched product over heads.
    """
    tokens, width = query.shape[0], shape.head_width
    group = shape.heads // shape.key_value_heads
    mixed = []
    for head in range(shape.key_value_heads):
        asking = query[:, head * group : (head + 1) * group].reshape(tokens * group, width) * width**-0.5
        scores = (asking @ key[:, head].T).reshape(tokens, group, tokens) + mask[:, None]
        weights = jax.nn.softmax(scores, axis=-1).reshape(tokens * group, tokens)
        mixed.append((weights @ value[:, head]).reshape(tokens, group * width))
    return jnp.concatenate(mixed, axis=-1)


def rows_attention(query, key, value, mask, shape: Architecture):
    """All rows of a call: tokens of `query`, `key` and `value` are those of the rows one after the other."""
    rows, tokens = mask.shape[:2]
    cut = [slice(row * tokens, (row + 1) * tokens) for row in range(rows)]
    return jnp.concatenate([attention(query[at], key[at], value[at], mask[row], shape) for row, at in enumerate(cut)])


def adapted(x, adapter, targets: list[str], scale):
    """What the adapter adds to each of the projections of `x`; 0 where one is not adapted.

    Their first matrices are so thin that one product for all of them costs hardly more than one for each.
    """
    chosen = [target for target in targets if target in adapter]
    if not chosen:
        return [0.0 for _ in targets]
    thin = x @ jnp.concatenate([adapter[target]["a"] for target in chosen]).T * scale
    parts = dict(zip(chosen, jnp.split(thin, len(chosen), axis=-1), strict=True))
    return [parts[target] @ adapter[target]["b"].T if target in parts else 0.0 for target in targets]


def gated(gate, up):
    return jax.nn.silu(gate) * up


def attention_block(x, weights: LayerWeights, adapter, table, mask, scale, shape: Architecture):
    normed = rms_norm(x, weights.attention_norm, shape.norm_epsilon)
    key_value = shape.key_value_heads * shape.head_width
    plain = jnp.split(normed @ weights.query_key_value.T, [shape.width, shape.width + key_value], axis=-1)
    query, key, value = (
        (part + added).reshape(x.shape[0], -1, shape.head_width)
        for part, added in zip(plain, adapted(normed, adapter, ["q", "k", "v"], scale), strict=True)
    )
    # The scores are the largest thing a layer would keep for the way back; computing them again is cheap.
    mixed = jax.checkpoint(rows_attention, static_argnums=4)(
        rotate(query, table), rotate(key, table), value, mask, shape
    )
    return mixed @ weights.attention_output.T + adapted(mixed, adapter, ["o"], scale)[0]


def feed_forward_block(x, weights: LayerWeights, adapter, scale, shape: Architecture):
    normed = rms_norm(x, weights.feed_forward_norm, shape.norm_epsilon)
    gate, up = jnp.split(normed @ weights.gate_up.T, 2, axis=-1)
    more_gate, more_up = adapted(normed, adapter, ["gate", "up"], scale)
    hidden = jax.checkpoint(gated)(gate + more_gate, up + more_up)
    return hidden @ weights.down.T + adapted(hidden, adapter, ["down"], scale)[0]


def layer_forward(x, weights: LayerWeights, adapter, table, mask, scale, shape: Architecture):
    x = x + attention_block(x, weights, adapter, table, mask, scale, shape)
    return x + feed_forward_block(x, weights, adapter, scale, shape)


def hidden_states(adapter, base: BaseWeights, rows, scale, shape: Architecture):
    """[rows * tokens, width] after the last norm. Frozen layers carry no adapter and get no gradient."""
    table = rotary_table(rows["positions"].reshape(-1), shape)
    mask = jnp.where(rows["visible"], 0.0, -1e30)
    x = base.embedding[rows["tokens"].reshape(-1)]

    def frozen(x, weights):
        return layer_forward(x, weights, {}, table, mask, scale, shape), None

    def trained(x, both):
        weights, part = both
        return layer_forward(x, weights, part, table, mask, scale, shape), None

    x = jax.lax.stop_gradient(jax.lax.scan(frozen, x, base.frozen_layers)[0])
    x, _ = jax.lax.scan(trained, x, (base.adapted_layers, adapter))
    return rms_norm(x, base.output_norm, shape.norm_epsilon)


def rows_loss(adapter, base: BaseWeights, rows, scale, shape: Architecture):
    """Weighted sum of the negative log likelihood (nats) of the rows' targets; only their logits are computed."""
    hidden = hidden_states(adapter, base, rows, scale, shape)
    logits = hidden[rows["sources"]] @ base.head.T
    log_likelihood = jnp.take_along_axis(jax.nn.log_softmax(logits), rows["targets"][:, None], axis=-1)[:, 0]
    return -jnp.sum(log_likelihood * rows["weights"])
