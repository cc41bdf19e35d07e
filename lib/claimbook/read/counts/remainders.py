"""Remainders: numbers of those to whom nothing happened, because it happened to all the others: "all but six were freed"."""

from __future__ import annotations

from claimbook.read.counts.tokens import Tokens

ALL = frozenset(("all", "everyone", "everybody"))
BUT = frozenset(("but", "except", "save"))


def is_left_out(tokens: Tokens, first: int) -> bool:
    """Whether the number at `first` is of those left out: "all but | six of the 40 miners", "everyone except | two guards"."""
    at = first - 1 if tokens.word(first - 1) == "for" else first
    return tokens.word(at - 1) in BUT and tokens.word(at - 2) in ALL
