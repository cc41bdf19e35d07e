"""Shots: whether a shot hit those of whom it is told, or was only aimed: "was shot at twice", "a sniper shot at his hand"."""

from __future__ import annotations

from claimbook.read.counts.measure_cues import Cue
from claimbook.read.counts.surroundings import Surroundings
from claimbook.read.counts.tokens import longest

AIM = 5  # tokens from "at" to what is aimed at
AIMED_AT = frozenset(("people", "deployed", "equipment"))


def is_aiming(near: Surroundings, cue: Cue) -> bool:
    """Whether a shot is only told to have been aimed: "were shot at by guards", "was shot at twice"; "was shot at home" tells where."""
    after = near.tokens.word(cue.end + 1)
    is_place = after.isalpha() and (after not in near.known.ends or after in near.known.openers)
    return cue.measure == "shot" and near.tokens.word(cue.end) == "at" and not is_place


def aims_behind(near: Surroundings, at: int) -> bool:
    """Whether "at" leads to what is aimed at: somebody, a part of the body, a vehicle: "a sniper shot | at his hand"."""
    tokens, words = near.tokens, near.words
    if tokens.word(at) != "at":
        return False
    for place in range(at + 1, min(at + AIM, len(tokens))):
        found = longest(tokens, place, near.known.nouns)
        if tokens.words[place] in words["body"] or (found and found[1].measure in AIMED_AT):
            return True
        if not tokens.words[place].isalpha() or tokens.words[place] in near.known.prepositions:
            return False
    return False
