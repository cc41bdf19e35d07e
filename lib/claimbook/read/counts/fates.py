"""Fates: what became of those who are first described or taken: "a nurse held hostage by rebels | has been killed"."""

from __future__ import annotations

from claimbook.read.counts.measure_cues import Cue
from claimbook.read.counts.surroundings import Surroundings

DEATH = 12  # tokens from a wound to the death that follows on it
DESCRIPTION = 12  # tokens from the participle to the auxiliary of its main clause
PREDICATE = 5  # tokens from that auxiliary to the verb: "were later found shot"
CLAUSE = 6  # tokens from "that" to the verb of its clause
TAKEN = frozenset(("captured", "arrested", "people", "missing"))
FOUND = frozenset(("found", "discovered"))
RELATIVE = 3  # tokens from "who" to "shot"
OBJECTS = frozenset(("that", "whom"))
DYING = ("subject", "state")


def fate_behind(near: Surroundings, cue: Cue, *, is_one: bool, has_auxiliary: bool) -> Cue | None:
    """The death of those of whom `cue` tells something else; None where no other is told.

    "was shot in the chest and later died", "were rounded up and killed", "a nurse held hostage by rebels has been killed".
    """
    if cue.measure in ("wounded", "shot"):
        return _death_behind(near, cue) if is_one else _death_told(near, cue.end)
    if cue.measure not in TAKEN:
        return None
    return _death_joined(near, cue) if has_auxiliary else _main_verb(near, cue)


def taker_behind(near: Surroundings, at: int) -> Cue | None:
    """Who took them, where the relative pronoun at `at` stands for them: "girls | that the group kidnapped"."""
    if near.tokens.word(at) not in OBJECTS:
        return None
    for place in range(at + 2, min(at + CLAUSE, len(near.tokens))):
        if place in near.counted or not near.tokens.words[place - 1].replace("'", "").isalpha():
            return None
        if cue := near.governors.get(end := place + 1):
            is_verb = cue.syntax == "transitive" and cue.first == place and not cue.is_base
            return cue if is_verb and cue.is_harm and _has_no_object(near, end) else None
    return None


def _has_no_object(near: Surroundings, at: int) -> bool:
    """Whether the clause ends at `at`, or goes on with when and where."""
    word = near.tokens.word(at)
    return not word[:1].isalnum() or word in near.known.prepositions or word in near.words["day"]


def _death_behind(near: Surroundings, cue: Cue) -> Cue | None:
    """The death that follows on a wound: "was shot in the chest and later died"."""
    for at in range(cue.end, min(cue.end + DEATH, len(near.tokens))):
        word, death = near.tokens.words[at], near.verbs.get(at)
        if at in near.counted or word in (",", ";", "but") or word in near.words["clause_opener"]:
            return None
        if death and death.measure == "killed" and _is_said_of_same(near, cue, death):
            return death
    return None


def _death_told(near: Surroundings, at: int) -> Cue | None:
    """The death that the auxiliary at `at` tells: "two of the seven people shot | have since died"."""
    if near.tokens.word(at) not in near.known.auxiliaries:
        return None
    for place in range(at + 1, at + 1 + PREDICATE):
        if death := near.verbs.get(place):
            return death if death.measure == "killed" else None
        word = near.tokens.word(place)
        if word not in near.known.auxiliaries and word not in near.words["passable"] and word[-2:] != "ly":
            return None
    return None


def _is_said_of_same(near: Surroundings, cue: Cue, death: Cue) -> bool:
    """Whether the death befell the one who was hurt: "was shot and later died", "was shot in the head and killed", "who was shot died"."""
    words = near.tokens.words
    if death.syntax in DYING:
        is_relative = not near.words["relative"].isdisjoint(words[max(0, cue.first - RELATIVE) : cue.first])
        return is_relative or "and" in words[cue.end : death.first]
    has_object = death.end in near.counted or near.tokens.word(death.end) in near.known.openers
    return words[death.first - 1] == "and" and not death.is_base and not has_object


def _death_joined(near: Surroundings, cue: Cue) -> Cue | None:
    """The death right behind "and": "were rounded up | and then killed"."""
    if near.tokens.word(cue.end) != "and":
        return None
    at = cue.end + 1
    if near.tokens.word(at) in near.words["passable"] or near.tokens.word(at).endswith("ly"):
        at += 1
    death = near.verbs.get(at)
    is_death = death is not None and death.measure == "killed" and not death.is_base
    is_object = is_death and (death.end in near.counted or near.tokens.word(death.end) in near.known.openers)
    return death if is_death and not is_object else None


def _main_verb(near: Surroundings, cue: Cue) -> Cue | None:
    """The death told by the main clause of what only describes: "miners | trapped underground have died"."""
    words, known = near.tokens.words, near.known
    at = cue.end
    while at < min(cue.end + DESCRIPTION, len(words)) and words[at] not in known.auxiliaries:
        is_other = (
            at in near.counted
            or words[at] in near.words["relative"]
            or words[at] in near.words["clause_opener"]
        )
        if is_other or not words[at][0].isalnum():
            return None
        at += 1
    if words[at : at + 1] == [] or words[at] not in known.auxiliaries:
        return None
    for place in range(at, min(at + PREDICATE, len(words))):
        if (death := near.verbs.get(place)) and death.measure == "killed":
            return death
        is_passed = (
            words[place] in known.auxiliaries
            or words[place] in near.words["passable"]
            or words[place] in FOUND
        )
        if not is_passed and not words[place].endswith("ly"):
            return None
    return None
