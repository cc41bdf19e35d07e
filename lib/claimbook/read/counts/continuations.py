"""Continuations: numbers that count those told in the sentence before: "Of those, 101", "Twelve did", "the count stood at 146"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, pairwise

from claimbook.read.counts.measure_cues import Cue
from claimbook.read.counts.measures import Reading, weigh_measures
from claimbook.read.counts.numbers import Number
from claimbook.read.counts.quantities import Quantity, may_hold
from claimbook.read.counts.tokens import Tokens, longest
from claimbook.read.counts.vocabularies import Vocabulary

LEVEL_REACH = 8  # words from "the count" to "146"
RECOUNT_REACH = 10  # words from "a higher figure" to ": 115"
CROWD = 100  # the least of a crowd that "organisers counted 3,000" tells anew
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
    elif first.cue is None and _is_recount(tokens, quantity, words):
        model = _recounted(wholes, quantity)
    elif _counts_those_before(tokens, quantity, words):
        fits = (r for r in reversed(wholes) if may_hold(r.quantity.number, quantity.number.value))
        model = next(fits, None)
    else:
        return
    if model is None or _is_other_harm(tokens, first, model, words):
        return
    same = replace(model.quantity, number=quantity.number, end=quantity.end, compound=False)
    if first.cue and first.cue.measure == "killed" and same.nature == "people":
        same = replace(same, measure="killed")  # "They treated 40 wounded. Six of them died"
    measure = weigh_measures(same, first.cue) if first.cue else model.measure
    readings[0] = replace(
        first, quantity=same, measure=measure, anew=model.quantity, rule=f"{model.rule}+before"
    )


def _is_other_harm(tokens: Tokens, first: Reading, model: Reading, words: dict) -> bool:
    """Whether other harm befell them than those before: "They found 44 bodies. Twenty-three | are missing"."""
    own, cue = model.quantity.measure, first.cue
    is_of_them = tokens.joined(first.quantity.end, first.quantity.end + 2) in words["counted_before"]
    is_other = cue is not None and cue.measure not in ("killed", own) and cue.is_harm
    return own == "killed" and is_other and not is_of_them


def asked(tokens: Tokens, cues: Sequence[Cue]) -> list[Reading]:
    """What a question asks for, as a reading without a number: "How many people died?"."""
    words = tokens.words
    if "how" not in words or not any(pair == ("how", "many") for pair in pairwise(words)):
        return []
    harms = (c for c in cues if c.measure in HARMED and c.syntax != "toll")
    nobody = Number(0, 0, 0, None, None, None, "vague")
    return [
        Reading(Quantity(nobody, 0, "people", measure=measure), measure, c, rule=f"{c.rule}+asked")
        for c in islice(harms, 1)
        if (measure := "killed" if c.measure == "casualties" else c.measure)  # "How many have you lost?"
    ]


def answer(readings: list[Reading], question: Sequence[Reading]) -> bool:
    """Let the first number of an answer count what was asked for, and tell whether it does: "Six.", "Doctors say up to 600"."""
    if not readings or readings[0].cue is not None:
        return readings != []
    first, model = readings[0], question[0]
    if first.quantity.nature != "bare":
        return False  # We have 96 names. The ministry says | 14
    if first.quantity.number.value:  # not: "Nobody knows"
        same = replace(first.quantity, nature="people", measure=model.measure)
        readings[0] = replace(first, quantity=same, measure=model.measure, rule=model.rule)
    return True


def _recounted(wholes: Sequence[Reading], quantity: Quantity) -> Reading | None:
    """The reading of which somebody else tells another number: those harmed, or a crowd."""
    harmed = [r for r in wholes if r.measure in HARMED and r.quantity.nature in ("people", "bare")]
    crowds = [r for r in wholes if r.measure == "people" and r.quantity.number.value >= CROWD]
    if harmed:
        return harmed[-1]
    return crowds[-1] if crowds and quantity.number.value >= CROWD else None


def _is_recount(tokens: Tokens, quantity: Quantity, words: dict) -> bool:
    """Whether the number is all that another counts of the same: "the mission counts 12", "chiefs speak of more than 60", "another number: 115"."""
    first, behind = quantity.number.first, tokens.word(quantity.end)
    if behind not in words["recount_end"] and behind != "":
        return False
    before, earlier = tokens.word(first - 1), tokens.word(first - 2)
    if before in words["claiming"]:
        return first > 1 and before not in ("gave", "said", "says", "cited")
    if before == "of":
        return earlier in words["speaking"]
    if before in ("at", "to"):
        return earlier in words["pronoun"] and tokens.word(first - 3) in words["putting"]
    if before == ":" or tokens.raw(first - 1) in ("-", "–", "—"):
        return not words["count"].isdisjoint(tokens.words[max(0, first - RECOUNT_REACH) : first])
    return before in ("is", "was", "were") and earlier == "there"


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
