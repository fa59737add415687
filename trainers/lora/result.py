"""What a finished folder remembers, so that a repeated run can say it again without training."""

import json
from pathlib import Path

from trainers.atomic_file import write_whole
from trainers.digest import file_digest

NAME = "result.json"


def describe_artifact(path: Path) -> dict:
    return {
        "name": path.name,
        "path": str(path.resolve()),
        "sha256": file_digest(path),
        "bytes": path.stat().st_size,
    }


def save_result(folder: Path, fingerprint: str, artifact: dict, seconds: float) -> None:
    text = json.dumps({"fingerprint": fingerprint, "artifact": artifact, "seconds": seconds})
    write_whole(folder / NAME, lambda partial: partial.write_text(text) and None)


def finished_result(folder: Path, fingerprint: str) -> tuple[dict, float] | None:
    """The artifact and seconds of this very training, if its file is still what was written; else None."""
    if not (folder / NAME).exists():
        return None
    held = json.loads((folder / NAME).read_text())
    path = folder / held["artifact"]["name"]
    if held["fingerprint"] != fingerprint or not path.exists():
        return None
    artifact = describe_artifact(path)
    return (artifact, held["seconds"]) if artifact["sha256"] == held["artifact"]["sha256"] else None
