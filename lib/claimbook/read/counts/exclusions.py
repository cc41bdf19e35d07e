"""Exclusions: numbers that count nothing: years, ages, clock times, ordinals, names, models, addresses, counts told before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.counts.ages import is_age
from claimbook.read.counts.comparisons import is_refuted
from claimbook.read.counts.measure_cues import Cue
from claimbook.read.counts.measures import Reading
from claimbook.read.counts.numbers import Number
from claimbook.read.counts.quantities import Quantity
from claimbook.read.counts.tokens import Tokens, by_first_word, longest, phrase_words
from claimbook.read.counts.vocabularies import Vocabulary

ORDINAL = frozenset(("st", "nd", "rd", "th", "s"))
SLASHES = frozenset(("/", ":", "#", "№", "@", "_", "="))
OPENING, CLOSING = frozenset("‘'\"“"), frozenset("’'\"”")
HYPHENS = frozenset(("-", "–", "‑"))
PREFIXES = frozenset(("mid", "pre", "post"))
YEAR = re.compile(r"(?:1[0-9]|20)\d\d")
ARTICLES = frozenset(("a", "an", "another"))
RATES = frozenset(("a", "per", "every", "each"))
PERIODS = frozenset(
    ("second", "minute", "hour", "day", "night", "week", "month", "quarter", "season", "year")
)
CLOCK = re.compile(r"\d\d?\.\d\d")  # 11.39
LONGEST_UNIT = 3  # letters of a unit written onto its number: 50Km
THOUSAND = 1000
FEW = 12  # the largest count that "the" takes for one told before
GUN_NAME = 3  # words from a calibre to its gun
STREET_NAME = 3  # words from a house number to the word for a street


@dataclass(frozen=True, slots=True)
class _Labels:
    """Words beside which a number is a name, by their place."""

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


def is_excluded(
    tokens: Tokens, quantity: Quantity, cues: Sequence[Cue], known: Vocabulary, lexicon: Lexicon
) -> bool:
    """Whether the number is a name, a date, an age, an address or the like, and no count.

    A noun, a unit or a word of measures.csv beside it weighs more than a capital before it: "Kills 12".
    """
    number, labels = quantity.number, _labels(lexicon)
    before = tokens.word(number.at - 1)
    if quantity.unit == "magnitude":
        return False
    if is_refuted(tokens, number.first):
        return True
    if quantity.nature == "people" and number.value < THOUSAND and number.value % 1:
        return True  # "1.200 soldiers" may be 1,200
    if is_age(tokens, quantity, known) or _is_code(tokens, number) or _is_year(tokens, quantity, known):
        return True
    if (
        _is_calibre(tokens, quantity, known)
        or _is_ratio(tokens, number, known)
        or _is_one_of(tokens, quantity)
    ):
        return True
    if quantity.measure == "duration" and tokens.word(quantity.end) in ("ago", "earlier"):
        return True
    if tokens.words[number.at] in labels.itself and quantity.nature != "amount":
        return True
    if _is_address(tokens, quantity, labels):
        return True
    has_measure = any(c.end == number.first or c.first == quantity.end for c in cues)
    if quantity.noun is not None or quantity.nature == "amount" or has_measure:
        return False
    return before in labels.before or (number.first == number.at and _ends_name(tokens, number.at))


def is_telling(tokens: Tokens, reading: Reading, known: Vocabulary) -> bool:
    """Whether a quantity is worth a row: not a bare number, nor one that only refers back ("the two leaders")."""
    quantity, number = reading.quantity, reading.quantity.number
    if reading.measure is None:
        return quantity.nature == "bare" and not quantity.compound and _is_total(tokens, number)
    if tokens.words[number.first] in ARTICLES and number.at == number.first:
        return reading.cue is not None and reading.measure not in ("people", "deployed")
    if reading.cue is not None and quantity.nature != "thing":
        return True
    is_idle = reading.measure in ("people", "other", "settlements", "population")
    if number.value in (0, 1) and not tokens.words[number.at][0].isdigit():
        return quantity.nature == "amount" or not is_idle
    refers_back = quantity.nature != "amount" and tokens.word(number.first - 1) in known.words["backward"]
    return not (refers_back and number.value <= FEW and reading.measure in ("people", "other"))


def _is_total(tokens: Tokens, number: Number) -> bool:
    """Whether a number without a noun is surely an amount: it has a bound, a scale or a decimal part."""
    written = tokens.words[number.at]
    is_scaled = number.value >= 1000 and (number.end > number.at + 1 or "," in written)
    is_rate = tokens.word(number.end) in RATES and tokens.word(number.end + 1) in PERIODS
    is_range = number.qualifier == "between" and tokens.words[number.first] == "between"
    is_decimal = "." in written and not CLOCK.fullmatch(written)
    return is_scaled or is_decimal or is_rate or is_range or number.qualifier not in ("exact", "between")


def _is_code(tokens: Tokens, number: Number) -> bool:
    """Something is written onto the number: M142, Su-25, 22nd, 1990s, 7:30, 9/11, 555-1234; or quotation marks, ‘200’."""
    at, end = number.at, number.end
    before, after = tokens.word(at - 1), tokens.word(end)
    if tokens.is_tight(at) and not number.currency:
        is_model = before in HYPHENS and tokens.is_tight(at - 1) and tokens.word(at - 2).isalnum()
        if before in SLASHES or before.isalpha() or (is_model and tokens.words[at - 2] not in PREFIXES):
            return True
        if before == "." and tokens.is_tight(at - 1):
            return True
    if not tokens.is_tight(end):
        return False
    if after in ("'", "’") and tokens.word(end + 1) == "s" and tokens.is_tight(end + 1):
        return True  # "in their 20's"
    written = tokens.raw(end)
    is_title = len(written) > LONGEST_UNIT and written[0].isupper() and written[1:].islower()  # 7News
    is_tight_digit = tokens.is_tight(end + 1) and tokens.word(end + 1)[:1].isdigit()
    is_address = after == "." and tokens.is_tight(end + 1) and tokens.word(end + 1)[:1].isalnum()
    is_quoted = before in OPENING and after in CLOSING and tokens.is_tight(at)
    return (
        after in ORDINAL
        or is_quoted
        or is_title
        or is_address
        or (is_tight_digit and (after in HYPHENS or after in "/:"))
    )


def _is_year(tokens: Tokens, quantity: Quantity, known: Vocabulary) -> bool:
    """A four-figure number without a noun of its own: "in 2017", "the 2022 attacks", "2020 qualifier"."""
    number = quantity.number
    is_mean = number.qualifier == "about" and tokens.words[number.first] in ARTICLES  # "an average of 1500"
    is_plain = (
        number.end == number.at + 1
        and not number.currency
        and not is_mean
        and number.qualifier in ("exact", "about")
    )
    if not is_plain or not YEAR.fullmatch(tokens.words[number.at]):
        return False
    if quantity.noun is None or not quantity.noun.is_plural:
        return quantity.nature != "amount" or quantity.measure == "duration"
    return number.first == number.at and tokens.word(number.at - 1) in known.words["year_lead"]


def _is_calibre(tokens: Tokens, quantity: Quantity, known: Vocabulary) -> bool:
    """ "155 mm howitzers", not "200 mm of rain"."""
    if quantity.unit != "millimeter":
        return False
    for at in range(quantity.end, quantity.end + GUN_NAME):
        if (found := longest(tokens, at, known.nouns)) and found[1].measure == "equipment":
            return True
        if not tokens.word(at).isalpha() or tokens.words[at] in known.ends:
            return False
    return False


def _is_ratio(tokens: Tokens, number: Number, known: Vocabulary) -> bool:
    """ "one in three children": both numbers are a share, and nobody is counted."""
    if tokens.words[max(0, number.first - 2) : number.first] == ["one", "in"]:
        return True
    behind = tokens.words[number.end : number.end + 2]
    return number.value == 1 and behind[:1] == ["in"] and behind[-1] in known.words["ratio"]


def _is_one_of(tokens: Tokens, quantity: Quantity) -> bool:
    """ "one of the men" only picks somebody out."""
    number = quantity.number
    return number.value == 1 and tokens.words[number.at] == "one" and tokens.word(number.end) == "of"


def _is_address(tokens: Tokens, quantity: Quantity, labels: _Labels) -> bool:
    """ "100 block of", "7 p.m.", "123 North Main Street": a word behind, or behind capitalised words."""
    end = quantity.number.end
    if quantity.noun is not None and quantity.noun.is_plural:
        return False
    if longest(tokens, end, labels.after):
        return True
    for place in range(end, min(end + STREET_NAME + 1, len(tokens))):
        if not tokens.raw(place)[0].isupper():
            return False
        if place > end and longest(tokens, place, labels.after):
            return True
    return False


def _ends_name(tokens: Tokens, at: int) -> bool:
    """Whether the number ends a name: "Big 12", "Boeing 737"; a sentence's first word is no name."""
    return at > 1 and tokens.raw(at - 1)[0].isupper() and tokens.words[at - 1].isalpha()
