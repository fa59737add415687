"""What keeps this process to its work: no network, bounded memory, an end when nobody is left to answer."""

import os
import sys
from typing import TextIO

MEMORY_BYTES = 2 * 1024**3
NETWORK_EVENTS = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")


def claim_stdout() -> TextIO:
    """Keeps stdout for answers alone: whatever a library prints goes to stderr from here on."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return answers


def refuse_network() -> None:
    """Libraries that would fetch what they miss fail instead, and nothing here can listen."""

    def refuse(event: str, _arguments: tuple) -> None:
        if event in NETWORK_EVENTS:
            raise PermissionError(f"{event}: this process uses no network")

    sys.addaudithook(refuse)


def limit_memory() -> None:
    """More than `MEMORY_BYTES` of data is a MemoryError here, not a machine without memory. Where the system can't, it is not limited."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(MEMORY_BYTES, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
