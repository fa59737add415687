"""What a trainer says: one JSON object a line on stdout, as `TrainerEvent` of backends/training/training.ts."""

import json
import os
import sys
from typing import TextIO

from trainers.failure import TrainerFailure


def claim_stdout() -> TextIO:
    """Keeps stdout for events alone: whatever a library prints goes to stderr from here on."""
    events = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return events


class Events:
    def __init__(self, stream: TextIO):
        self.stream = stream

    def emit(self, event: str, **parts) -> None:
        self.stream.write(json.dumps({"event": event, **parts}, separators=(",", ":")) + "\n")
        self.stream.flush()

    def progress(self, step: int, total: int, loss: float, tokens_per_s: float, memory_mb: float) -> None:
        self.emit(
            "progress",
            step=step,
            total=total,
            loss=loss,
            tokens_per_s=round(tokens_per_s, 1),
            memory_mb=round(memory_mb),
        )

    def metric(self, values: dict[str, float]) -> None:
        self.emit("metric", values=values)

    def checkpoint(self, step: int, path: str) -> None:
        self.emit("checkpoint", step=step, path=path)

    def artifact(self, artifact: dict) -> None:
        self.emit("artifact", artifact=artifact)

    def done(self, seconds: float) -> None:
        self.emit("done", seconds=round(seconds, 2))

    def error(self, failure: TrainerFailure) -> None:
        self.emit("error", error=failure.body())
