"""Entries: which of the quantities read are worth a row of the table."""

from __future__ import annotations

import re

from claimbook.read.counts.measure_cues import HARM
from claimbook.read.counts.measures import Reading
from claimbook.read.counts.numbers import Number, is_changing
from claimbook.read.counts.tokens import Tokens
from claimbook.read.counts.vocabularies import Vocabulary

ARTICLES = frozenset(("a", "an", "another"))
CLOCK = re.compile(r"\d\d?\.\d\d")  # 11.39
THOUSAND = 1000
LONG = 10_000  # from here on plain digits are no year and no house number
FEW = 12  # the largest count that "the" takes for one told before


def is_telling(tokens: Tokens, reading: Reading, known: Vocabulary) -> bool:
    """Whether a quantity is worth a row: not a bare number, nor one that only refers back ("the two leaders")."""
    quantity, number = reading.quantity, reading.quantity.number
    if number.value == 0 and number.qualifier != "exact":
        return False  # "almost zero"
    if reading.measure is None:
        return quantity.nature == "bare" and not quantity.compound and _is_total(tokens, number, known)
    if tokens.words[number.at] == "one" and tokens.word(number.end) == "of" and reading.measure not in HARM:
        return False  # "41 were rescued, one of them an engineer"
    if tokens.words[number.at] == "one" and tokens.word(number.first - 1) == "not":
        return False  # "not one of them was arrested"
    is_single = tokens.words[number.first] in ARTICLES and number.at == number.first
    if is_single and number.value and number.qualifier != "between":  # not "a guard or two"
        is_told = reading.cue is not None and reading.measure not in ("people", "deployed")
        return is_told or reading.measure in ("equipment", "units")  # "two ships and a tanker"
    if reading.cue is not None and quantity.nature != "thing":
        return True
    is_idle = reading.measure in ("people", "other", "settlements", "population")
    if number.value in (0, 1) and not tokens.words[number.at][0].isdigit():
        is_spell = reading.measure == "duration" and number.qualifier == "exact"  # "all in one night"
        return not is_spell if quantity.nature == "amount" else not is_idle
    if is_idle and tokens.words[number.at] == "pair":
        return False  # "a pair of boots"
    refers_back = quantity.nature != "amount" and tokens.word(number.first - 1) in known.words["backward"]
    return not (refers_back and number.value <= FEW and reading.measure in ("people", "other"))


def _is_total(tokens: Tokens, number: Number, known: Vocabulary) -> bool:
    """Whether a number without a noun is surely an amount: it has a bound, a scale, a decimal part, or is a level reached."""
    written, words = tokens.words[number.at], known.words
    is_single = number.end == number.at + 1
    is_scaled = number.value >= THOUSAND and (not is_single or "," in written)
    is_long = written.isdecimal() and number.value >= LONG
    is_rate = tokens.word(number.end) in words["rate"] and tokens.word(number.end + 1) in words["period"]
    is_range = number.qualifier == "between" and tokens.words[number.first] == "between"
    is_decimal = "." in written and not CLOCK.fullmatch(written)
    is_bounded = number.qualifier not in ("exact", "between")
    return (
        is_scaled
        or is_long
        or is_decimal
        or is_rate
        or is_range
        or is_bounded
        or (written[0].isdigit() and _is_level(tokens, number, known))
    )


def _is_level(tokens: Tokens, number: Number, known: Vocabulary) -> bool:
    """Whether something came to the number or stands at it: "fell 7 points to 44 from 51", "stood at 39"."""
    before, verb = tokens.word(number.first - 1), tokens.word(number.first - 2)
    if before in ("to", "from"):
        return is_changing(tokens, number.first - 1, known.changes)
    return before == "at" and verb in known.levels and verb not in known.changes and verb not in known.be
