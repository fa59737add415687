"""`<python> -m trainers.lora --spec spec.json --out DIR`, run from the root of the repository; see trainers/README.md."""

import argparse
import sys
from pathlib import Path

from trainers.events import Events, claim_stdout
from trainers.failure import TrainerFailure
from trainers.folder_lock import folder_lock
from trainers.lifeline import watch_stdin
from trainers.lora.fingerprint import fingerprint_of
from trainers.lora.result import finished_result
from trainers.lora.spec import parse_spec


def read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise TrainerFailure("invalid-input", f"The training's spec cannot be read: {error}.") from error


def run(text: str, folder: Path, events: Events) -> None:
    spec = parse_spec(text)
    fingerprint = fingerprint_of(spec)
    finished = finished_result(folder, fingerprint)
    if finished is None:
        # Imported late: it takes seconds, which a finished or a malformed training need not wait.
        from trainers.lora.train import Training, train

        return train(Training(spec, folder, fingerprint, events))
    artifact, seconds = finished
    events.artifact(artifact)
    events.done(seconds)


def main() -> int:
    parser = argparse.ArgumentParser(prog="trainers.lora")
    parser.add_argument("--spec", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    events = Events(claim_stdout())
    watch_stdin()
    try:
        arguments.out.mkdir(parents=True, exist_ok=True)
        with folder_lock(arguments.out):
            run(read_text(arguments.spec), arguments.out, events)
        return 0
    except TrainerFailure as failure:
        events.error(failure)
        return 1


if __name__ == "__main__":
    sys.exit(main())
