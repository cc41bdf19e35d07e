"""Quantities: a number with the words for what it counts, and nothing yet of what happened to them."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace

from claimbook.lexicon import Lexicon
from claimbook.read.counts.nouns import is_plural, noun_before, noun_behind, singular
from claimbook.read.counts.numbers import HYPHENS, Number, find_numbers, is_changing
from claimbook.read.counts.tokens import Tokens, longest
from claimbook.read.counts.vocabularies import Noun, Unit, Vocabulary
from claimbook.records import value

OPEN_MEASURES = frozenset(  # of nouns that say who is counted and leave it to a verb to say what happened
    [
        "people",
        "deployed",
        "workers",
        "sappers",
        "reinforcements",
        "displaced",
        "captured",
        "arrested",
        "population",
        "evacuated",
    ]
)
HELD = frozenset(("captured", "arrested"))
THINGS = frozenset(("units", "equipment", "settlements", "other"))
QUOTES = frozenset("\"“”‘’'")
STRONGEST = 10  # magnitude
QUAKE_REACH = 2  # words from "6.1" to "quake"
QUAKE_BACK = 4  # words from "quake" to "measured at 6.1"
RICHTER = frozenset(("m", "mw", "ml", "ms"))  # M6.8


@value
class Quantity:
    """A number and what it counts, at the tokens `number.first` to before `end`.

    `nature`: people, thing, amount (of a unit), bare (no noun with the number) or name (it begins one: 92 Base Hospital).
    """

    number: Number
    end: int
    nature: str
    noun: Noun | None = None
    unit: str | None = None
    measure: str | None = None
    compound: bool = False  # "a 10-kilometre zone"


def find_quantities(
    tokens: Tokens, places: Set[int], known: Vocabulary, lexicon: Lexicon
) -> Iterator[Quantity]:
    """Yield the quantities of a sentence in reading order; `places` are those of its measure words.

    The ends of a range that are each told with the unit make one: "between 5 km and 10 km".
    """
    last = None
    for number in find_numbers(tokens, lexicon):
        quantity = quantity_of(tokens, number, known, places)
        if last is None:
            last = quantity
        elif whole := _range_of(tokens, last, quantity, known):
            last = whole
        elif not (quantity.compound and quantity.end <= last.end):  # "two | 500-kg bombs"
            yield last
            last = quantity
    if last:
        yield last


def _range_of(tokens: Tokens, low: Quantity, high: Quantity, known: Vocabulary) -> Quantity | None:
    """Two amounts of one unit as a range: "5% to 10%", "between 5 km and 10 km"; "rose 3 km to 5 km" are two."""
    if low.nature != "amount" or low.unit != high.unit or low.end + 1 != high.number.first:
        return None
    first, joint, opener = low.number.first, tokens.words[low.end], tokens.word(low.number.first - 1)
    is_joined = (
        joint in HYPHENS
        or joint == "or"
        or (joint == "and" and opener == "between")
        or (joint == "to" and not is_changing(tokens, first, known.changes))
    )
    is_plain = {low.number.qualifier, high.number.qualifier} <= {"exact", "about"}
    if not (is_joined and is_plain and low.number.value < high.number.value):
        return None
    number = replace(
        low.number,
        first=first - (opener in ("between", "from")),
        end=high.number.end,
        best=None,
        high=high.number.high,
        qualifier="between",
    )
    return replace(low, number=number, end=high.end)


def quantity_of(tokens: Tokens, number: Number, known: Vocabulary, places: Set[int]) -> Quantity:
    """The number with what it counts; `places` are those of measure words, which end a noun phrase."""
    if number.currency:
        return Quantity(number, number.end, "amount", unit=number.currency, measure="money")
    if number.share:
        return Quantity(number, number.end, "amount", unit="percent", measure="percent")
    if _is_magnitude(tokens, number, known):
        return Quantity(number, number.end, "amount", unit="magnitude", measure="other")
    at = number.end
    if tokens.word(at) == "of" and tokens.word(at + 2) == "own" and not tokens.word(at + 3).isalpha():
        return Quantity(number, at + 3, "people", measure="people")  # "lost three of its own"
    compound = tokens.word(at) == "-" and tokens.is_tight(at) and tokens.is_tight(at + 1)
    if compound:
        at += 1
    else:
        while tokens.word(at) in known.words["more"] or tokens.word(at) in QUOTES:
            if tokens.words[at] in known.openers and tokens.words[at - 1] != "of":
                break  # "102 of the wounded", but "11.39 The minister arrives"
            at += 1
    if unit := _written_on(tokens, at, known) or _unit_at(tokens, at, known):
        end, found = unit
        return Quantity(number, end, "amount", unit=found.unit, measure=found.measure, compound=compound)
    if compound:
        return _compound(tokens, number, at, known)
    if noun := noun_before(tokens, number, known):
        return of_noun(number, number.end, noun)
    return _counted(tokens, number, at, known, places)


def _written_on(tokens: Tokens, at: int, known: Vocabulary) -> tuple[int, Unit] | None:
    """The unit written onto the digits before `at`: "5m deep", "45C (113F)"; a name has none: "iPhone 5C", "a 250m project"."""
    if not tokens.is_tight(at) or (unit := known.glued.get(tokens.raw(at))) is None:
        return None
    after, before = tokens.word(at + 1), tokens.raw(at - 2) if at > 1 else ""
    is_name = before != before.lower() and at > 2
    is_dimension = not after.isalpha() or after in known.ends or after in known.words["dimension"]
    return (at + 1, unit) if is_dimension and not is_name else None


def _unit_at(tokens: Tokens, at: int, known: Vocabulary) -> tuple[int, Unit] | None:
    """The unit at `at`, where it is not the first word of a noun or a name: "barrel bombs", "day laborers", "Mi-8"."""
    unit, noun = longest(tokens, at, known.units), longest(tokens, at, known.nouns)
    if unit is None or (noun and noun[0] > unit[0]):
        return None
    if unit[1].unit == tokens.words[at] == "second" and longest(tokens, unit[0], known.nouns):
        return None  # "a second victim"
    is_name = tokens.word(unit[0]) == "-" and tokens.word(unit[0] + 1)[:1].isdigit()
    is_range = is_name and longest(tokens, unit[0] + 2, known.units) is not None  # "13mm-14mm"
    return None if is_name and not is_range else unit


def _compound(tokens: Tokens, number: Number, at: int, known: Vocabulary) -> Quantity:
    """A count written onto its noun: "a 28-member team", "the 10,000-strong force"; "four-storey" counts nothing told of."""
    if tokens.word(at) == "strong":
        found = longest(tokens, at + 1, known.nouns)
        end = found[0] if found else at + 1
        return Quantity(number, end, "people", found[1] if found else None, None, "people", compound=True)
    if (found := longest(tokens, at, known.nouns)) and found[1].measure not in ("other", "settlements"):
        return replace(of_noun(number, *found), compound=True)
    return Quantity(number, number.end, "bare", compound=True)


def of_noun(number: Number, end: int, noun: Noun) -> Quantity:
    """The number as a count of a noun; things have it as their unit."""
    is_thing = noun.measure in THINGS
    return Quantity(
        number, end, "thing" if is_thing else "people", noun, noun.noun if is_thing else None, noun.measure
    )


def _is_magnitude(tokens: Tokens, number: Number, known: Vocabulary) -> bool:
    """Whether it is an earthquake's magnitude: "magnitude 6.8", "a magnitude of 7", "measuring 5.2", "M6.8", "a 6.1 quake"."""
    if number.value > STRONGEST:
        return False
    before = [w for w in tokens.words[max(0, number.first - 2) : number.first] if w not in ("of", "at", "-")]
    is_told = bool(before) and before[-1] in known.words["measuring"]
    is_single = number.end == number.at + 1
    if is_told and (before[-1] == "magnitude" or (is_single and not tokens.word(number.end).isalpha())):
        return True
    if not is_single or "." not in tokens.words[number.at]:
        return False
    if tokens.is_tight(number.at) and tokens.words[number.at - 1] in RICHTER:
        return True
    first = max(0, number.first - QUAKE_BACK) if is_told else number.first
    return not known.words["quake"].isdisjoint(tokens.words[first : number.end + QUAKE_REACH])


def _counted(tokens: Tokens, number: Number, at: int, known: Vocabulary, places: Set[int]) -> Quantity:
    """The quantity whose noun stands at `at` or after a few more words."""
    phrase, many = noun_behind(tokens, number, at, known, places), number.value not in (0, 1)
    noun, end, unknown = phrase.noun, phrase.end, phrase.unknown
    if noun and not noun.is_plural and many and unknown is not None and is_plural(tokens.words[unknown]):
        noun = None  # "20 police vehicles": the unknown word is the head
    if noun is None:
        return (
            _of_unknown(tokens, number, unknown, known)
            if unknown is not None
            else Quantity(number, number.end, "bare")
        )
    if many and not noun.is_plural and tokens.raw(end - 1)[0].isupper():
        return Quantity(number, number.end, "name")
    if many and not noun.is_plural and noun.measure == "people":
        return Quantity(number, number.end, "bare")  # "Planet 9 scientist"
    if noun.measure in THINGS:
        measure = noun.measure if noun.is_plural or not many else "other"
        return Quantity(number, end, "thing", noun, noun.noun, measure)
    return of_noun(number, end, noun)


def _of_unknown(tokens: Tokens, number: Number, at: int, known: Vocabulary) -> Quantity:
    """The quantity of a noun that no lexicon knows: people by its ending, else a thing."""
    word = tokens.words[at]
    if word.endswith(known.person_endings):
        return Quantity(number, at + 1, "people", Noun(word, "people", None, True, "ending"), None, "people")
    is_several = tokens.word(at + 1) in known.words["plural"] and word not in known.words["other"]
    if not is_plural(word) and number.value != 1 and not is_several:
        return Quantity(number, number.end, "bare")
    return Quantity(number, at + 1, "thing", None, singular(word), "other")


def may_hold(number: Number, value: float) -> bool:
    """Whether a count of `value` can be a part of those: of "dozens", any."""
    return number.qualifier == "vague" or number.value >= value
