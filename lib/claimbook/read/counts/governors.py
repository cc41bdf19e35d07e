"""Governors: the words before a quantity that say what happened to those who are counted."""

from __future__ import annotations

from collections.abc import Set

from claimbook.read.counts.measure_cues import Cue
from claimbook.read.counts.quantities import Quantity
from claimbook.read.counts.surroundings import Surroundings

COMPANIONS = (["along", "with"], ["together", "with"], ["as", "well", "as"])
OF_THE = frozenset(("of the", "among the", "of those"))
OBJECT = 12  # tokens of an object that "and" joins to a number
CLAUSE = 14  # tokens from a companion to the verb
LIST_MARKS = frozenset(("", ",", ";", ".", ":", "•", "("))
LABEL_MARKS = frozenset((":", "-", "–", "—"))
HOMEWARD = frozenset(("home", "back"))  # whom one sends there is not deployed
GROUPS = frozenset(("people", "deployed"))  # measures of a group told by its size


def governor_of(near: Surroundings, quantity: Quantity, taken: Set[int]) -> Cue | None:
    """The verb or noun before the number: "killing at least 12", "the deaths of 12", "killing a family of seven".

    `taken` are the places of those that belong to another quantity.
    """
    words, first = near.tokens, quantity.number.first
    if sender := _sender(near, first):
        return sender
    cue = _cue_ending(near, first) or shared_verb(near, first)
    if cue is None or cue.first in taken:
        return None
    if cue.measure == "shot" and words.word(cue.end) == "at":
        return None  # "shot at two guards"
    if cue.syntax == "noun":
        outer = _cue_ending(near, cue.first) if cue.measure in GROUPS else None
        return outer if outer and outer.measure != "deployed" else cue
    before = words.word(cue.first - 1)
    is_noun = cue.is_base and not (_lets_act(near, before) or _is_listed_verb(near, cue, before))
    is_passive = before in near.known.be and not cue.form.endswith("ing")  # "are holding 20 guards hostage"
    return None if is_passive or is_noun else cue


def _cue_ending(near: Surroundings, at: int) -> Cue | None:
    """The governor that ends at `at`, or before words that may stand between: "killing at least another"."""
    while at > 0 and at not in near.governors:
        word = near.tokens.words[at - 1]
        if word not in near.words["lead"] and not word.endswith(("ly", "'s")):
            return None
        at -= 1
    return near.governors.get(at)


def _sender(near: Surroundings, at: int) -> Cue | None:
    """The verb that sends the group of which the number at `at` tells the size: "deployed a team of | nine medics"."""
    words = near.tokens.words
    if near.tokens.word(at - 1) != "of" or near.tokens.word(at - 2) not in near.words["group"]:
        return None
    article = next((p for p in range(at - 3, max(-1, at - 6), -1) if words[p] in near.known.openers), 0)
    cue = _cue_ending(near, article) if article else None
    return cue if cue and cue.measure == "deployed" and cue.syntax == "transitive" else None


def shared_verb(near: Surroundings, at: int) -> Cue | None:
    """The verb of an object that "and" joins to the number: "killed the mayor and two guards"."""
    if near.tokens.word(at - 1) != "and":
        return None
    for place in range(at - 2, max(-1, at - OBJECT), -1):
        word, cue = near.tokens.words[place], near.governors.get(place)
        if cue and (cue.syntax == "transitive" or cue.is_harm) and near.tokens.word(cue.end) not in HOMEWARD:
            return (
                cue
                if place in near.counted or word not in near.known.prepositions or cue.end == place
                else None
            )
        is_between = word == "of" or word in near.known.openers or place in near.counted
        if word in near.known.ends and not is_between:
            return None
    return None


def _lets_act(near: Surroundings, word: str) -> bool:
    """Whether a base form behind `word` is a verb: "to kill 12", "strikes kill 12", not "a double murder"."""
    is_plural = word.endswith(("s", "men")) and word not in near.known.openers
    return not word or is_plural or word in near.words["verb_opener"] or word in near.known.modals


def _is_listed_verb(near: Surroundings, cue: Cue, before: str) -> bool:
    """Whether a base form goes on with a headline's verbs: "Bandits kill 11, | abduct over 40"."""
    if before not in (",", "and"):
        return False
    return any(
        c.is_base and c.measure != "people" and c.end in near.counted
        for c in near.governors.values()
        if c.first < cue.first
    )


def inverted_of(near: Surroundings, quantity: Quantity) -> Cue | None:
    """The harm told before its subject: "among the dead were 22 children", "of the dead, 88 are women", ", as were two guides"."""
    at = quantity.number.first - 1
    word = near.tokens.word(at)
    if near.tokens.word(at - 1) in ("as", "so") and (word in near.known.be or word == "did"):
        return next((near.harmed[end] for end in range(at - 1, 0, -1) if end in near.harmed), None)
    if (
        word == ","
        and (cue := near.harmed.get(at))
        and near.tokens.joined(cue.first - 2, cue.first) in OF_THE
    ):
        return cue
    if word not in near.known.be and word not in near.words["part_head"]:
        return None
    cue = near.harmed.get(at)
    if cue is None or (cue.syntax == "transitive" and cue.is_base) or cue.first - 1 in near.counted:
        return None  # "the seven wounded are | between 15 and 40"
    return None if near.tokens.word(cue.first - 1) == "number" else cue


def label_of(near: Surroundings, quantity: Quantity) -> Cue | None:
    """The label of an entry in a list: "dead 31, injured 112, missing: 6"."""
    words, first = near.tokens, quantity.number.first
    if quantity.nature != "bare" or words.word(quantity.end) not in LIST_MARKS:
        return None
    at = first - 1 if words.word(first - 1) in LABEL_MARKS else first
    cue = near.harmed.get(at)
    return cue if cue and not cue.is_base and words.word(cue.first - 1) in LIST_MARKS else None


def companion_of(near: Surroundings, quantity: Quantity) -> Cue | None:
    """The verb said of somebody else with whom these are named: "was arrested along with three guards"."""
    first, words = quantity.number.first, near.tokens.words
    at = next((first - len(c) for c in COMPANIONS if words[max(0, first - len(c)) : first] == c), 0)
    for place in range(at, max(0, at - CLAUSE), -1):
        cue = near.harmed.get(place)
        if cue and cue.syntax != "noun":
            return cue
        if words[place - 1] in near.words["clause_opener"] or words[place - 1] in near.words["relative"]:
            return None
    return None


def description_of(near: Surroundings, quantity: Quantity) -> Cue | None:
    """The participle before the noun: "200 kidnapped girls", "two deceased passengers"."""
    if quantity.nature != "people":
        return None
    cues = (near.verbs.get(at) for at in range(quantity.number.end, quantity.end))
    return next((c for c in cues if c and c.is_harm and not c.is_base and c.end < quantity.end), None)
