"""The training examples, read from JSONL and turned into tokens."""

import json
import re
from dataclasses import dataclass

from trainers.failure import TrainerFailure
from trainers.lora.chat_template import ChatTemplate, render

LONE_SURROGATE = re.compile("[\ud800-\udfff]")
"""JSON can spell these halves of characters; no text holds them."""


@dataclass(frozen=True)
class Example:
    id: str
    task: str
    prompt: tuple[int, ...]
    completion: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.prompt) + len(self.completion)


def read_messages(line: str, place: str) -> dict:
    """One line as a dict with id, split, task and messages; raises `invalid-input` naming the place."""
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise TrainerFailure("invalid-input", f"{place} is not JSON: {error.msg}.") from error
    if not isinstance(record, dict):
        raise TrainerFailure("invalid-input", f"{place} is not an object.")
    for key in ("id", "split", "task"):
        if not isinstance(record.get(key), str):
            raise TrainerFailure("invalid-input", f"{place} has no text in {key}.")
    if record["split"] not in ("train", "validation"):
        raise TrainerFailure("invalid-input", f"{place} has the split {record['split']}: train or validation is allowed.")
    messages = record.get("messages")
    if not isinstance(messages, list) or len(messages) < 2:
        raise TrainerFailure("invalid-input", f"{place} needs at least two messages.")
    for message in messages:
        if (
            not isinstance(message, dict)
            or message.get("role") not in ("system", "user", "assistant")
            or not isinstance(message.get("content"), str)
            or LONE_SURROGATE.search(message["content"])
        ):
            raise TrainerFailure("invalid-input", f"{place} has a message without a role and a text as its content.")
    if messages[-1]["role"] != "assistant" or not messages[-1]["content"].strip():
        raise TrainerFailure("invalid-input", f"{place} does not end with an assistant's turn: there is nothing to learn.")
    return record


def read_examples(path: str, template: ChatTemplate, max_tokens: int) -> tuple[dict[str, list[Example]], int]:
    """The examples by split, and how many were left out for being longer than `max_tokens`."""
    splits: dict[str, list[Example]] = {"train": [], "validation": []}
    too_long = 0
    try:
        with open(path, encoding="utf-8") as file:
            lines = file.read().split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise TrainerFailure("invalid-input", f"The examples cannot be read: {error}.") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        record = read_messages(line, f"Line {number} of the examples")
        prompt, completion = render(template, record["messages"])
        example = Example(record["id"], record["task"], tuple(prompt), tuple(completion))
        if len(example) > max_tokens:
            too_long += 1
        else:
            splits[record["split"]].append(example)
    if not splits["train"]:
        raise TrainerFailure(
            "invalid-input",
            f"There is no example to train on ({too_long} are longer than {max_tokens} tokens).",
            "Give examples of the split train, or a larger max_tokens.",
        )
    return splits, too_long
