"""Which examples a step sees, and in what compiled shape: pure functions of the seed, so that a resumed run is the same run."""

from dataclasses import dataclass

import numpy as np

from trainers.lora.examples import Example
from trainers.lora.packing import TokenTree, call_arrays, pack

ROW_STEP = 32
LONGEST_ROW = 768
VALIDATION_EXAMPLES = 32
MOST_TOKENS = 1280
"""In one call: bounds the memory for activations."""


@dataclass(frozen=True)
class CallShape:
    """What one compiled call takes; the same for every call of a training, so that it compiles once."""

    rows: int
    row_tokens: int

    def cost(self) -> float:
        """Relative time: matrix products, attention (quadratic in a row), reading the weights once."""
        return self.rows * self.row_tokens * (1 + self.row_tokens / 1300) + 40


@dataclass(frozen=True)
class Schedule:
    """The rows of each step's calls."""

    steps: list[list[list[TokenTree]]]
    shape: CallShape
    targets: int
    """Of each step: tokens of its examples (prompts stored once still count for each), and those with a loss."""
    tokens: list[tuple[int, int]]

    def arrays(self, rows: list[TokenTree]) -> dict[str, np.ndarray]:
        return call_arrays(rows, self.shape.rows, self.shape.row_tokens, self.targets)


def step_examples(count: int, batch: int, step: int, seed: int) -> list[int]:
    """Indexes of a step (from 0): shuffled epochs one after the other, each with its own shuffle."""
    places = range(step * batch, (step + 1) * batch)
    epochs = {place // count for place in places}
    orders = {epoch: np.random.default_rng([seed, epoch]).permutation(count) for epoch in epochs}
    return [int(orders[place // count][place % count]) for place in places]


def weighted(examples: list[Example]) -> list[tuple[Example, float]]:
    """Each example weighs with the square root of its completion's length: labels are not drowned by long answers."""
    total = sum(len(example.completion) ** 0.5 for example in examples)
    return [(example, len(example.completion) ** -0.5 / total) for example in examples]


def call_shape(batches: list[list[Example]]) -> CallShape:
    """The shape that makes all batches together cheapest, judged on an even sample of them."""
    longest = max(len(example) for batch in batches for example in batch)
    first = -(-longest // ROW_STEP) * ROW_STEP
    probe = [weighted(batch) for batch in batches[:: max(1, len(batches) // 16)]]
    best: tuple[float, CallShape] | None = None
    for row_tokens in range(first, max(first, LONGEST_ROW) + 1, ROW_STEP):
        needed = [len(pack(batch, row_tokens)) for batch in probe]
        for rows in range(1, max(1, MOST_TOKENS // row_tokens) + 1):
            shape = CallShape(rows, row_tokens)
            cost = sum(-(-count // rows) for count in needed) * shape.cost()
            if best is None or cost < best[0]:
                best = (cost, shape)
    assert best is not None
    return best[1]


def plan_batches(batches: list[list[Example]], shape: CallShape) -> Schedule:
    steps = []
    for batch in batches:
        rows = pack(weighted(batch), shape.row_tokens)
        steps.append([rows[at : at + shape.rows] for at in range(0, len(rows), shape.rows)])
    most = max(sum(len(row.targets) for row in call) for calls in steps for call in calls)
    tokens = [(sum(map(len, batch)), sum(len(example.completion) for example in batch)) for batch in batches]
    return Schedule(steps, shape, -(-most // 16) * 16, tokens)


def plan_training(examples: list[Example], steps: int, batch: int, seed: int) -> Schedule:
    chosen = [step_examples(len(examples), batch, step, seed) for step in range(steps)]
    batches = [[examples[index] for index in indexes] for indexes in chosen]
    return plan_batches(batches, call_shape(batches))


def plan_validation(examples: list[Example], seed: int) -> Schedule:
    """One batch of at most `VALIDATION_EXAMPLES`."""
    chosen = np.random.default_rng([seed, 0xE7A1]).permutation(len(examples))[:VALIDATION_EXAMPLES]
    batches = [[examples[index] for index in chosen]]
    return plan_batches(batches, call_shape(batches))
