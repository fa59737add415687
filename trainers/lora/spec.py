"""What a training is told: `TrainingSpec` of backends/training/training.ts."""

import json
from dataclasses import dataclass, fields
from typing import Any

from trainers.failure import TrainerFailure
from trainers.lora.adapter import PROJECTIONS


@dataclass(frozen=True)
class Spec:
    kind: str
    base_gguf: str
    examples: str
    method: str
    rank: int
    alpha: float
    targets: list[str]
    steps: int
    batch_size: int
    max_tokens: int
    learning_rate: float
    warmup_steps: int
    seed: int
    checkpoint_every: int
    adapter_name: str
    """How many of the upper layers are adapted; all when absent."""
    adapted_layers: int | None = None


ALLOWED: dict[str, tuple[type | tuple[type, ...], str, Any]] = {
    "kind": (str, "lora", lambda value: value == "lora"),
    "base_gguf": (str, "a path", lambda value: bool(value)),
    "examples": (str, "a path", lambda value: bool(value)),
    "method": (str, "lora", lambda value: value == "lora"),
    "rank": (int, "1 to 256", lambda value: 1 <= value <= 256),
    "alpha": ((int, float), "above 0", lambda value: value > 0),
    "targets": (list, f"some of {', '.join(PROJECTIONS)}", lambda value: value and set(map(str, value)) <= set(PROJECTIONS)),
    "steps": (int, "1 to 100000", lambda value: 1 <= value <= 100_000),
    "batch_size": (int, "1 to 1024", lambda value: 1 <= value <= 1024),
    "max_tokens": (int, "8 to 8192", lambda value: 8 <= value <= 8192),
    "learning_rate": ((int, float), "above 0, at most 1", lambda value: 0 < value <= 1),
    "warmup_steps": (int, "0 or more", lambda value: value >= 0),
    "seed": (int, "0 or more", lambda value: value >= 0),
    "checkpoint_every": (int, "1 or more", lambda value: value >= 1),
    "adapter_name": (str, "a name", lambda value: bool(value)),
    "adapted_layers": (int, "1 or more", lambda value: value >= 1),
}


def parse_spec(text: str) -> Spec:
    """Raises `invalid-input` naming the field, what was read and what is allowed."""
    try:
        values = json.loads(text)
    except json.JSONDecodeError as error:
        raise TrainerFailure("invalid-input", f"The training's spec is not JSON: {error}.") from error
    if not isinstance(values, dict):
        raise TrainerFailure("invalid-input", "The training's spec is not an object.")
    known = {}
    for part in fields(Spec):
        if part.name not in values and part.name == "adapted_layers":
            continue
        kind, allowed, holds = ALLOWED[part.name]
        value = values.get(part.name)
        if not isinstance(value, kind) or isinstance(value, bool) or not holds(value):
            raise TrainerFailure(
                "invalid-input", f"The training's {part.name} is {json.dumps(value)}; allowed is {allowed}."
            )
        known[part.name] = value
    return Spec(**known)
