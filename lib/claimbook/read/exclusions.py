"""Exclusions: numbers that count nothing: years, ages, clock times, ordinals, names, models, addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.measures import Cue, Reading
from claimbook.read.numbers import Number
from claimbook.read.quantities import Quantity
from claimbook.read.tokens import Tokens, by_first_word, longest, phrase_words

ORDINAL = frozenset(("st", "nd", "rd", "th", "s"))
SLASHES = frozenset(("/", ":", "#", "№", "@", "_", "="))
OPENING, CLOSING = frozenset("‘'\"“"), frozenset("’'\"”")
HYPHENS = frozenset(("-", "–", "‑"))
YEAR = re.compile(r"(?:1[0-9]|20)\d\d")
BACKWARD = frozenset(("the", "these", "those", "both", "his", "her", "their", "its"))
PARTITIVE = frozenset(("them", "whom", "which", "those", "the", "these"))
AGE_AFTER = frozenset((",", ")", "—", "–", ".", ";", "", "-", "and", "who"))
RATIOS = frozenset(
    [
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "3",
        "4",
        "5",
        "6",
        "7",
        "8",
        "9",
        "10",
        "20",
        "100",
    ]
)
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


def is_excluded(tokens: Tokens, quantity: Quantity, cues: Sequence[Cue], lexicon: Lexicon) -> bool:
    """Whether the number is a name, an age, an address or the like, and no count.

    A word of measures.csv beside it weighs more than a capital before it: "Kills 12".
    """
    has_measure = any(c.end == quantity.number.first or c.first == quantity.end for c in cues)
    number, labels = quantity.number, _labels(lexicon)
    at, end = number.at, number.end
    word, before, after = tokens.words[at], tokens.word(at - 1), tokens.word(end)
    if quantity.unit == "magnitude":
        return False
    if quantity.unit == "millimeter" and _names_a_gun(tokens, quantity.end):
        return True
    if (number.value == 1 and after == "of" and quantity.nature == "bare") or _is_ratio(tokens, number):
        return True
    if _is_code(tokens, at, end, number.currency) or _is_age(tokens, quantity):
        return True
    if word in labels.itself and quantity.nature != "amount":
        return True
    is_counted = quantity.noun is not None and quantity.noun.is_plural
    if longest(tokens, end, labels.after) or (not is_counted and _is_address(tokens, end, labels)):
        return True
    is_named = quantity.noun is not None or quantity.nature == "amount" or has_measure
    if before in labels.before and not is_named:
        return True
    if (
        YEAR.fullmatch(word)
        and end == at + 1
        and not number.currency
        and number.qualifier in ("exact", "about")
        and _is_year(tokens, quantity, before)
    ):
        return True
    if before in OPENING and after in CLOSING and tokens.is_tight(at) and tokens.is_tight(end):
        return True
    return not is_named and at > 0 and number.first == at and _is_name(tokens, at)


def is_telling(tokens: Tokens, reading: Reading) -> bool:
    """Whether a quantity is worth a row: not a bare number, nor one that only refers back ("the two leaders")."""
    quantity, number = reading.quantity, reading.quantity.number
    if reading.measure is None:
        return quantity.nature == "bare" and not quantity.compound and _is_plain_total(tokens, number)
    if reading.cue is not None and quantity.nature != "thing":
        return True
    if number.value in (0, 1) and not tokens.words[number.at][0].isdigit():
        return quantity.nature == "amount" or reading.measure not in (
            "people",
            "other",
            "settlements",
            "population",
        )
    refers_back = tokens.word(number.first - 1) in BACKWARD and quantity.nature != "amount"
    return not (refers_back and reading.measure in ("people", "other") and number.value <= 12)


def _is_plain_total(tokens: Tokens, number: Number) -> bool:
    """Whether a number without a noun is surely an amount: it has a bound, a scale or a decimal part."""
    written = tokens.words[number.at]
    is_scaled = number.value >= 1000 and (number.end > number.at + 1 or "," in written)
    return is_scaled or "." in written or number.qualifier not in ("exact", "between")


def _names_a_gun(tokens: Tokens, at: int) -> bool:
    """Whether a calibre's noun follows: "155 mm howitzers", not "200 mm of rain"."""
    word = tokens.word(at)
    return word[:1].isalpha() and word not in (
        "of",
        "in",
        "and",
        "on",
        "over",
        "to",
        "during",
        "thick",
        "wide",
        "long",
        "per",
        "or",
    )


def _is_ratio(tokens: Tokens, number: Number) -> bool:
    """ "one in three children": both numbers are a share, and nobody is counted."""
    behind = tokens.words[number.end : number.end + 2]
    before = tokens.words[max(0, number.first - 2) : number.first]
    return (
        len(behind) == 2 and behind[0] == "in" and number.value == 1 and behind[1] in RATIOS
    ) or before == ["one", "in"]


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
    if after in ORDINAL or (
        after in ("/", ":") and tokens.word(end + 1)[:1].isdigit() and tokens.is_tight(end + 1)
    ):
        return True
    if after in HYPHENS and tokens.is_tight(end + 1) and tokens.word(end + 1)[:1].isdigit():
        return True
    return after == "." and tokens.is_tight(end + 1) and tokens.word(end + 1)[:1].isalnum()


def _is_age(tokens: Tokens, quantity: Quantity) -> bool:
    """ "aged 12", "26-year-old", "three years old", "Ana Ruiz, 22, was", "children under 5"."""
    number = quantity.number
    at, end, before = number.at, number.end, tokens.word(number.first - 1)
    if (
        before in AGE_BEFORE
        or (before == "of" and tokens.word(number.first - 2) in AGE_BEFORE)
        or _in_age_list(tokens, number.first)
    ):
        return True
    if quantity.measure == "duration":
        if tokens.word(quantity.end) in ("ago", "earlier"):
            return True
        behind = tokens.words[quantity.end : quantity.end + 3]
        return behind[:1] == ["old"] or behind[:2] in (["-", "old"], ["-", "olds"], ["of", "age"])
    if quantity.nature != "bare":
        return False
    if number.value < 120 and number.first == at and before in (",", "(") and at > 1:
        is_told = tokens.words[at - 2].isalpha() or tokens.words[at - 2] == "."
        lives_in = tokens.word(end) == "of" and tokens.word(end + 1) not in PARTITIVE
        return is_told and (lives_in or tokens.word(end) in AGE_AFTER)
    if (
        number.qualifier in ("fewer_than", "more_than")
        and number.value <= 90
        and tokens.word(number.at - 1) in ("under", "over")
    ):
        return tokens.word(number.first - 1) not in ("to", "at")
    return False


def _in_age_list(tokens: Tokens, at: int) -> bool:
    """ "ages 15, 18 and 22": only numbers and joints back to the word."""
    while at > 0 and (
        tokens.words[at - 1] in (",", "and", "to", "-", "&", "through", "or")
        or tokens.words[at - 1].isdigit()
    ):
        at -= 1
    return tokens.word(at - 1) in AGE_BEFORE or tokens.words[max(0, at - 2) : at] == ["ages", "of"]


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
