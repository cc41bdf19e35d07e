"""Tolls: totals told by a noun before or behind their number: "the death toll has risen to 48"."""

from __future__ import annotations

from claimbook.read.counts.measure_cues import Cue
from claimbook.read.counts.quantities import OPEN_MEASURES, QUOTES, Quantity
from claimbook.read.counts.surroundings import Surroundings
from claimbook.read.counts.tokens import longest
from claimbook.read.counts.vocabularies import Noun

REACH = 16  # tokens between a toll and its number
FAR_REACH = 28  # where it is "estimated by ... at"
SETTING = 4  # tokens from "bringing" to "the number killed"
LEVEL_REACH = 9  # tokens before the number in which a verb of level stands
PUT = frozenset(("at", "to", "as"))
COUNTED_AT = frozenset(("to", "at", "from", "was", "is", "reached", "exceeded"))


def toll_of(near: Surroundings, quantity: Quantity) -> Cue | None:
    """The total told before: "the death toll has risen to 48"; or behind: "bringing to 96 the number of dead"."""
    is_people = quantity.nature == "people" and quantity.measure in OPEN_MEASURES
    words, first, levels = near.tokens.words, quantity.number.at, near.known.levels
    if (quantity.nature != "bare" and not is_people) or words[first] in ("a", "an"):
        return None  # "the toll could pass 100, an official said"
    begin = quantity.number.first
    begin -= near.tokens.word(begin - 1) in QUOTES
    is_put = near.tokens.word(begin - 1) in PUT
    if is_put and (behind := _toll_behind(near, quantity.end)):
        return behind
    for end in range(first, max(-1, first - FAR_REACH - 1), -1):
        if (cue := near.tolls.get(end)) is None or not _is_noun(near, cue):
            continue
        between = [w for w in words[end:first] if w not in QUOTES]
        if len(between) > REACH:
            return cue if is_put and not levels.isdisjoint(between) else None
        if is_people and quantity.measure != "people" and cue.measure != "casualties":
            return None
        is_beside = not between or between == ["to"] or between[-1] in ("of", "at", ":", "(")
        is_set = is_put and not levels.isdisjoint(words[max(0, cue.first - SETTING) : cue.first])
        if between[-1:] == [":"] and not near.counted.isdisjoint(range(end, first)):
            return None  # "deaths: 120; recovered: | 890"
        if is_beside or is_set or not levels.isdisjoint(between[-LEVEL_REACH:]):
            return cue
    return None


def _toll_behind(near: Surroundings, at: int) -> Cue | None:
    """The toll whose noun begins at `at`: "the number of people displaced"."""
    if near.tokens.word(at) != "the":
        return None
    return next((c for c in near.tolls.values() if c.first == at + 1), None)


def _is_noun(near: Surroundings, cue: Cue) -> bool:
    """Whether the toll's words are a noun: "the injured rose to 12", not "four were injured, but a total of 12", "the 12 injured"."""
    return near.tokens.word(cue.first - 1) not in near.known.auxiliaries and cue.first - 1 not in near.counted


def noun_counted(near: Surroundings, quantity: Quantity) -> tuple[Noun, Cue | None] | None:
    """What a bare number counts behind a level, with the participle: "put the number of tanks destroyed at 11"."""
    first, words = quantity.number.first, near.tokens.words
    if quantity.nature != "bare" or near.tokens.word(first - 1) not in COUNTED_AT:
        return None
    for at in range(first - 1, max(0, first - REACH), -1):
        if words[at] != "of" or words[at - 1] != "number":
            continue
        for begin in range(at + 1, min(at + 4, first)):
            if found := longest(near.tokens, begin, near.known.nouns):
                return found[1], near.verbs.get(found[0])
        return None
    return None
