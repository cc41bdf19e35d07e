"""Backgrounds: counts of other times and places than those of the event of which an article tells."""

from __future__ import annotations

import re
from functools import cache

from claimbook.lexicon import Lexicon, any_of
from claimbook.read.counts.tokens import Tokens

HELD = frozenset(("kidnapped", "abducted", "captured", "captive", "seized", "held"))  # long before, mostly
LARGE = 1000  # dead of a war, and of hardly any other event
PERFECT = frozenset(("has", "have"))
RECORD = 5  # words from "the worst" to the stretch of time in which nothing like it was seen


@cache
def _stretches(lexicon: Lexicon) -> re.Pattern[str]:
    """The words for times before the event: "in recent years", "last month", "over the past seven months", "since mid-May"."""
    phrases, months = (
        lexicon.phrases("count_phrases", role="background"),
        lexicon.phrases("date_words", tag="month"),
    )
    span = r"(?:past|last) (?:\S+ ){1,2}(?:months|years|decades)"
    since = rf"since (?:the \w+ of )?(?:(?:mid|early|late) (?:- )?)?(?:\d{{4}}|last|{any_of(months)})"
    return re.compile(rf" (?:{any_of(phrases)}|{span}|{since})(?= )")


def is_background(
    tokens: Tokens, span: tuple[int, int], measure: str, value: float, lexicon: Lexicon
) -> bool:
    """Whether the quantity at the tokens of `span` tells what went before, or on elsewhere: its place is none told for the event.

    "Hundreds have been abducted in recent years", "a man shot last month", "the fate of 219 girls kidnapped by rebels", but not
    "12 were killed in the worst raid in recent years".
    """
    if measure == "captured" and _is_fate(tokens, span):
        return True
    if measure == "killed" and value >= LARGE and not PERFECT.isdisjoint(tokens.words):
        return True
    said = f" {tokens.joined(0, len(tokens))} "
    return any(not _is_record(said[: m.start()]) for m in _stretches(lexicon).finditer(said))


def others_past(tokens: Tokens, end: int, limit: int) -> int | None:
    """The token from which on somebody else's past is told: "12 boys for Ali Bo, a bomber | who had been held in Chad"."""
    return next(
        (
            at
            for at in range(end + 2, limit - 1)
            if tokens.words[at] == "who" and tokens.words[at + 1] in PERFECT | {"had"}
        ),
        None,
    )


def _is_fate(tokens: Tokens, span: tuple[int, int]) -> bool:
    """Whether those held are only spoken of: "the release | of 200 schoolgirls", "said that 200 kidnapped girls had converted"."""
    return tokens.word(span[0] - 1) == "of" or not HELD.isdisjoint(tokens.words[span[0] : span[1]])


def _is_record(before: str) -> bool:
    """Whether the words tell that there was nothing like it: "the deadliest raid"."""
    return any(
        word.endswith("est") or word in ("worst", "first", "most") for word in before.split()[-RECORD:]
    )
