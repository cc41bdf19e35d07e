"""Targets: whom a loaded word in a clause judges."""

from __future__ import annotations

import re
from typing import Literal

from claimbook.read.tone.bodies import is_adjective
from claimbook.read.tone.candidates import Candidate
from claimbook.read.tone.clauses import COMMON, PASSIVE, SPEAKERS, Clause
from claimbook.records import value

Frame = Literal["quality", "act", "feeling", "deed", "contest"]

LINK = re.compile(r"\s(?:[\w’'-]+\s){0,2}[“\"]?")
PREPOSITION = re.compile(
    r"\b(?:of|for|to|in|on|at|by|with|from|and|or|as|that|was|is|are|were|the|over|after|against|but|it|has|had|have|who|when|while|than|not|while|about)\b"
)
OWNED = re.compile(r"(?:[’']s?)?\s(?:[\w-]+,?\s){0,3}[“\"‘]?")
AFTER = re.compile(r"(?:\s[a-z-]+)?[”\"’']?\s(?:of|by|from|among)\s(?:[\w’'-]+\s){0,3}")
CONTROLLED = re.compile(r"\b(?:of|for|from|into)\s(?:\w+ly\s)?$")
# others than who stands nearby
PEOPLE = re.compile(r"(?:ists|ers|ors|ants|thugs|azis|ultras|mafias|heroes|criminals)$")
# seized the town from Norwegian troops
OPPONENT = re.compile(r"\b(?:against|from|over|versus|despite)\s(?:the\s)?$")
# near the Norwegian border
BESIDE = re.compile(r"\b(?:near|inside|outside|along|across|around)\s(?:the\s)?$")
JOINING = frozenset(("by", "at", "with", "of", "for", "to", "on", "in", "against"))
CHANNELS = frozenset(("news_media", "state_media", "social_media"))
AND_DO = re.compile(r"\band\s(?:to\s)?$")
BY = re.compile(r"\sby\s(?:[\w’'-]+\s){0,4}")
MANNER = re.compile(r"\b(?:with|in|by|out\sof|like|such)\s(?:[\w-]+\s){0,2}[“\"]?$")
PREDICATE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|’s|'s|’re|'re|seems?|seemed|looks?|looked|appears?|appeared|becomes?|became|remains?|remained|proved|sounds?"
    r"|sounded|feels?|felt|has|have|had|used|using|uses|shows?|showed|showing|displays?|displayed|demonstrated?|called|calling|calls|labell?ed|named|branded|dubbed)\b"
)


@value
class Target:
    """Whom a loaded word judges, and by what in the sentence: owner, noun, agent, object, subject, passive or near.

    `candidate` is None where it is a deed (how: deed) of which nobody tells who did it.
    """

    candidate: Candidate | None
    how: str


def target_of(clause: Clause, frame: Frame, start: int, end: int) -> Target | None:
    """Whom a loaded word from `start` to `end` judges; None where the sentence names nobody."""
    if not clause.candidates:
        return None
    if frame == "feeling":
        return None  # whoever is grateful is not who is thanked
    if frame == "quality" and (
        over := next((c for c in clause.candidates if c.start <= start < c.end), None)
    ):
        if end < over.end and not is_adjective(clause.cast.lexicon, clause.text[start:end]):
            return Target(None, "name")  # the disaster | agency
        if over.actor.state or " " in over.actor.name:  # the Norwegian regime
            return Target(over, "noun")
    found = {"quality": _bearer, "act": _object, "deed": _doer}[frame](clause, start, end)
    if found is None and frame == "deed" and SPEAKERS.search(clause.text, clause.sentence.start, start):
        return None  # "we failed"
    told = frame == "act" or COMMON.search(clause.text, clause.sentence.start, start)
    if found or not told:
        return found or _nearest(clause, start, end, before=frame == "deed")
    return None  # who praises or blames is not who is judged, nor is who stands beside "the engine failed"


def rivals_of(clause: Clause, start: int, end: int) -> tuple[Candidate, Candidate] | None:
    """Who wins and who loses by a verb of contest; None unless both are persons ("beat protesters" is no contest)."""
    if BY.match(clause.text, end):  # a team led by Berg
        return None
    winner, loser = _doer(clause, start, end), _object(clause, start, end)
    if winner and loser and winner.candidate.person and loser.candidate.person and loser.how == "object":
        return winner.candidate, loser.candidate
    return None


def _doer(clause: Clause, start: int, end: int) -> Target | None:
    """Who does it: "Berg lied", "accused Berg of lying", "the treaty was violated by Norway"."""
    if match := BY.match(clause.text, end):
        return _first(clause, end, match.end() + 1, "agent")
    if is_passive(clause, start, end):
        return None
    controlled = CONTROLLED.search(clause.text, max(clause.sentence.start, start - 12), start)
    told = [c for c in clause.candidates if c.end <= start and not clause.is_located(c)] if controlled else []
    subject = told[-1] if told else clause.subject(start)
    if subject and _is_chained(clause, subject, start, end):
        return None
    return Target(subject, "subject") if subject else None


def _is_chained(clause: Clause, subject: Candidate, start: int, end: int) -> bool:
    """Whether a second infinitive goes with an actor who is the object of the first: "to oust the Danes and liberate Lund"."""
    bare = not clause.text[start:end].split()[0].endswith(("s", "ed", "ing"))
    chained = bare and AND_DO.search(clause.text, max(clause.sentence.start, start - 8), start)
    return bool(chained) and not clause.has_verb(subject)


def _object(clause: Clause, start: int, end: int) -> Target | None:
    """To whom it is done: "praised Berg", "Berg was praised"."""
    if is_passive(clause, start, end):
        subject = clause.subject(start)
        return Target(subject, "passive") if subject else None
    return _first(clause, end, clause.end_of(end), "object")


def _bearer(clause: Clause, start: int, end: int) -> Target | None:
    """Who has or is it: "Berg's failure", "the brutal Norwegian regime", "the courage of Berg", "Berg was brave"."""
    text = clause.text
    before = clause.last_before(start)
    owns = before and (clause.owns(before) or before.role == "adjective")
    if owns and (m := OWNED.fullmatch(text, before.end, start)) and not clause.is_verbal(m.group()):
        return Target(before, "owner")
    after = next((c for c in clause.candidates if c.start >= end), None)
    if after and (m := LINK.fullmatch(text, end, after.start)) and not PREPOSITION.search(m.group()):
        return Target(after, "noun")
    if after and AFTER.fullmatch(text, end, after.start):
        return Target(after, "owner")
    subject = clause.subject(start)
    if subject is None or clause.speaks(subject):
        return None
    told = PREDICATE.search(text, subject.end, start) or MANNER.search(text, subject.end, start)
    return Target(subject, "subject") if told else None


def is_passive(clause: Clause, start: int, end: int) -> bool:
    words = clause.text[start:end].split()
    if words[0].endswith("ing") or words[-1] in JOINING:  # disgusted by
        return False
    return bool(PASSIVE.search(clause.text, max(clause.sentence.start, start - 25), start))


def _first(clause: Clause, start: int, end: int, how: str) -> Target | None:
    after = (c for c in clause.candidates if start <= c.start < end)
    found = next(
        (c for c in after if not BESIDE.search(clause.text, max(start, c.start - 15), c.start)),
        None,
    )
    return Target(found, how) if found else None


def _nearest(clause: Clause, start: int, end: int, *, before: bool) -> Target | None:
    """Who stands nearest; of a deed, nearest before it: whom it is done to did not do it."""
    floor, limit = clause.start_of(start), clause.end_of(start)
    sides = [
        c
        for c in clause.candidates
        if c.role not in ("possessive", "weak")
        and (c.end <= start or not before)
        and (c.person or c.actor.state or (c.actor.kind != "other" and c.role != "described"))
        and c.actor.kind not in CHANNELS
        and not clause.is_located(c)
        and not OPPONENT.search(clause.text, max(clause.sentence.start, c.start - 15), c.start)
    ]
    if not sides or PEOPLE.search(clause.text, start, end):
        return None
    silent = [c for c in sides if not clause.speaks(c)] or sides
    near = [c for c in silent if floor <= c.start < limit] or silent
    return Target(min(near, key=lambda c: min(abs(c.start - end), abs(start - c.end))), "near")
