"""`<python> -m retrieval.llamaindex.service --dimensions N`, from the root of the repository; see retrieval/llamaindex/README.md."""

import argparse
import json
import os
import queue
import sys
import threading

from retrieval.llamaindex.service.confine import claim_stdout, limit_memory, refuse_network

READ_AHEAD = 2


def read_requests(requests: queue.Queue) -> None:
    """Ends the process when stdin closes, whatever it does then: nobody is left to read the answer."""
    for line in sys.stdin:
        requests.put(json.loads(line))
    os._exit(0)


def main() -> int:
    parser = argparse.ArgumentParser(prog="retrieval.llamaindex.service")
    parser.add_argument("--dimensions", type=int, required=True)
    dimensions = parser.parse_args().dimensions
    answers = claim_stdout()
    limit_memory()
    refuse_network()
    requests: queue.Queue = queue.Queue(READ_AHEAD)
    threading.Thread(target=read_requests, args=(requests,), daemon=True, name="requests").start()
    # Imported late: it takes seconds, in which the end of stdin must be noticed.
    from retrieval.llamaindex.service.corpus import Corpus
    from retrieval.llamaindex.service.search import search

    corpus = Corpus(dimensions)
    while True:
        request = requests.get()
        if request["kind"] == "replace":
            corpus.replace(request["records"])
            answer = {"held": len(corpus.vectors.nodes)}
        else:
            answer = {"found": search(corpus, request)}
        answers.write(json.dumps({"id": request["id"], **answer}, separators=(",", ":")) + "\n")
        answers.flush()


if __name__ == "__main__":
    sys.exit(main())
