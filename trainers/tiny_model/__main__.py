"""`<python> -m trainers.tiny_model --out FILE`: writes the tiny llama model for tests as GGUF."""

import argparse
import sys
from pathlib import Path

from trainers.failure import TrainerFailure
from trainers.tiny_model.write_tiny_model import write_tiny_model


def main() -> int:
    parser = argparse.ArgumentParser(prog="trainers.tiny_model")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    try:
        write_tiny_model(arguments.out, arguments.seed)
        return 0
    except TrainerFailure as failure:
        print(failure.message, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
