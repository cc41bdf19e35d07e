"""Owners: whose something is by the words before it: "Norway's failure", "Norway, our friend", "Norway's soldiers looted"."""

from __future__ import annotations

import re

from claimbook.read.tone.bodies import is_own
from claimbook.read.tone.candidates import Candidate, Target
from claimbook.read.tone.clauses import Clause

APPOSED = re.compile(r"(?:\s\([^()]{1,60}\))?,\s(?:an?|the|our|one\sof\sthe)\s(?:[\w-]+,?\s){0,2}[“\"‘]?")
OWNED = re.compile(r"(?:[’']s?)?\s(?:[\w-]+(?:,|[’']s?)?\s){0,3}[“\"‘]?")
A_THING = re.compile(r"\s(?:an?|the)\s")  # the Danish senator a | liar
# the generals are nothing but; the handling of the flood was a
OWN_IS = re.compile(
    r"(?:[’']s?)?\s(?:[\w-]+\s){0,2}(?P<noun>[\w-]+)\s(?:(?:in|on|of|to|towards?|for|against|over)\s(?:[\w’'-]+\s){1,5})?"
    r"(?:is|are|was|were|(?:has|have|had)\sbeen|remains?|amounts?\sto|looks?|seems?)\s(?:[\w-]+\s){0,3}[“\"‘]?"
)
OWN_DOES = re.compile(
    r"(?:[’']s?)?\s(?:[\w-]+\s){0,2}?(?P<noun>[\w-]+)\s(?:(?:has|have|had|is|are|was|were)\s)?(?:\w+ly\s)?"
)
PLURAL = re.compile(r"[a-z]+[^s\W]s\b|thieves\b")


def owner_of(clause: Clause, start: int) -> Target | None:
    """Whose it is by the words before it: "Norway's brutal ...", "Norwegian ..."."""
    before = clause.last_before(start)
    if before is None or not (clause.owns(before) or before.role == "adjective"):
        return None
    words = OWNED.fullmatch(clause.text, before.end, start)
    if words is None or A_THING.search(words.group()) or clause.is_verbal(words.group()):
        return None
    return Target(before, "owner")


def apposed(clause: Clause, start: int) -> Target | None:
    """Of whom it tells more: "Norway, our reliable friend", "Captain Berg (27), a brave officer"."""
    before = [c for c in clause.candidates if c.end <= start][-2:]
    named = next((c for c in before if APPOSED.fullmatch(clause.text, c.end, start)), None)
    many = named is not None and PLURAL.match(clause.text, start) is not None
    if many and named.person and len(clause.joined(named)) == 1:  # since they killed Berg, the | terrorists
        return None
    return Target(named, "owner") if named else None


def is_apposed(clause: Clause, named: Candidate, start: int) -> bool:
    """Whether one is told more of who is named: "Norway and Chad, the | aggressor", not "Norway and Chad, the aggressors"."""
    return bool(APPOSED.fullmatch(clause.text, named.end, start)) and not PLURAL.match(clause.text, start)


def in_capital(clause: Clause, start: int, end: int) -> Target | None:
    """The state in whose capital people sit who are called something: "the | criminals in Oslo"."""
    if not (clause.text.startswith(" in ", end) and clause.text.endswith("s", start, end)):
        return None
    there = next(iter(clause.cast.mentions_in(end + 4, end + 40)), None)
    if there is None or there.role != "capital" or there.start != end + 4:
        return None
    return Target(Candidate(there.start, there.end, there.actor, "capital"), "noun")


def owner_of_doers(clause: Clause, start: int) -> Target | None:
    """Whose people or conduct do what a verb says: "Norway's soldiers | looted", "its actions | prolonged"."""
    owner = _owner_of_own(clause, start, OWN_DOES)
    return Target(owner, "subject") if owner else None


def owner_of_subject(clause: Clause, start: int) -> Target | None:
    """Whose conduct or people the words before a predicate are: "Norway's generals are ...", "its handling of it was ..."."""
    owner = _owner_of_own(clause, start, OWN_IS)
    return Target(owner, "owner") if owner else None


def _owner_of_own(clause: Clause, start: int, between: re.Pattern[str]) -> Candidate | None:
    """Who owns the noun that `between` finds from the owner to `start`, where it is judged with its owner."""
    owner = clause.last_before(start)
    if owner is None or not clause.owns(owner):
        return None
    match = between.fullmatch(clause.text, owner.end, start)
    return owner if match and is_own(clause.cast.lexicon, match["noun"].lower()) else None
