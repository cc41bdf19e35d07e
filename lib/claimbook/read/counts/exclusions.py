"""Exclusions: numbers that count nothing: years, ages, clock times, shares of ten, names, addresses, counts told before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimbook.lexicon import Lexicon
from claimbook.read.counts.ages import is_age
from claimbook.read.counts.codes import ends_name, is_address, is_code, is_model_name, label_before, labels_of
from claimbook.read.counts.comparisons import is_refuted
from claimbook.read.counts.measure_cues import Cue
from claimbook.read.counts.numbers import Number
from claimbook.read.counts.quantities import Quantity
from claimbook.read.counts.remainders import is_left_out
from claimbook.read.counts.tokens import Tokens, longest
from claimbook.read.counts.vocabularies import Vocabulary

YEAR = re.compile(r"(?:1[0-9]|20)\d\d")
ERAS = frozenset(("ad", "bc", "ce", "bce"))
ARTICLES = frozenset(("a", "an", "another"))
OWNERS = frozenset(("its", "their", "his", "her", "our", "my"))
THOUSAND = 1000
MOST_OF_RATIO = 10
PLACE_NAME = 3  # words of "In Sri Lanka"
FIGURES = (4, 10)  # the figures of a sum: "six figures"
WHOLE_TEN = frozenset(("10", "100", "ten", "hundred"))
FATE = 4  # words from "one of whom" to what befell him
GUESS = 5  # tokens behind "out of ten" to the verb
GUN_NAME = 3  # words from a calibre to its gun


def is_excluded(
    tokens: Tokens, quantity: Quantity, cues: Sequence[Cue], known: Vocabulary, lexicon: Lexicon
) -> bool:
    """Whether the number is a name, a date, an age, an address or the like, and no count.

    A noun, a unit or a word of measures.csv beside it weighs more than a capital before it: "Kills 12".
    """
    number, labels = quantity.number, labels_of(lexicon)
    if quantity.unit == "magnitude":
        return False
    if quantity.nature == "name" or is_refuted(tokens, number.first, known):
        return True
    if quantity.compound and number.value == 0 and not tokens.words[number.at][0].isdigit():
        return True  # "a no-arrest rule", "zero-casualty"
    if quantity.nature == "people" and number.value < THOUSAND and number.value % 1:
        return True  # "1.200 soldiers" may be 1,200
    is_governed = any(c.end == number.first for c in cues)
    if (
        (is_age(tokens, quantity, known) and not (is_governed and _has_bound(number, quantity)))
        or is_code(tokens, quantity, known)
        or _is_year(tokens, quantity, known)
        or _is_calibre(tokens, quantity, known)
        or _is_one_of(tokens, quantity, cues)
        or _is_offspring(tokens, quantity, cues, known)
        or (not is_governed and (_is_ratio(tokens, number, known) or _is_idiom(tokens, number, known)))
        or is_address(tokens, quantity, labels)
        or is_model_name(tokens, number, known)
        or tokens.word(number.at - 1) == "minus"
        or (is_governed and tokens.word(number.end) == "times")  # "shot 10 times"
    ):
        return True
    if quantity.measure == "duration" and tokens.word(quantity.end) in ("ago", "earlier"):
        return True
    is_counted = quantity.noun is not None and (quantity.noun.is_plural or number.value == 1)
    behind = tokens.word(number.end)
    has_letter = tokens.is_tight(number.end) and len(behind) == 1 and behind.isalpha()  # Route 9W
    if is_counted or (quantity.nature == "amount" and not has_letter):
        return False
    is_told = is_governed or any(c.first == quantity.end for c in cues)
    if (label := label_before(tokens, number.at, labels)) is not None:
        is_written_so = tokens.raw(label)[0].isupper() or label < number.at - 1
        return is_written_so or not is_told  # "Flight 370 vanished", "Ghat No. 4", "press release 24-118"
    is_placed = (
        number.at <= PLACE_NAME and tokens.words[0] in known.words["place_lead"]
    )  # "In Kano 300 kiosks"
    is_named = number.first == number.at and ends_name(tokens, number.at) and not is_placed
    return quantity.noun is None and not is_told and is_named


def _has_bound(number: Number, quantity: Quantity) -> bool:
    return number.first < number.at and quantity.measure != "duration"


def _is_year(tokens: Tokens, quantity: Quantity, known: Vocabulary) -> bool:
    """A four-figure number without a noun of its own: "in 2017", "the 2022 attacks", "2020 qualifier"."""
    number = quantity.number
    if tokens.word(number.end) in ERAS and tokens.raw(number.end).isupper() and quantity.nature != "amount":
        return True  # "between 20-45 AD"
    if (
        tokens.word(number.first - 1) in ("since", "from")
        and number.qualifier != "between"
        and quantity.nature == "bare"
    ):
        return (
            number.end == number.at + 1 and YEAR.fullmatch(tokens.words[number.at]) is not None
        )  # "since at least 2011"
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
    """ "155 mm howitzers", "122mm Grad", not "200 mm of rain"."""
    if quantity.unit != "millimeter":
        return False
    if quantity.end < len(tokens) and tokens.raw(quantity.end)[0].isupper():
        return True
    for at in range(quantity.end, quantity.end + GUN_NAME):
        if (found := longest(tokens, at, known.nouns)) and found[1].measure == "equipment":
            return True
        if tokens.word(at) in known.words["calibre"]:
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


def _is_idiom(tokens: Tokens, number: Number, known: Vocabulary) -> bool:
    """ "high six figures", "99 out of 100 drivers would", "including one a month ago": nothing is counted."""
    end, behind = number.end, tokens.words[number.end : number.end + 3]
    if behind[:1] == ["figures"]:
        goes_on = tokens.word(end + 1) in known.auxiliaries or tokens.word(end + 1) in ("of", "in", "who")
        return not goes_on and FIGURES[0] <= number.value <= FIGURES[1]
    if behind[:2] == ["out", "of"]:
        return behind[2:] != [] and behind[2] in WHOLE_TEN and _is_guess(tokens, end + 3, known)
    if tokens.words[max(0, number.first - 2) : number.first] == ["out", "of"]:
        return tokens.words[number.at] in WHOLE_TEN and _is_guess(tokens, end, known)
    unit = longest(tokens, end + 1, known.units) if behind[:1] in (["a"], ["an"]) else None
    return number.value == 1 and unit is not None and tokens.word(unit[0]) in ("ago", "earlier")


def _is_guess(tokens: Tokens, at: int, known: Vocabulary) -> bool:
    """Whether a modal follows soon: "99 out of 100 | drivers would turn back", not "hostages were freed"."""
    behind = [word for word in tokens.words[at : at + GUESS] if word in known.auxiliaries]
    return behind != [] and behind[0] in known.modals


def _is_offspring(tokens: Tokens, quantity: Quantity, cues: Sequence[Cue], known: Vocabulary) -> bool:
    """Whether it only says whose parent somebody is: "a dad of three died", not "the mother of two boys killed in the raid"."""
    first, noun = quantity.number.first, quantity.noun
    if tokens.word(first - 1) != "of" or tokens.word(first - 2) not in known.words["parent"]:
        return False
    if quantity.nature == "bare":
        return True
    is_young = noun is not None and noun.subject == "children"
    return is_young and not any(c.is_harm and first < c.first <= quantity.end for c in cues)


def _is_one_of(tokens: Tokens, quantity: Quantity, cues: Sequence[Cue]) -> bool:
    """ "one of the men" only picks somebody out; "one of them a looter", "one of whom later died" count him, "all but one of the men" them."""
    number = quantity.number
    if is_left_out(tokens, number.first):
        return False
    is_told = tokens.word(number.end + 1) in ("them", "whom") and tokens.word(number.end + 2) in ARTICLES
    is_told = is_told or (tokens.word(number.end + 1) in OWNERS and tokens.word(number.end + 2) == "own")
    fate = number.end + 2
    if tokens.word(number.end + 1) in ("them", "whom"):
        is_told = is_told or any(c.is_harm and fate <= c.first < fate + FATE for c in cues)
    return tokens.words[number.at] == "one" and tokens.word(number.end) == "of" and not is_told
