"""Targets: whom a loaded word in a clause judges."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from claimbook.read.actors import POSSESSIVE, Actor
from claimbook.read.cast import Cast
from claimbook.read.pages import Page
from claimbook.records import Sentence

Frame = Literal["quality", "act", "deed"]

BREAK = re.compile(
    r"[;:]\s|\s[–—-]{1,2}\s|—|,\s(?=but\b|and\b|while\b|who\b|which\b|where\b|as\b|although\b|though\b|because\b|after\b|before"
    r"\b|when\b|saying\b|adding\b|so\b|or\b)|\s(?=but\s|while\s|whereas\s|although\s|though\s|because\s|that\s|who\s|which\s|whom\s"
    r"|whose\s|when\s|where\s|after\s|before\s|if\s|since\s|until\s|than\s|unless\s)"
)
PRONOUN = re.compile(r"\b(?:he|she|they|it|him|them|his|her|their|its)\b", re.IGNORECASE)
PREPOSED = re.compile(r"\b(?:of|in|at|from|for|with|on|to|by|near|against|under|about|over|like|than|between|into|toward|towards)\s(?:[\w-]+\s){0,2}$")
PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|get|gets|got|getting|stands?|stood|remains?)\s(?:\w+ly\s|also\s|often\s|even\s|not\s|being\s)?$")
LINK = re.compile(r"\s(?:[\w’'-]+\s){0,2}[“\"]?")
PREPOSITION = re.compile(r"\b(?:of|for|to|in|on|at|by|with|from|and|or|as|that|was|is|are|were|the|over|after|against|but|it|has|had|have|who|when|while)\b")
OWNED = re.compile(r"(?:[’']s?)?\s(?:[\w-]+,?\s){0,3}[“\"‘]?")
VERB = re.compile(r"\b(?:was|is|are|were|has|had|have|will|would|said|says|to|of|in|and|at|for|on|with|by|that|as)\b")
AFTER = re.compile(r"[”\"’']?\s(?:of|by|from|in|among)\s(?:[\w’'-]+\s){0,3}")
BY = re.compile(r"\sby\s(?:[\w’'-]+\s){0,4}")
PREDICATE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|’s|'s|’re|'re|seems?|seemed|looks?|looked|appears?|appeared|becomes?|became|remains?|remained|proved|sounds?"
    r"|sounded|feels?|felt|has|have|had|shows?|showed|showing|displays?|displayed|demonstrated?|called|calling|calls|labell?ed|named|branded|dubbed)\b"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words in a sentence that may be a target."""

    start: int
    end: int
    actor: Actor
    role: str


class Clause:
    """One sentence with its clauses and with the actors named in it or meant by its pronouns."""

    def __init__(self, page: Page, cast: Cast, sentence: Sentence) -> None:
        self.text, self.cast, self.sentence = page.text, cast, sentence
        self.breaks = [m.end() for m in BREAK.finditer(page.text, sentence.start, sentence.end)]
        named = [Candidate(m.start, m.end, m.actor, m.role) for m in cast.mentions_in(sentence.start, sentence.end)]
        for m in PRONOUN.finditer(page.text, sentence.start, sentence.end):
            if actor := cast.resolve(*m.span()):
                role = "possessive" if m.group().lower() in ("his", "their", "its", "her") else "name"
                named.append(Candidate(*m.span(), actor, role))
        self.candidates = sorted(named, key=lambda c: c.start)

    def start_of(self, at: int) -> int:
        """Where the clause that holds `at` begins."""
        return max((b for b in self.breaks if b <= at), default=self.sentence.start)

    def end_of(self, at: int) -> int:
        """Where the clause that holds `at` ends."""
        return min((b for b in self.breaks if b > at), default=self.sentence.end)

    def owns(self, c: Candidate) -> bool:
        return c.role == "possessive" or bool(POSSESSIVE.match(self.text, c.end))

    def subject(self, at: int) -> Candidate | None:
        """Who is the subject of the verb at `at`: the first actor of its clause that nothing governs, else of one before."""
        floor = self.start_of(at)
        while True:
            before = [c for c in self.candidates if floor <= c.start and c.end <= at]
            free = [c for c in before if not self.owns(c) and not PREPOSED.search(self.text, floor, c.start)]
            if free:
                return free[0]
            if before:
                return before[0]
            if floor <= self.sentence.start:
                return None
            word = self.text[floor : floor + 5].lower()
            if word.startswith("who"):  # "Berg, who lied"
                near = [c for c in self.candidates if c.end <= floor]
                return near[-1] if near else None
            floor = max((b for b in self.breaks if b < floor), default=self.sentence.start)


def target_of(clause: Clause, frame: Frame, start: int, end: int) -> tuple[Actor | None, Actor | None]:
    """Whom a loaded word from `start` to `end` judges, and who is the subject of its clause."""
    if not clause.candidates:
        return None, None
    found = {"quality": _bearer, "act": _object, "deed": _doer}[frame](clause, start, end)
    subject = clause.subject(start) if frame == "act" else None
    return _actor(found), _actor(subject)


def _actor(candidate: Candidate | None) -> Actor | None:
    return candidate.actor if candidate else None


def _doer(clause: Clause, start: int, end: int) -> Candidate | None:
    if PASSIVE.search(clause.text, max(clause.sentence.start, start - 25), start):
        return _agent(clause, end)
    return clause.subject(start) or _nearest(clause, start, end)


def _agent(clause: Clause, end: int) -> Candidate | None:
    if match := BY.match(clause.text, end):
        return next((c for c in clause.candidates if c.start >= end and c.start <= match.end()), None)
    return None


def _object(clause: Clause, start: int, end: int) -> Candidate | None:
    if PASSIVE.search(clause.text, max(clause.sentence.start, start - 25), start):
        return clause.subject(start)
    limit = clause.end_of(end)
    after = [c for c in clause.candidates if end <= c.start < limit]
    return after[0] if after else _nearest(clause, start, end)


def _bearer(clause: Clause, start: int, end: int) -> Candidate | None:
    text = clause.text
    after = next((c for c in clause.candidates if c.start >= end), None)
    if after and (m := LINK.fullmatch(text, end, after.start)) and not PREPOSITION.search(m.group()):
        return after
    before = next((c for c in reversed(clause.candidates) if c.end <= start), None)
    if before and (clause.owns(before) or before.role == "adjective"):
        if (m := OWNED.fullmatch(text, before.end, start)) and not VERB.search(m.group()):
            return before
    if after and AFTER.fullmatch(text, end, after.start):
        return after
    return clause.subject(start) or _nearest(clause, start, end)


def _nearest(clause: Clause, start: int, end: int) -> Candidate | None:
    floor, limit = clause.start_of(start), clause.end_of(start)
    near = [c for c in clause.candidates if floor <= c.start < limit] or clause.candidates
    return min(near, key=lambda c: min(abs(c.start - end), abs(start - c.end)), default=None)
