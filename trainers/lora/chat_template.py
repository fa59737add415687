"""Chat messages as the tokens that inference sees: ChatML, as the base model's own template renders it.

Each message is `<|im_start|>{role}\\n{content}<|im_end|>\\n`; there is no beginning-of-text token. When the first message is
not a system message, the template may put a system message of its own before it: whatever stands in the file's template is
rendered, as llama.cpp does. Text between special tokens is encoded as a whole, and never yields a special token itself.
"""

import re
from dataclasses import dataclass

from gguf import GGUFReader
from tokenizers import Tokenizer

from trainers.failure import TrainerFailure

DEFAULT_SYSTEM = re.compile(r"messages\[0\]\['role'\] != 'system'.*?<\|im_start\|>system\n(.*?)<\|im_end\|>", re.DOTALL)


@dataclass(frozen=True)
class ChatTemplate:
    tokenizer: Tokenizer
    start: int
    end: int
    """Put first when the messages begin without a system message; None when the template adds none."""
    default_system: str | None


def read_chat_template(reader: GGUFReader, tokenizer: Tokenizer) -> ChatTemplate:
    entry = reader.get_field("tokenizer.chat_template")
    template = "" if entry is None else entry.contents()
    start, end = (tokenizer.token_to_id(token) for token in ("<|im_start|>", "<|im_end|>"))
    if start is None or end is None or "<|im_start|>" not in template:
        raise TrainerFailure(
            "invalid-input",
            "The base model has no ChatML template, so its chats cannot be rendered exactly.",
            "Choose a base model with a ChatML template, such as smollm2-135m.",
        )
    default = DEFAULT_SYSTEM.search(template)
    return ChatTemplate(tokenizer, start, end, default.group(1) if default else None)


def render(template: ChatTemplate, messages: list[dict[str, str]]) -> tuple[list[int], list[int]]:
    """Tokens up to where the last assistant turn begins, and those of the turn with its end-of-turn token."""

    def encode(text: str) -> list[int]:
        return template.tokenizer.encode(text, add_special_tokens=False).ids

    if messages[0]["role"] != "system" and template.default_system is not None:
        messages = [{"role": "system", "content": template.default_system}, *messages]
    prompt: list[int] = []
    for message in messages[:-1]:
        prompt += [template.start, *encode(f"{message['role']}\n{message['content']}"), template.end, *encode("\n")]
    prompt += [template.start, *encode("assistant\n")]
    return prompt, [*encode(messages[-1]["content"]), template.end]
