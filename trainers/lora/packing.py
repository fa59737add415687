"""Several examples in one row of tokens, with what they begin alike stored once.

A row is a tree of tokens: an example is a path from its root, and a token sees exactly the path above it, at its place in
that path. So every example gets the same numbers as alone, while instructions shared by a task are computed once a row.
"""

from dataclasses import dataclass, field

import numpy as np

from trainers.lora.examples import Example


@dataclass
class TokenTree:
    tokens: list[int] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    children: dict[tuple[int, int], int] = field(default_factory=dict)
    """Where a likelihood is read, the token it is for, and its weight in the loss."""
    targets: list[tuple[int, int, float]] = field(default_factory=list)

    def added(self, example: Example) -> int:
        """How many tokens the row would grow by."""
        node = -1
        path = example.prompt + example.completion[:-1]
        for depth, token in enumerate(path):
            node = self.children.get((node, token), -2)
            if node == -2:
                return len(path) - depth
        return 0

    def add(self, example: Example, weight: float) -> None:
        """The last token of a completion is only ever a target, so it takes no place."""
        node = -1
        first_target = len(example.prompt)
        for depth, token in enumerate(example.prompt + example.completion):
            if depth >= first_target:
                self.targets.append((node, token, weight))
            if depth == len(example) - 1:
                break
            following = self.children.get((node, token))
            if following is None:
                following = self.children[(node, token)] = len(self.tokens)
                self.tokens.append(token)
                self.parents.append(node)
            node = following


def pack(examples: list[tuple[Example, float]], row_tokens: int) -> list[TokenTree]:
    """Each example, with the weight of each of its targets, goes where it grows a row least; neighbours begin alike."""
    rows: list[TokenTree] = []
    for example, weight in sorted(examples, key=lambda pair: pair[0].prompt + pair[0].completion):
        fitting = [(row.added(example), index) for index, row in enumerate(rows)]
        fitting = [(added, index) for added, index in fitting if len(rows[index].tokens) + added <= row_tokens]
        if not fitting:
            rows.append(TokenTree())
            fitting = [(0, len(rows) - 1)]
        rows[min(fitting)[1]].add(example, weight)
    return rows


def row_visibility(tree: TokenTree, row_tokens: int) -> tuple[np.ndarray, np.ndarray]:
    """Which tokens each token sees, [row_tokens, row_tokens], and its place; padding sees only itself."""
    visible = np.eye(row_tokens, dtype=bool)
    positions = np.zeros(row_tokens, np.int32)
    for node, parent in enumerate(tree.parents):
        if parent >= 0:
            visible[node] |= visible[parent]
            positions[node] = positions[parent] + 1
    return visible, positions


def call_arrays(rows: list[TokenTree], count: int, row_tokens: int, targets: int) -> dict[str, np.ndarray]:
    """Rows padded to the compiled shape: `count` rows of `row_tokens`, `targets` places that weigh 0 unless used."""
    rows = rows + [TokenTree()] * (count - len(rows))
    seen = [row_visibility(row, row_tokens) for row in rows]
    tokens = np.zeros((count, row_tokens), np.int32)
    for index, row in enumerate(rows):
        tokens[index, : len(row.tokens)] = row.tokens
    wanted = [
        (index * row_tokens + source, target, weight)
        for index, row in enumerate(rows)
        for source, target, weight in row.targets
    ]
    wanted += [(0, 0, 0.0)] * (targets - len(wanted))
    sources, goals, weights = zip(*wanted, strict=True)
    return {
        "tokens": tokens,
        "positions": np.stack([positions for _, positions in seen]),
        "visible": np.stack([visible for visible, _ in seen]),
        "sources": np.array(sources, np.int32),
        "targets": np.array(goals, np.int32),
        "weights": np.array(weights, np.float32),
    }
