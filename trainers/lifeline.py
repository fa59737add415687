"""A trainer lives as long as its stdin is open: nobody is left to read the events of one whose parent is gone."""

import os
import sys
import threading

CUT = 75
"""The exit code; not 0, for `done` was not printed."""


def watch_stdin() -> None:
    """Ends the process at once when stdin closes; what was renamed into place stays, the rest is done again."""

    def watch() -> None:
        while os.read(0, 4096):
            pass
        print("The server is gone: the training stops here, and can go on later", file=sys.stderr, flush=True)
        os._exit(CUT)

    threading.Thread(target=watch, daemon=True, name="lifeline").start()
