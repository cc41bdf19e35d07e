"""Subjects: who is counted, from the noun, from who sent or lost them, or from the same number told before."""

from __future__ import annotations

from collections.abc import Sequence

from claimbook.read.cast import Cast
from claimbook.read.measures import Reading
from claimbook.read.quantities import Vocabulary
from claimbook.read.tokens import Tokens, longest
from claimbook.records import Claim

GENERAL = frozenset(
    (
        None,
        "soldiers",
        "men",
        "workers",
        "personnel",
        "crew",
        "fighters",
        "security_forces",
        "passengers",
        "students",
    )
)
FORCES = frozenset(("deployed", "reinforcements", "workers", "sappers", "units", "casualties", "surrendered"))
OWN_MEN = frozenset(("soldiers", "troops"))
PRONOUNS = frozenset(("it", "its", "they", "their", "we", "our", "he", "she"))


def subject_of(tokens: Tokens, reading: Reading, known: Vocabulary) -> str | None:
    """Who is counted, by the words of the quantity alone: a state's people and forces, or a group.

    A state goes before a general noun ("Ukrainian soldiers"), a special one before the state ("Palestinian children").
    """
    quantity, people = reading.quantity, None
    at = quantity.number.end
    while at < quantity.end:
        if hit := longest(tokens, at, known.peoples):
            at, people = hit
        else:
            at += 1
    noun = quantity.noun.subject if quantity.noun else None
    return people if people and noun in GENERAL else noun or people


def agent_of(tokens: Tokens, reading: Reading, cast: Cast, claim: Claim | None) -> str | None:
    """The state whose forces are counted where the noun names none: who sent, stationed or lost them.

    "Pyongyang sent about 12,000 troops" counts North Koreans; "it would send" is resolved like any pronoun.
    """
    if reading.measure not in FORCES or (reading.quantity.nature == "bare" and reading.cue is None):
        return None
    at = (
        reading.cue.first
        if reading.cue and reading.cue.end <= reading.quantity.number.first
        else reading.quantity.number.first
    )
    if not 0 <= at < len(tokens):
        return None
    end = tokens.starts[at]
    named = next((m for m in reversed(cast.mentions_in(tokens.starts[0], end)) if state(m.actor)), None)
    floor = named.end if named else tokens.starts[0]
    for place in range(at - 1, max(-1, at - 8), -1):
        if tokens.starts[place] < floor:
            break
        if tokens.words[place] in PRONOUNS:
            speaker = (
                claim
                if claim and claim.source_start is not None and claim.start <= tokens.starts[place]
                else None
            )
            actor = speaker and cast.resolve(speaker.source_start, speaker.source_end)
            if not (actor and state(actor)):
                actor = cast.resolve(tokens.starts[place], tokens.ends[place])
            if actor and state(actor):
                return state(actor)
    if named:
        return state(named.actor)
    return None


def owner_of(tokens: Tokens, reading: Reading, cast: Cast) -> str | None:
    """The state named within the quantity: "two IDF soldiers", "three of its troops"."""
    first, end = reading.quantity.number.first, reading.quantity.end
    start, stop = tokens.starts[max(0, first - 1)], tokens.ends[end - 1]
    named = next(
        (
            m.actor
            for m in cast.mentions_in(tokens.starts[first], stop + 1)
            if state(m.actor) and not m.person
        ),
        None,
    )
    if named:
        return state(named)
    for at in range(max(0, first - 1), end):
        if tokens.words[at] in ("its", "their", "our") and tokens.starts[at] >= start:
            actor = cast.resolve(tokens.starts[at], tokens.ends[at])
            return state(actor) if actor else None
    return None


def state(actor: object) -> str | None:
    """The state of an actor: its own id where it is one, else the state to which it belongs."""
    return getattr(actor, "state", None)


def army_of(reading: Reading, subject: str | None, claim: Claim | None, cast: Cast) -> str | None:
    """The state of an army or government that tells of "soldiers" without saying whose: its own."""
    if (
        subject != "soldiers"
        or claim is None
        or claim.source_kind not in ("military", "government")
        or claim.source_start is None
    ):
        return None
    actor = cast.resolve(claim.source_start, claim.source_end)
    return state(actor) if actor else None


def same_number(subjects: Sequence[tuple[tuple, str | None]], number: tuple) -> str | None:
    """The subject of an earlier figure with the same number and a kindred measure."""
    return next((s for n, s in subjects if n == number and s), None)
