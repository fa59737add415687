"""The base model's own tokenizer, rebuilt from the vocabulary and merges in its GGUF file."""

from gguf import GGUFReader
from tokenizers import Regex, Tokenizer, decoders, pre_tokenizers
from tokenizers.models import BPE

from trainers.failure import TrainerFailure

# As llama.cpp splits text for `tokenizer.ggml.pre`: digits one by one, then words with the space before them.
PRE_TOKENIZERS = {
    "smollm": [
        pre_tokenizers.Split(Regex(r"\p{N}"), behavior="isolated"),
        pre_tokenizers.Split(
            Regex(r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)"), behavior="isolated"
        ),
        pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
    ],
}


def read_tokenizer(reader: GGUFReader) -> Tokenizer:
    """Encodes plain text; the text of a special token is plain text too. Raises `invalid-input` for other kinds."""

    def value(key: str):
        entry = reader.get_field(f"tokenizer.ggml.{key}")
        return None if entry is None else entry.contents()

    kind, split = value("model"), value("pre")
    if kind != "gpt2" or split not in PRE_TOKENIZERS:
        raise TrainerFailure(
            "invalid-input",
            f"The base model's tokenizer ({kind}, {split}) is not one that can be rebuilt exactly.",
            f"Tokenizers known here: gpt2 with {', '.join(PRE_TOKENIZERS)}.",
        )
    vocabulary = {text: index for index, text in enumerate(value("tokens"))}
    merges = [tuple(merge.split(" ")) for merge in value("merges")]
    tokenizer = Tokenizer(BPE(vocab=vocabulary, merges=merges))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(PRE_TOKENIZERS[split])
    tokenizer.decoder = decoders.ByteLevel()
    return tokenizer
