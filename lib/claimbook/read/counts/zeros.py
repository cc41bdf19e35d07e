"""Zeros: one of whom it is told that there was none: "not a single soldier", "without losing one man", "no cholera death"."""

from __future__ import annotations

from collections.abc import Set

from claimbook.read.counts.tokens import Tokens
from claimbook.read.counts.vocabularies import Vocabulary

VERB = 5  # tokens from "not" to its object: "not | even lost yet | a single man"
BREAKS = frozenset(",;:()—–.")
DIRECT = frozenset(("not", "without"))
LOSING = frozenset(("lost", "lose", "losing"))


def none_before(tokens: Tokens, first: int, one: int, known: Vocabulary) -> int | None:
    """Where the number begins that says none, "a single" or "one" at `one`, the noun phrase at `first`; None where it says one.

    "not" right before it belongs to the number: "not a single soldier"; before the verb it does not: "has not lost a single man", "neither side lost a man".
    """
    word = tokens.word(one)
    before = tokens.word(first - 1)
    if before == "without" and "being" in tokens.words[one : one + VERB]:
        return first  # "without a man being killed"
    if before in DIRECT and word in ("single", "one"):
        return first - 1 if before == "not" else first
    if word != "single" and before not in LOSING:
        return None
    for at in range(first - 1, max(-1, first - VERB - 1), -1):
        if tokens.words[at] in BREAKS:
            return None
        if (
            tokens.words[at] in known.negatives
            or tokens.words[at] in (*DIRECT, "neither")
            or _is_contracted(tokens.words[at])
        ):
            return None if tokens.word(at + 1) == "only" else first
    return None


def _is_contracted(word: str) -> bool:
    """ "didn't"."""
    return word.endswith("n't")


def is_none_of(tokens: Tokens, end: int, known: Vocabulary, places: Set[int]) -> bool:
    """Whether the noun behind "no" ends before `end`: "no cholera death | has been", and no "no death penalty"."""
    word = tokens.word(end)
    is_verb = end in places or word in known.pasts or word.endswith("ed")
    return not word.isalpha() or word in known.ends or is_verb
