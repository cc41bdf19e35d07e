"""Continuations: numbers that count those told in the sentence before: "Of those, 101", "Twelve did", "the count stood at 146"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimbook.read.counts.measures import Reading, weigh_measures
from claimbook.read.counts.quantities import Quantity, may_hold
from claimbook.read.counts.tokens import Tokens, longest
from claimbook.read.counts.vocabularies import Vocabulary

LEVEL_REACH = 8  # words from "the count" to "146"
HARMED = frozenset(("killed", "wounded", "missing", "arrested", "captured", "casualties", "displaced"))


def of_harmed(tokens: Tokens, reading: Reading, known: Vocabulary) -> Reading:
    """The first reading of a sentence that begins with those harmed: "Of the dead, 88 are in Dolpa"."""
    quantity = reading.quantity
    if quantity.nature != "bare" or reading.cue or tokens.joined(0, 2) not in ("of the", "of those"):
        return reading
    found = longest(tokens, 2, known.nouns)
    if found is None or found[1].measure not in HARMED or quantity.number.first > found[0] + 1:
        return reading
    people = replace(quantity, nature="people", measure=found[1].measure)
    return replace(reading, quantity=people, measure=found[1].measure, rule=f"{found[1].rule}+of")


def join_sentences(tokens: Tokens, readings: list[Reading], before: Sequence[Reading], words: dict) -> None:
    """Let the first number of a sentence count those of the sentence before, where it says so.

    "They took 250 hostages. Of those, 101 remain": hostages too, captured; "Nine of them were children"; "55 had
    died. By Tuesday the count stood at 146": killed.
    """
    if not readings or readings[0].quantity.nature != "bare":
        return
    first, quantity = readings[0], readings[0].quantity
    wholes = [r for r in before if r.part_of is None and r.quantity.nature != "amount" and r.measure]
    if first.cue is None and _goes_on_counting(tokens, quantity.number.first, words):
        harmed = [r for r in wholes if r.measure in HARMED]
        model = next(reversed(harmed or wholes), None)
    elif _counts_those_before(tokens, quantity, words):
        fits = (r for r in reversed(wholes) if may_hold(r.quantity.number, quantity.number.value))
        model = next(fits, None)
    else:
        return
    if model is None:
        return
    same = replace(model.quantity, number=quantity.number, end=quantity.end, compound=False)
    measure = weigh_measures(same, first.cue) if first.cue else model.measure
    readings[0] = replace(first, quantity=same, measure=measure, rule=f"{model.rule}+before")


def _counts_those_before(tokens: Tokens, quantity: Quantity, words: dict) -> bool:
    """Whether the number counts those of the sentence before: "Of those, 101", "Nine of them", "Twelve did"."""
    if tokens.joined(0, 2) in words["counted_before"] and quantity.number.first <= 3:
        return True
    if quantity.number.first == 0 and tokens.word(quantity.end) in words["standing"]:
        return True
    return tokens.joined(quantity.end, quantity.end + 2) in words["counted_before"]


def _goes_on_counting(tokens: Tokens, first: int, words: dict) -> bool:
    """Whether "the count", "the army's figure" comes to the number at `first`: "that had risen to 146", "is 146"."""
    if tokens.word(first - 1) == "of" and tokens.word(first - 2) in words["count"]:
        return tokens.words[first - 2] != "turnout"  # "an earlier tally of nine"
    if tokens.word(first - 1) not in ("to", "at", "is", "was") and tokens.words[first] != "to":
        return False
    for at in range(first - 1, max(0, first - LEVEL_REACH - 1), -1):
        if tokens.words[at] in words["count"]:
            owner = tokens.word(at - 1)
            is_named = owner in ("the", "that", "this", "its", "their") or owner.endswith("'s")
            return is_named and tokens.word(at + 1) != "of" and tokens.words[at] != "turnout"
        if tokens.words[at] in (",", "and", "people"):
            return False
    return False
