"""Files that are whole or absent."""

import errno
import os
from contextlib import suppress
from pathlib import Path
from typing import Callable

from trainers.failure import TrainerFailure

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def write_whole(path: Path, write: Callable[[Path], None]) -> None:
    """`write` fills a file beside `path`, which is then renamed to it.

    Raises `unavailable` when there is no room; then neither file is there. numpy's short writes come without a number.
    """
    partial = path.with_name(f"{path.name}.partial")
    try:
        write(partial)
        with open(partial, "rb") as file:
            os.fsync(file.fileno())
        os.replace(partial, path)
    except OSError as error:
        with suppress(FileNotFoundError):
            partial.unlink()
        if error.errno is None or error.errno in FULL:
            raise TrainerFailure(
                "unavailable",
                f"There is no room on the disk for {path.name}.",
                "Free some disk space and retry the job: it goes on from its last checkpoint.",
            ) from error
        raise TrainerFailure(
            "unavailable", f"{path.name} cannot be written: {error.strerror}.", "Check the folder's permissions."
        ) from error
