"""Surroundings: where the measure words of one sentence stand, to be asked by place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from claimbook.read.counts.measure_cues import HARM, Cue
from claimbook.read.counts.quantities import Quantity
from claimbook.read.counts.tokens import Tokens
from claimbook.read.counts.vocabularies import Vocabulary
from claimbook.records import value

OF_THE = 4  # tokens from a part to its whole: "of the", "of the dam's"
OWNER = 4  # tokens from "of" to the end of an owner
TOLD = 7  # tokens from "number" to what befell those of whom it is
OBJECTS = frozenset(
    ("the", "a", "an", "his", "her", "their", "its", "our", "my", "that")
)  # words that open one
OF_THOSE = frozenset(("of", "the", "those", "all", "who", "out"))


@value
class Surroundings:
    """The tokens of a sentence and its measure words: `verbs` by where they begin, the others by where they end."""

    tokens: Tokens
    known: Vocabulary
    verbs: Mapping[int, Cue]
    governors: Mapping[int, Cue]  # verbs and nouns that a number follows
    harmed: Mapping[int, Cue]
    tolls: Mapping[int, Cue]
    wholes: frozenset[int]  # where the number of a whole begins: "34 of the 40"
    whole_ends: Mapping[int, int]  # end of a part's number -> end of its whole
    counted: frozenset[int]  # the tokens of all quantities

    @property
    def words(self) -> Mapping[str, frozenset[str]]:
        """The words of count_words.csv by role."""
        return self.known.words


def surroundings(
    tokens: Tokens, quantities: Sequence[Quantity], cues: Sequence[Cue], known: Vocabulary
) -> Surroundings:
    """The surroundings of the quantities of a sentence."""
    number_ends = {q.number.end for q in quantities}
    wholes = frozenset(q.number.first for q in quantities if _is_whole(tokens, q, number_ends))
    return Surroundings(
        tokens,
        known,
        {c.first: c for c in reversed(cues) if c.syntax in ("transitive", "subject", "state")},
        {c.end: c for c in cues if c.syntax in ("transitive", "noun")},
        {c.end: c for c in cues if c.syntax != "toll" and c.measure in HARM},
        {c.end: c for c in cues if c.syntax == "toll"} | _told_numbers(tokens, cues, known),
        wholes,
        {
            part.number.end: whole.end
            for part, whole in pairwise(quantities)
            if whole.number.first in wholes and whole.number.first - part.number.end <= OF_THE
        },
        frozenset(at for q in quantities for at in range(q.number.first, q.end)),
    )


def _is_whole(tokens: Tokens, quantity: Quantity, number_ends: set[int]) -> bool:
    """Whether it is told as the whole of the quantity before: "34 of the 40", "three of the dam's five", "out of 75"."""
    first = quantity.number.first
    if tokens.word(first - 1).endswith("'s"):
        at = next(
            (p for p in range(first - 1, max(0, first - OWNER), -1) if tokens.word(p - 1) == "of"), first
        )
    else:
        owner = (
            first - 1 - (tokens.word(first - 1) in ("last", "past", "first", "next"))
        )  # "four of its last five"
        at = owner if tokens.word(owner) in ("the", "its", "their", "his", "her", "our") else first
    if tokens.word(at - 1) != "of":
        return False
    return at - 1 in number_ends or tokens.word(at - 2) == "out"


def _told_numbers(tokens: Tokens, cues: Sequence[Cue], known: Vocabulary) -> dict[int, Cue]:
    """The tolls that "number" begins, by where they end: "the number | of those still unaccounted for", "killed", "brought out alive"."""
    if "number" not in tokens.words:
        return {}
    verbs = {c.first: c for c in reversed(cues) if c.syntax in ("transitive", "state") and not c.is_base}
    found = {}
    for at, word in enumerate(tokens.words):
        if word != "number" or tokens.word(at - 1) == "a":
            continue
        for place in range(at + 1, min(at + TOLD, len(tokens))):
            if cue := verbs.get(place):
                found[cue.end] = replace(cue, first=at, syntax="toll")
                break
            between = tokens.words[place]
            is_passed = between in OF_THOSE or between in known.auxiliaries or between in known.adverbs
            if not (is_passed or (between[0].isalpha() and between not in known.ends)):
                break
    return found


def takes_object(near: Surroundings, at: int) -> bool:
    """Whether a verb in the past stands at `at` and an object or a clause behind it: "a leader | claimed his men had lost six"."""
    word = near.tokens.words[at]
    is_past = word.endswith("ed") or word in near.known.pasts
    return is_past and near.tokens.word(at + 1) in OBJECTS
