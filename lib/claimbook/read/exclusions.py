"""Exclusions: numbers that count nothing: years, ages, clock times, ordinals, names, models, addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.quantities import Quantity
from claimbook.read.tokens import Tokens, by_first_word, longest, phrase_words

ORDINAL = frozenset(("st", "nd", "rd", "th", "s"))
SLASHES = frozenset(("/", ":", "#", "№", "@", "_", "="))
OPENING, CLOSING = frozenset("‘'\"“"), frozenset("’'\"”")
HYPHENS = frozenset(("-", "–", "‑"))
YEAR = re.compile(r"(?:1[0-9]|20)\d\d")
AGE_BEFORE = frozenset(("aged", "age", "ages"))


@dataclass(frozen=True, slots=True)
class _Labels:
    before: frozenset[str]
    after: Mapping
    itself: frozenset[str]


@cache
def _labels(lexicon: Lexicon) -> _Labels:
    rows = lexicon.rows("not_figures")
    return _Labels(
        frozenset(" ".join(phrase_words(r["words"])) for r in rows if r["place"] == "before"),
        by_first_word({r["words"]: True for r in rows if r["place"] == "after"}),
        frozenset(r["words"] for r in rows if r["place"] == "itself"),
    )


def is_excluded(tokens: Tokens, quantity: Quantity, *, has_measure: bool, lexicon: Lexicon) -> bool:
    """Whether the number is a name, a date, an age or the like, and no count.

    `has_measure`: a verb or noun of measures.csv belongs to it, which weighs more than a capital before it.
    """
    number, labels = quantity.number, _labels(lexicon)
    at, end = number.at, number.end
    word, before, after = tokens.words[at], tokens.word(at - 1), tokens.word(end)
    if _is_code(tokens, at, end, number.currency) or _is_age(tokens, quantity):
        return True
    if word in labels.itself and quantity.nature != "amount":
        return True
    if longest(tokens, end, labels.after) or _is_address(tokens, end, labels):
        return True
    is_named = quantity.noun is not None or quantity.nature == "amount" or has_measure
    if before in labels.before and not is_named:
        return True
    if YEAR.fullmatch(word) and end == at + 1 and not number.currency and _is_year(tokens, quantity, before):
        return True
    if before in OPENING and after in CLOSING and tokens.is_tight(at) and tokens.is_tight(end):
        return True
    return not is_named and at > 0 and number.first == at and _is_name(tokens, at)


def _is_code(tokens: Tokens, at: int, end: int, currency: str | None) -> bool:
    """Something is written onto the number: M142, Su-25, 22nd, 1990s, 7:30, 9/11, 555-1234."""
    before, after = tokens.word(at - 1), tokens.word(end)
    if tokens.is_tight(at) and not currency:
        if before in SLASHES or before.isalpha():
            return True
        if (
            before in HYPHENS
            and at > 1
            and tokens.is_tight(at - 1)
            and tokens.words[at - 2].isalnum()
            and tokens.words[at - 2] not in ("mid", "pre", "post")
        ):
            return True
        if before == "." and at > 1 and tokens.is_tight(at - 1):
            return True
    if not tokens.is_tight(end):
        return False
    if (
        after in ORDINAL
        or after in ("/", ":")
        and tokens.word(end + 1)[:1].isdigit()
        and tokens.is_tight(end + 1)
    ):
        return True
    if after in HYPHENS and tokens.is_tight(end + 1) and tokens.word(end + 1)[:1].isdigit():
        return True
    return after == "." and tokens.is_tight(end + 1) and tokens.word(end + 1)[:1].isalnum()


def _is_age(tokens: Tokens, quantity: Quantity) -> bool:
    """ "aged 12", "26-year-old", "three years old", "Ana Ruiz, 22, was", "children under 5"."""
    number = quantity.number
    at, end, before = number.at, number.end, tokens.word(number.first - 1)
    if before in AGE_BEFORE or (before == "of" and tokens.word(number.first - 2) in AGE_BEFORE):
        return True
    if quantity.measure == "duration":
        behind = tokens.words[quantity.end : quantity.end + 3]
        return behind[:1] == ["old"] or behind[:2] in (["-", "old"], ["-", "olds"], ["of", "age"])
    if quantity.nature != "bare":
        return False
    if number.value < 120 and number.first == at and before in (",", "(") and at > 1:
        named = tokens.raw(at - 2)[0].isupper()
        return named and tokens.word(end) in (",", ")", ".", ";", "", "-", "and")
    if (
        number.qualifier in ("fewer_than", "more_than")
        and number.value <= 90
        and tokens.word(number.at - 1) in ("under", "over")
    ):
        return tokens.word(number.first - 1) not in ("to", "at")
    return False


def _is_year(tokens: Tokens, quantity: Quantity, before: str) -> bool:
    if quantity.noun is None or not quantity.noun.is_plural:
        return quantity.nature != "amount" or quantity.measure == "duration"
    return quantity.number.first == quantity.number.at and before in (
        "in",
        "since",
        "by",
        "until",
        "from",
        "before",
        "after",
        "during",
        "late",
        "early",
        "mid",
        "the",
        "a",
        "of",
    )


def _is_address(tokens: Tokens, end: int, labels: _Labels) -> bool:
    """ "123 North Main Street": capitalised words up to a word for a street."""
    for place in range(end, min(end + 4, len(tokens))):
        if not tokens.raw(place)[0].isupper():
            return False
        if place > end and longest(tokens, place, labels.after):
            return True
    return False


def _is_name(tokens: Tokens, at: int) -> bool:
    """Whether the number ends a name: "Big 12", "Boeing 737"; a sentence's first word is no name."""
    return at > 1 and tokens.raw(at - 1)[0].isupper() and tokens.words[at - 1].isalpha()
