"""Verdicts: how two figures or two claims stand to each other, and the words in which that is said."""

from __future__ import annotations

from dataclasses import dataclass

from claimbook.weigh.groups import say_name
from claimbook.weigh.members import Member
from claimbook.weigh.nests import APART, WITHIN
from claimbook.weigh.numbers import say_value
from claimbook.weigh.origins import outlet_of

RELATION_NAMES = {  # each relation and reason as a reader calls it
    "agree": "agree",
    "narrows": "one within the other",
    "overlap": "overlap",
    "disjoint": "contradict each other",
    "incomparable": "not comparable",
    "repeats": "one voice",
    "updates": "a later count",
    "denies": "denied",
}
REASON_NAMES = {
    "different_measure": "other things counted",
    "different_population": "other people counted",
    "different_place": "another place",
    "different_period": "another time",
    "cumulative_vs_increment": "a total beside an addition",
    "modality": "told beside planned or denied",
    "same_origin": "same origin",
    "part_of": "a part beside its whole",
    "one_account": "two numbers of one account",
    "drift": "words changed on the way",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A relation with its reasons, at most three, and one sentence."""

    relation: str
    explanation: str
    reasons: tuple[str, ...] = ()


def sentence(text: str) -> str:
    """The text as one sentence.

    >>> sentence("one counts tanks, the other people")
    'One counts tanks, the other people.'
    """
    return text[:1].upper() + text[1:] + "."


def by(m: Member) -> str:
    """Who says it: the source, else the outlet."""
    return m.source or outlet_of(m)


def say_people(m: Member) -> str:
    """Who is counted, in words."""
    return (m.who or "people").replace("_", " ") if (m.who or "people").islower() else str(m.who)


def say_places(a: Member, b: Member, relation: str) -> str:
    """How the places of two members stand to each other, in words."""
    if relation == APART:
        return f"one is for {say_name(a.where)}, the other for {say_name(b.where)}"
    inner, outer = (a, b) if relation == WITHIN else (b, a)
    return f"{say_value(inner)} is for {say_name(inner.where)}, {say_value(outer)} for all of {say_name(outer.where)}"
