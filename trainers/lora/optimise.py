"""One optimisation step over the rows of a batch: gradients row by row, then one update of the adapter."""

from functools import partial
from typing import Any, Callable

import jax
import jax.numpy as jnp
import optax

from trainers.lora.adapter import Adapter
from trainers.lora.architecture import Architecture
from trainers.lora.base_weights import BaseWeights
from trainers.lora.model import rows_loss
from trainers.lora.schedule import Schedule
from trainers.lora.spec import Spec

OUTPUT_SIDE_RATE = 4.0
"""`b` starts at zero and learns faster than `a` (LoRA+, arXiv 2402.12354)."""


def learning_rates(spec: Spec) -> Callable[[Any], Any]:
    """Linear warm-up, then a cosine down to a twentieth."""
    warmup = min(spec.warmup_steps, max(spec.steps - 1, 0))
    return optax.warmup_cosine_decay_schedule(
        init_value=spec.learning_rate / (warmup + 1),
        peak_value=spec.learning_rate,
        warmup_steps=warmup,
        decay_steps=max(spec.steps, warmup + 1),
        end_value=spec.learning_rate / 20,
    )


def make_optimizer(spec: Spec) -> optax.GradientTransformation:
    def sides(adapter: Adapter) -> dict:
        return {target: {"a": "a", "b": "b"} for target in adapter}

    return optax.chain(
        optax.clip_by_global_norm(1.0),
        optax.scale_by_adam(b1=0.9, b2=0.99),
        optax.multi_transform({"a": optax.identity(), "b": optax.scale(OUTPUT_SIDE_RATE)}, sides),
        optax.scale_by_learning_rate(learning_rates(spec)),
    )


class Optimiser:
    """Compiled functions over device copies of the base; a class because the compiled parts belong together."""

    def __init__(self, base: BaseWeights, shape: Architecture, spec: Spec):
        # Weights are arguments: constants inside a compiled function cost half a minute of compilation.
        self.base = jax.tree.map(jnp.asarray, base)
        self.optimizer = make_optimizer(spec)
        loss = partial(rows_loss, scale=spec.alpha / spec.rank, shape=shape)
        self.forward = jax.jit(loss)
        self.gradient = jax.jit(jax.value_and_grad(loss))
        self.add = jax.jit(lambda left, right: jax.tree.map(jnp.add, left, right))
        self.update = jax.jit(self.apply_update)

    def apply_update(self, adapter: Adapter, state, gradient):
        updates, state = self.optimizer.update(gradient, state, adapter)
        return optax.apply_updates(adapter, updates), state

    def step(self, adapter: Adapter, state, plan: Schedule, step: int):
        """The adapter and the optimizer's state after a step, and the loss before it."""
        total, gradient = 0.0, None
        for rows in plan.steps[step]:
            loss, part = self.gradient(adapter, self.base, plan.arrays(rows))
            total += float(loss)
            gradient = part if gradient is None else self.add(gradient, part)
        adapter, state = self.update(adapter, state, gradient)
        return adapter, state, total

    def loss(self, adapter: Adapter, plan: Schedule) -> float:
        """Of all steps of a plan together, each with the same weight."""
        calls = [rows for step in plan.steps for rows in step]
        return sum(float(self.forward(adapter, self.base, plan.arrays(rows))) for rows in calls) / len(plan.steps)
