"""What makes a training this training and no other."""

import json
from dataclasses import asdict

from trainers.digest import file_digest, text_digest
from trainers.failure import TrainerFailure
from trainers.lora.spec import Spec

PLACES = ("base_gguf", "examples", "checkpoint_every")
"""Fields that do not change the numbers: where things lie, and how often progress is kept."""


def fingerprint_of(spec: Spec) -> str:
    """Of everything that decides the numbers: settings, base model and examples."""
    settings = {key: value for key, value in asdict(spec).items() if key not in PLACES}
    try:
        inputs = {"base": file_digest(spec.base_gguf), "data": file_digest(spec.examples)}
    except OSError as error:
        raise TrainerFailure("invalid-input", f"{error.filename} cannot be read: {error.strerror}.") from error
    return text_digest(json.dumps({**settings, **inputs}, sort_keys=True))
