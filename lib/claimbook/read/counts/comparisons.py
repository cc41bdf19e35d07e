"""Comparisons: counts told only to set another against them, which have a day and a source of their own."""

from __future__ import annotations

from claimbook.read.counts.measures import Reading
from claimbook.read.counts.tokens import Tokens
from claimbook.read.counts.vocabularies import Vocabulary

DENYING = frozenset(
    (",", ";", "—", "–", "is", "was", "it's", "that's", "were", "and")
)  # words before "not 14"
REACH = 9  # tokens from "no basis" to the number
OFFICIAL_REACH = 3  # tokens from "twice" to "official"


def is_compared(tokens: Tokens, first: int) -> bool:
    """Whether the number at `first` is an earlier one: "rose to 63, up from 47"."""
    return tokens.word(first - 1) == "from" and tokens.word(first - 2) in ("up", "down")


def is_official(tokens: Tokens, reading: Reading, known: Vocabulary) -> bool:
    """Whether the speaker only measures by another's count: "nearly twice the official toll of 47"."""
    cue = reading.cue
    if cue is None or cue.syntax not in ("toll", "noun"):
        return False
    at = next((p for p in range(max(0, cue.first - 2), cue.end) if tokens.words[p] == "official"), None)
    return at is not None and not known.words["measured"].isdisjoint(
        tokens.words[max(0, at - OFFICIAL_REACH) : at]
    )


def is_denied(tokens: Tokens, first: int) -> bool:
    """Whether the number at `first` is what is not so: "73 people died, not | 14", "it's not | 31"."""
    return tokens.word(first - 1) == "not" and tokens.word(first - 2) in DENYING


def is_refuted(tokens: Tokens, first: int, known: Vocabulary) -> bool:
    """Whether the number at `first` is named only to say that nothing speaks for it: "no basis for a figure of 100 dead"."""
    for at in range(first - 1, max(0, first - REACH), -1):
        if tokens.words[at] in (",", ";", "but"):
            return False
        if tokens.words[at] in known.words["doubted"]:
            return "no" in tokens.words[max(0, at - 2) : at]
    return False
