"""A small byte-level vocabulary with ChatML's special tokens, and merges for a few common words."""

SPECIAL = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
WORDS = [" the", " a", " is", " to", " of", " and", " in", " my", "ing", "er", "on", "at", " not", " it", "system", "user", "assistant"]
CHAT_TEMPLATE = (
    "{% for message in messages %}{% if loop.first and messages[0]['role'] != 'system' %}"
    "{{ '<|im_start|>system\nYou are a helpful assistant<|im_end|>\n' }}{% endif %}"
    "{{'<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>' + '\n'}}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
)


def byte_letters() -> dict[int, str]:
    """GPT-2's printable letter for each byte."""
    printable = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    letters = {byte: chr(byte) for byte in printable}
    for byte in range(256):
        if byte not in letters:
            letters[byte] = chr(256 + len(letters) - len(printable))
    return letters


def tiny_vocabulary() -> tuple[list[str], list[str]]:
    """Tokens in order of id, and merges in order of rank; every word is merged from its left."""
    letters = byte_letters()
    tokens = [*SPECIAL, *(letters[byte] for byte in range(256))]
    merges: list[str] = []
    for word in WORDS:
        pieces = [letters[byte] for byte in word.encode()]
        made = pieces[0]
        for piece in pieces[1:]:
            if f"{made} {piece}" not in merges:
                merges.append(f"{made} {piece}")
                tokens.append(made + piece)
            made += piece
    return tokens, merges
