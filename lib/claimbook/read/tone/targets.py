"""Targets: whom a loaded word in a clause judges."""

from __future__ import annotations

import re
from typing import Literal

from claimbook.read.tone.bearers import BY, BY_WHOM, bearer_of, maker_of, named_behind
from claimbook.read.tone.bodies import harms_owner, is_adjective, is_someone
from claimbook.read.tone.candidates import Candidate, Target
from claimbook.read.tone.clauses import COMMON, PASSIVE, SPEAKERS, Clause
from claimbook.read.tone.owners import in_capital, owner_of_doers

Frame = Literal["quality", "event", "act", "feeling", "salute", "deed", "contest", "plain"]

CONTROLLED = re.compile(r"\b(?:of|for|from|into)\s(?:\w+ly\s)?$")
# others than who stands nearby
PEOPLE = re.compile(r"(?:ists|ers|ors|ants|thugs|azis|ultras|mafias|heroes|criminals)$")
# seized the town from Norwegian troops
OPPONENT = re.compile(r"\b(?:against|from|over|versus|despite)\s(?:the\s)?$")
REDUCED = re.compile(r"\sby\s(?!\w+ing\b)")
JOINING = frozenset(("by", "at", "with", "of", "for", "to", "on", "in", "against"))
CHANNELS = frozenset(("news_media", "state_media", "social_media"))
SUFFERERS = re.compile(r"\b[Tt]he\s$")  # the | oppressed
# dismissed the count as stale and | praised Norway
AND_DID = re.compile(r"\w[”\"’]?,?\s(?:and|but|while)\s(?:\w+ly\s)?\w+(?:ed|ing)\s")
SUCH = re.compile(r"[^.;:“”\"]{3,80}?\sas\s(?:an?\s)?[“\"‘]")  # dismissed | the plan as “a joke”
RELATIVE = re.compile(
    r",?\s(?:who|that|which)\s(?:(?:has|have|had|is|are|was|were|also|then|\w+ly|[’']ve)\s){0,2}[“\"‘]?$"
)
OWN_THING = re.compile(r"(?:[’']s?)?(?:\s[a-z-]+){1,3},?")  # Norway | 's soldiers who
PEOPLE_OF = re.compile(
    r"\s(?:troops|soldiers|forces|fighters|police|officers|officials|authorities|army|navy|government|group|gang|militia)s?,?"
)
BY_AGENT = re.compile(r"\b\w+(?:ed|en|wn|id|nt)\sby\s[^.;:]{1,80}$")
# criticised | the tone of a debate in; taunted, “
ACROSS = re.compile(
    r".*[,:;“\"]\s?|\s\S+(?:\s\S+)*?\s(?:in|on|at|from|with|for|about|after|before|during|off|over|into|near|around|is|are|was|were)\b"
)
AS_PROOF = re.compile(r"\sas\s(?:evidence|proof|a\ssign|a\stestament|a\stribute)\b")
OF_PEOPLE = re.compile(r"\s[A-Z][a-z]+")
WHOEVER = re.compile(
    r"\bwhoever\b|\b(?:those|people|men|women|any(?:one|body)|every(?:one|body)|some(?:one|body))\s(?:who|that)\b"
)
AND_DO = re.compile(r"\band\s(?:to\s)?$")


def target_of(clause: Clause, frame: Frame, start: int, end: int) -> Target | None:
    """Whom a loaded word from `start` to `end` judges; None where the sentence names nobody."""
    if not clause.candidates:
        return in_capital(clause, start, end) if frame == "quality" else None
    if frame in ("feeling", "salute"):
        return None  # whoever is grateful is not who is thanked
    if (
        frame == "deed"
        and clause.text.endswith("ed", start, end)
        and SUFFERERS.search(clause.text, max(clause.sentence.start, start - 4), start)
    ):
        return Target(None, "name")
    if frame in ("quality", "event") and (
        over := next((c for c in clause.candidates if c.start <= start < c.end), None)
    ):
        word = clause.text[start:end]
        is_kind = (
            is_someone(clause.cast.lexicon, word) and not over.actor.unnamed
        )  # the terrorist group Hamas
        if end < over.end and not is_adjective(clause.cast.lexicon, word) and not is_kind:
            return Target(None, "name")  # the disaster | agency
        if harms_owner(clause.cast.lexicon, clause.text[start:end].lower()):
            return Target(None, "name")  # Berg's | killer
        if (
            over.actor.unnamed
            and over.actor.state
            and is_someone(clause.cast.lexicon, clause.text[start:end])
        ):
            return named_behind(clause, end) or Target(over, "origin")
        if over.actor.state or " " in over.actor.name:  # the Norwegian regime
            return Target(over, "noun")
    if frame == "event":
        return maker_of(clause, start, end)
    if found := {"quality": bearer_of, "act": _object, "deed": _doer}[frame](clause, start, end):
        return found
    if frame == "deed" and SPEAKERS.search(clause.text, clause.sentence.start, start):
        return None  # "we failed"
    # who praises or blames is not who is judged, nor is who stands beside "the engine failed"
    if frame == "act" or COMMON.search(clause.text, clause.sentence.start, start):
        return None
    return _nearest(clause, start, end, before=frame == "deed")


def rivals_of(clause: Clause, start: int, end: int) -> tuple[Candidate, Candidate] | None:
    """Who wins and who loses by a verb of contest; None unless both are persons ("beat protesters" is no contest)."""
    if BY.match(clause.text, end):  # a team led by Berg
        return None
    winner, loser = _doer(clause, start, end), _object(clause, start, end)
    named = winner and loser and winner.candidate and loser.candidate
    if named and winner.candidate.person and loser.candidate.person and loser.how == "object":
        return winner.candidate, loser.candidate
    return None


def _doer(clause: Clause, start: int, end: int) -> Target | None:
    """Who does it: "Berg lied", "accused Berg of lying", "the treaty was violated by Norway"."""
    if match := BY.match(clause.text, end):
        return clause.found(end, match.end() + 1, "agent")
    if is_passive(clause, start, end):
        return None
    if owner := owner_of_doers(clause, start):
        return owner
    if relative := RELATIVE.search(clause.text, max(clause.sentence.start, start - 40), start):
        return _antecedent(clause, relative.start())
    controlled = CONTROLLED.search(clause.text, max(clause.sentence.start, start - 12), start)
    told = [c for c in clause.candidates if c.end <= start and not clause.is_located(c)] if controlled else []
    passive = told and BY_AGENT.search(
        clause.text, clause.sentence.start, told[-1].end
    )  # praised by Berg for
    subject = told[-1] if told and not passive else clause.subject(start)
    if subject and WHOEVER.search(clause.text, subject.end, start):
        return Target(None, "name")
    if subject and (_is_chained(clause, subject, start, end) or clause.tells(subject, start)):
        return None
    return Target(subject, "subject") if subject else None


def _antecedent(clause: Clause, at: int) -> Target | None:
    """Who stands right before "who", "that" or "which" at `at`, or owns what does; None where it is something else."""
    last = clause.last_before(at)
    if last is None:
        return Target(None, "name")
    between = clause.text[last.end : at]
    if between in ("", ",") or (clause.owns(last) and OWN_THING.fullmatch(between)):
        return Target(last, "subject")
    nouns = PEOPLE_OF.fullmatch(between) and last.role in ("adjective", "name")
    return Target(last, "subject") if nouns else Target(None, "name")


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
    if clause.hides_object(end):
        return Target(None, "name")
    said_as = SUCH.match(clause.text, end, clause.sentence.end)
    found = clause.found(end, said_as.end() if said_as else clause.end_of(end), "object")
    if found is None or clause.has_others(found.candidate):
        return None
    between = clause.text[end : found.candidate.start]
    if BY_WHOM.match(clause.text, end, found.candidate.start):  # applauded to the rafters | by Norway
        return Target(None, "name")
    if AND_DID.match(between, 1):
        return None
    aim = found.candidate
    if aim.role == "adjective" and OF_PEOPLE.match(clause.text, aim.end):  # Danish | Muslims
        return Target(aim, "near")
    across = ACROSS.match(between) and not AS_PROOF.search(between)
    return Target(found.candidate, "near") if across else found


def is_passive(clause: Clause, start: int, end: int) -> bool:
    """Whether a verb is in the passive: "was praised", "has been condemned"."""
    words = clause.text[start:end].split()
    if words[0].endswith("ing") or words[-1] in JOINING:  # disgusted by
        return False
    if words[-1].endswith("ed") and REDUCED.match(clause.text, end):  # Norway, | accused by Chad of theft,
        return True
    return bool(PASSIVE.search(clause.text, max(clause.sentence.start, start - 25), start))


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
