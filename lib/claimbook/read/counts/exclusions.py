"""Exclusions: numbers that count nothing: years, ages, clock times, ordinals, names, models, addresses, counts told before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.counts.ages import is_age
from claimbook.read.counts.comparisons import is_refuted
from claimbook.read.counts.measure_cues import HARM, Cue
from claimbook.read.counts.measures import Reading
from claimbook.read.counts.numbers import Number, is_changing
from claimbook.read.counts.quantities import Quantity
from claimbook.read.counts.tokens import Tokens, by_first_word, longest, phrase_words
from claimbook.read.counts.vocabularies import Vocabulary
from claimbook.read.layout.phrases import index_phrases, longest_at

SLASHES = frozenset(("/", ":", "#", "№", "@", "_", "="))
OPENING, CLOSING = frozenset("‘'\"“"), frozenset("’'\"”")
HYPHENS = frozenset(("-", "–", "‑"))
YEAR = re.compile(r"(?:1[0-9]|20)\d\d")
ARTICLES = frozenset(("a", "an", "another"))
CLOCK = re.compile(r"\d\d?\.\d\d")  # 11.39
LONGEST_UNIT = 3  # letters of a unit written onto its number: 50Km
THOUSAND = 1000
LONG = 10_000  # from here on plain digits are no year and no house number
MANY_TIMES = 10
MOST_OF_RATIO = 10
FEW = 12  # the largest count that "the" takes for one told before
LONGEST_LABEL = 3  # tokens: "release no."
GUN_NAME = 3  # words from a calibre to its gun
STREET_NAME = 3  # words from a house number to the word for a street


@dataclass(frozen=True, slots=True)
class _Labels:
    """Words beside which a number is a name, by their place."""

    before: Mapping  # by their last word
    after: Mapping


@cache
def _labels(lexicon: Lexicon) -> _Labels:
    rows = lexicon.rows("not_figures")
    return _Labels(
        index_phrases((phrase_words(r["words"])[::-1], True) for r in rows if r["place"] == "before"),
        by_first_word({r["words"]: True for r in rows if r["place"] == "after"}),
    )


def is_excluded(
    tokens: Tokens, quantity: Quantity, cues: Sequence[Cue], known: Vocabulary, lexicon: Lexicon
) -> bool:
    """Whether the number is a name, a date, an age, an address or the like, and no count.

    A noun, a unit or a word of measures.csv beside it weighs more than a capital before it: "Kills 12".
    """
    number, labels = quantity.number, _labels(lexicon)
    if quantity.unit == "magnitude":
        return False
    if quantity.nature == "name" or is_refuted(tokens, number.first):
        return True
    if quantity.nature == "people" and number.value < THOUSAND and number.value % 1:
        return True  # "1.200 soldiers" may be 1,200
    is_governed = any(c.end == number.first for c in cues)
    if (
        is_age(tokens, quantity, known)
        or _is_code(tokens, quantity, known)
        or _is_year(tokens, quantity, known)
        or _is_calibre(tokens, quantity, known)
        or _is_one_of(tokens, quantity)
        or (not is_governed and _is_ratio(tokens, number, known))
        or _is_address(tokens, quantity, labels)
        or tokens.word(number.at - 1) == "minus"
    ):
        return True
    if quantity.measure == "duration" and tokens.word(quantity.end) in ("ago", "earlier"):
        return True
    is_counted = quantity.noun is not None and (quantity.noun.is_plural or number.value == 1)
    if is_counted or quantity.nature == "amount":
        return False
    is_told = is_governed or any(c.first == quantity.end for c in cues)
    if (label := _label_before(tokens, number.at, labels)) is not None:
        is_written_so = tokens.raw(label)[0].isupper() or label < number.at - 1
        return is_written_so or not is_told  # "Flight 370 vanished", "Ghat No. 4", "press release 24-118"
    is_named = number.first == number.at and _ends_name(tokens, number.at)
    return quantity.noun is None and not is_told and is_named


def _label_before(tokens: Tokens, at: int, labels: _Labels) -> int | None:
    """Where the word for a thing that bears the number at `at` begins: "page | 12", "press release | 24"."""
    behind = tokens.words[max(0, at - LONGEST_LABEL) : at][::-1]
    found = longest_at(behind, 0, labels.before)
    return at - found[0] if found else None


def is_telling(tokens: Tokens, reading: Reading, known: Vocabulary) -> bool:
    """Whether a quantity is worth a row: not a bare number, nor one that only refers back ("the two leaders")."""
    quantity, number = reading.quantity, reading.quantity.number
    if number.value == 0 and number.qualifier != "exact":
        return False  # "almost zero"
    if reading.measure is None:
        return quantity.nature == "bare" and not quantity.compound and _is_total(tokens, number, known)
    if tokens.words[number.at] == "one" and tokens.word(number.end) == "of" and reading.measure not in HARM:
        return False  # "41 were rescued, one of them an engineer"
    if tokens.words[number.first] in ARTICLES and number.at == number.first:
        return reading.cue is not None and reading.measure not in ("people", "deployed")
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


def _is_code(tokens: Tokens, quantity: Quantity, known: Vocabulary) -> bool:
    """Something is written onto the number: M142, Su-25, 22nd, 1990s, 7:30, 9/11, 555-1234; or quotation marks, ‘200’."""
    number, at, end = quantity.number, quantity.number.at, quantity.number.end
    before, after = tokens.word(at - 1), tokens.word(end)
    if tokens.is_tight(at) and not number.currency:
        is_model = before in HYPHENS and tokens.is_tight(at - 1) and tokens.word(at - 2).isalnum()
        if (
            before in SLASHES
            or before.isalpha()
            or (is_model and tokens.words[at - 2] not in known.words["prefix"])
        ):
            return True
        if before == "." and tokens.is_tight(at - 1):
            return True
    if not tokens.is_tight(end):
        return False
    if after in ("'", "’") and tokens.word(end + 1) == "s" and tokens.is_tight(end + 1):
        return True  # "in their 20's"
    written = tokens.raw(end)
    is_title = quantity.nature != "amount" and written.istitle() and len(written) > LONGEST_UNIT  # 7News
    is_tight_digit = tokens.is_tight(end + 1) and tokens.word(end + 1)[:1].isdigit()
    is_address = after == "." and tokens.is_tight(end + 1) and tokens.word(end + 1)[:1].isalnum()
    is_quoted = before in OPENING and after in CLOSING and tokens.is_tight(at)
    return (
        after in known.words["ordinal"]
        or is_quoted
        or is_title
        or is_address
        or (is_tight_digit and (after in HYPHENS or after in "/:"))
    )


def _is_year(tokens: Tokens, quantity: Quantity, known: Vocabulary) -> bool:
    """A four-figure number without a noun of its own: "in 2017", "the 2022 attacks", "2020 qualifier"."""
    number = quantity.number
    is_plain = (
        number.end == number.at + 1
        and not number.currency
        and not is_mean(tokens, number)
        and number.qualifier in ("exact", "about")
    )
    if not is_plain or not YEAR.fullmatch(tokens.words[number.at]):
        return False
    if quantity.noun is None or not quantity.noun.is_plural:
        return quantity.nature != "amount" or quantity.measure == "duration"
    return number.first == number.at and tokens.word(number.at - 1) in known.words["year_lead"]


def is_mean(tokens: Tokens, number: Number) -> bool:
    """Whether it is told as a mean or an estimate, which no year is: "an average of 1500"."""
    return number.qualifier == "about" and tokens.words[number.first] in ARTICLES


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
    """ "one in three children", "7 in 10 families", "two in every five": a share, and nobody is counted."""
    before = tokens.words[max(0, number.first - 3) : number.first]
    if before[-2:] == ["of", "every"] or before[-2:] == ["in", "every"]:
        return not longest(tokens, number.end, known.units)
    if number.value > MOST_OF_RATIO:
        return False
    before = before[-2:]
    if before[-1:] == ["in"] and (before[0] in ("one", "1") or before[0] in known.words["ratio"]):
        return not longest(tokens, number.end, known.units)  # "shot 3 in 5 days"
    behind = tokens.words[number.end : number.end + 4]
    if behind[:1] != ["in"] or len(behind) < 2:
        return False
    at = 2 if behind[1] == "every" else 1
    is_of_units = at + 1 < len(behind) and longest(tokens, number.end + at + 1, known.units)
    return behind[at : at + 1] != [] and behind[at] in known.words["ratio"] and not is_of_units


def _is_one_of(tokens: Tokens, quantity: Quantity) -> bool:
    """ "one of the men" only picks somebody out; "one of them a looter" counts him."""
    number = quantity.number
    is_told = tokens.word(number.end + 1) in ("them", "whom") and tokens.word(number.end + 2) in ARTICLES
    return tokens.words[number.at] == "one" and tokens.word(number.end) == "of" and not is_told


def _is_address(tokens: Tokens, quantity: Quantity, labels: _Labels) -> bool:
    """ "100 block of", "7 p.m.", "123 North Main Street": a word behind, or behind capitalised words."""
    end = quantity.number.end
    if quantity.noun is not None and quantity.noun.is_plural:
        return False
    if tokens.word(end) == "times" and quantity.number.value >= MANY_TIMES:
        return tokens.word(end + 1) in ("the", "as", "that") or tokens.word(end + 1).endswith("er")
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
