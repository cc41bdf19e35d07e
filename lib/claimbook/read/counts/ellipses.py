"""Ellipses: bare numbers that count again what one before them in their sentence counts."""

from __future__ import annotations

from collections.abc import Sequence

from claimbook.read.counts.measures import Reading
from claimbook.read.counts.quantities import OPEN_MEASURES, Quantity
from claimbook.read.counts.tokens import Tokens
from claimbook.read.counts.vocabularies import Vocabulary

ELLIPSIS = 16  # words between a count and the bare number that repeats it elsewhere
CLAIMED = 100  # "police counted 40" may count anything
PLACE = 6  # words of ", in the town of Homs"
CLAUSE = 9  # words from a count to the one that a further clause sets beside it


def is_elliptic(tokens: Tokens, quantity: Quantity, gap: Sequence[str], words: dict, *, thing: bool) -> bool:
    """Whether a bare number repeats the count in another place: "... in Turkey and nearly 6,000 in Syria"."""
    if _is_elsewhere(tokens, quantity, gap, words):
        return True
    is_joined = 0 < len(gap) <= ELLIPSIS and gap[-1] in ("and", ",", ";", "with", "another", "or", "that")
    if tokens.word(quantity.end) == "with" and gap[-1:] == ["and"]:
        return True  # "reached 210,000 people with food and 98,000 with water"
    behind = tokens.word(quantity.end)
    is_thing = thing and (behind.endswith("ed") or behind in words["other"])  # "and another 140 damaged"
    return is_joined and (behind in words["local"] or behind in words["standing"] or is_thing)


def acts(tokens: Tokens, at: int, known: Vocabulary) -> bool:
    """Whether the number before `at` has a verb of its own, and does not share the one before it: "40 died and 300 | were intercepted"."""
    if tokens.word(at) not in known.auxiliaries:
        return False
    while (
        tokens.word(at) in known.auxiliaries
        or tokens.word(at) in known.adverbs
        or tokens.word(at)[-2:] == "ly"
    ):
        at += 1
    verb = tokens.word(at)
    is_verb = verb.endswith("ed") or verb in known.pasts
    return is_verb and verb not in known.words["reported"] and verb not in known.words["listing"]


def _is_elsewhere(tokens: Tokens, quantity: Quantity, gap: Sequence[str], words: dict) -> bool:
    """Whether the place stands before the number: "In Hama 12 died, in Homs | nine and in Idlib | four"."""
    if not 3 <= len(gap) <= PLACE or gap[0] not in (",", "and", ";") or gap[-2:-1] == [","]:
        return False
    at = quantity.number.first - 1
    is_name = tokens.raw(at)[0].isupper() and gap[1] in words["place_lead"]
    return is_name and tokens.word(quantity.end) in ("", ".", ",", ";", "and")


def is_contrasted(
    tokens: Tokens, before: Reading, quantity: Quantity, gap: Sequence[str], words: dict
) -> bool:
    """Whether the number is all that a further clause counts: "planned for 8,000 people; it now shelters 21,000"."""
    is_open = before.quantity.nature == "thing" or before.measure in OPEN_MEASURES
    is_clause = (
        len(gap) <= CLAUSE
        and (";" in gap or not words["contrast"].isdisjoint(gap))
        and gap[-1] not in ("is", "was")
    )
    return is_open and is_clause and tokens.word(quantity.end) in ("", ".", ",", ";")


def is_compared(gap: Sequence[str], words: dict) -> bool:
    """Whether the number behind `gap` is an earlier or another count of the same: "up from 31", "compared with a year ago's 31"."""
    is_near = " ".join(gap[-2:]) in words["compared"] or " ".join(gap[-1:]) in words["compared"]
    return is_near or (gap[:1] == ["compared"] and " ".join(gap[:2]) in words["compared"])


def is_same_count(tokens: Tokens, quantity: Quantity, words: dict) -> bool:
    """Whether the number is another's word on the same count: "police put the number at 8,000"."""
    first = quantity.number.first
    if quantity.number.value >= CLAIMED and tokens.word(first - 1) in words["claiming"]:
        return True
    is_level = tokens.word(first - 1) in ("at", "to", "was", "is")
    return is_level and not words["count"].isdisjoint(tokens.words[max(0, first - 5) : first])


def is_same_toll(tokens: Tokens, quantity: Quantity, before: Reading) -> bool:
    """Whether "it" is the toll told before: "the toll reached 257, and it could climb to as many as 500"."""
    first = quantity.number.first
    is_level = "to" in (tokens.words[first], tokens.word(first - 1))
    is_toll = before.cue is not None and before.cue.syntax == "toll"
    return is_level and is_toll and "it" in tokens.words[max(0, first - 5) : first]
