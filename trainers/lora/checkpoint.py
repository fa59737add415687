"""The state of a training after a step, in one file: enough to go on exactly where it stopped."""

import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jax
import numpy as np

from trainers.atomic_file import write_whole
from trainers.failure import TrainerFailure

NAME = "checkpoint.npz"


@dataclass(frozen=True)
class Progress:
    """`state` is the optimizer's; the order of the data follows from the seed and the step, so it needs no keeping."""

    step: int
    seconds: float
    adapter: Any
    state: Any


def save_checkpoint(folder: Path, fingerprint: str, progress: Progress) -> Path:
    leaves = jax.tree.leaves((progress.adapter, progress.state))
    arrays = {f"leaf_{index}": np.asarray(leaf) for index, leaf in enumerate(leaves)}

    def write(path: Path) -> None:
        with open(path, "wb") as file:
            np.savez(
                file, fingerprint=np.array(fingerprint), step=progress.step, seconds=progress.seconds, **arrays
            )

    write_whole(folder / NAME, write)
    return folder / NAME


def load_checkpoint(folder: Path, fingerprint: str, start: Progress) -> Progress:
    """`start` where the folder holds none. Raises `conflict` when the folder's training is another one."""
    if not (folder / NAME).exists():
        return start
    try:
        with np.load(folder / NAME, allow_pickle=False) as stored:
            held = str(stored["fingerprint"])
            structure = jax.tree.structure((start.adapter, start.state))
            if held != fingerprint:
                raise TrainerFailure(
                    "conflict",
                    "The folder holds the checkpoint of another training: other data, base model or settings.",
                    "Give each training a folder of its own.",
                )
            leaves = [stored[f"leaf_{index}"] for index in range(structure.num_leaves)]
            adapter, state = jax.tree.unflatten(structure, leaves)
            return Progress(int(stored["step"]), float(stored["seconds"]), adapter, state)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise TrainerFailure(
            "unavailable",
            f"The checkpoint {NAME} cannot be read: {error}.",
            "Remove the file to start this training again.",
        ) from error
