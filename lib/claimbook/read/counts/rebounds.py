"""Rebounds: bounds that stand behind what is counted, and words before a number that are no bound of it."""

from __future__ import annotations

from dataclasses import replace

from claimbook.lexicon import Lexicon
from claimbook.read.counts.bounds import bounds_of, limits
from claimbook.read.counts.quantities import Quantity, of_noun
from claimbook.read.counts.tokens import Tokens, longest
from claimbook.read.counts.vocabularies import Vocabulary
from claimbook.read.counts.zeros import none_before

ARTICLES = frozenset(("a", "an"))
BEHIND = frozenset(("or", "if", "give"))  # with which a bound behind a noun begins
SINGLE = frozenset(("a", "an", "another"))
LONGEST = 3  # words between the article and "or two"
ROUND = 10  # "about a 50 men" may be an estimate, "about a 9 men council" is none


def rebound(tokens: Tokens, quantity: Quantity, known: Vocabulary, lexicon: Lexicon) -> Quantity:
    """The quantity under the bound that is meant: "10 kilos or less", "within 5 miles", but "under | 24-hour guard"."""
    number = quantity.number
    if number.value == 1 and number.qualifier == "exact":
        none = none_before(tokens, number.first, number.at, known)
        if none is not None and quantity.nature in ("people", "thing"):
            nobody = replace(number, first=none, low=0.0, best=0.0, high=0.0)
            return replace(quantity, number=nobody)  # "not one soldier"
    if number.qualifier == "exact":
        return (
            _or_two(tokens, quantity, known)
            or _bound_behind(tokens, quantity, known, lexicon)
            or _bound_within(tokens, quantity)
        )
    is_topic = number.qualifier == "about" and _is_topic(tokens, quantity, known)
    return (
        _under(quantity, "exact", number.at) if is_topic or _is_state(tokens, quantity, known) else quantity
    )


def _bound_behind(tokens: Tokens, quantity: Quantity, known: Vocabulary, lexicon: Lexicon) -> Quantity | None:
    """The quantity with the bound behind its noun: "10 kilos or less", "two bags or fewer", "$5, if not more,"."""
    is_aside = tokens.word(quantity.end) == ","
    at = quantity.end + is_aside
    if (quantity.end == quantity.number.end and not is_aside) or tokens.word(at) not in BEHIND:
        return None
    found = longest(tokens, at, bounds_of(lexicon).after)
    if found is None or longest(tokens, found[0], known.nouns):
        return None  # "two guards or more prisoners"
    if is_aside and tokens.word(found[0])[:1].isalnum():
        return None
    return replace(_under(quantity, found[1], quantity.number.first), end=found[0])


def _or_two(tokens: Tokens, quantity: Quantity, known: Vocabulary) -> Quantity | None:
    """One or two, told as one thing "or two": "an hour or two", "another pick or two", "a guard or two"."""
    number, last = quantity.number, quantity.number.first - 1
    is_two = number.value == 2 and quantity.nature == "bare" and number.first == number.at
    if not is_two or tokens.word(last) != "or":
        return None
    start = next((at for at in range(last - 2, last - 2 - LONGEST, -1) if tokens.word(at) in SINGLE), None)
    if start is None or not tokens.word(last - 1).isalpha():
        return None
    both = replace(number, first=start, at=start, low=1.0, best=None, high=2.0, qualifier="between")
    for at in range(start + 1, last):
        if (unit := longest(tokens, at, known.units)) and unit[0] == last:
            return Quantity(both, number.end, "amount", unit=unit[1].unit, measure=unit[1].measure)
        if (noun := longest(tokens, at, known.nouns)) and noun[0] == last:
            return of_noun(both, number.end, noun[1])
    return Quantity(both, number.end, "thing", unit=tokens.words[last - 1], measure="other")


def _bound_within(tokens: Tokens, quantity: Quantity) -> Quantity:
    """A distance that is not gone beyond: "came within 5 miles of"."""
    first = quantity.number.first
    is_within = quantity.measure == "distance" and tokens.word(first - 1) == "within"
    return _under(quantity, "up_to", first - 1) if is_within else quantity


def _is_topic(tokens: Tokens, quantity: Quantity, known: Vocabulary) -> bool:
    """Whether "about" leads to what is spoken of: "talking about an | 11 men panel", "a film about a | 12-hour flight"."""
    number = quantity.number
    first = number.first
    if tokens.word(first) != "about" or tokens.word(number.at - 1) not in ARTICLES:
        return False
    is_odd = number.value % ROUND != 0 and tokens.words[number.at].isdecimal() and not quantity.compound
    return is_odd or tokens.word(first - 1) in known.words["topic"]


def _is_state(tokens: Tokens, quantity: Quantity, known: Vocabulary) -> bool:
    """Whether the word before says where or how: "under 24-hour guard", "over 10-day spells"; "an over 20-metre wall" does not."""
    first = quantity.number.first
    is_single = quantity.number.at == first + 1
    return (
        quantity.compound
        and is_single
        and tokens.words[first] in known.words["state_lead"]
        and tokens.word(first - 1) not in known.openers
    )


def _under(quantity: Quantity, qualifier: str, first: int) -> Quantity:
    """The quantity under another bound that begins at `first`."""
    low, best, high = limits(quantity.number.value, qualifier)
    number = replace(quantity.number, first=first, low=low, best=best, high=high, qualifier=qualifier)
    return replace(quantity, number=number)
