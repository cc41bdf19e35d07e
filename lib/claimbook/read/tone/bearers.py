"""Bearers: who is, has or does what a loaded word says: "Berg was brave", "Norway's failure", "the massacre by Norway"."""

from __future__ import annotations

import re

from claimbook.read.tone.bodies import WORD_BEFORE, is_own, noun_after
from claimbook.read.tone.candidates import Candidate, Target
from claimbook.read.tone.clauses import Clause

BY = re.compile(r"\sby\s(?:[\w’'-]+\s){0,4}")
APPOSED = re.compile(r"(?:\s\([^()]{1,60}\))?,\s(?:an?|the|our|one\sof\sthe)\s(?:[\w-]+,?\s){0,2}[“\"‘]?")
LINK = re.compile(r"\s(?:[\w’'-]+\s){0,2}[“\"]?")
PREPOSITION = re.compile(
    r"\b(?:of|for|to|in|on|at|by|with|from|and|or|as|that|was|is|are|were|the|over|after|against|but|it|has|had|have|who|when|while|than|not|while|about)\b"
)
OWNED = re.compile(r"(?:[’']s?)?\s(?:[\w-]+(?:,|[’']s?)?\s){0,3}[“\"‘]?")
AFTER = re.compile(r"(?:\s[a-z-]+)?[”\"’']?\s(?:of|by|from|among)\s(?:[\w’'-]+\s){0,3}")
FROM = re.compile(r"[”\"’']?\s(?:from|among)\s")  # the invaders from | Norwegian soil
# brotherly aid being sent by, close ties with
DONE = re.compile(
    r"(?:\s[a-z-]+){1,2}[”\"’']?(?:\sbeing)?\s(?:sent|given|shown|made|done|carried\sout|\w+ed)\sby\s(?:[\w’'-]+\s){0,3}"
    r"|\s(?:co-?operation|relations|relationship|ties|friendship|partnership|alliance|dialogue|bonds?)[”\"’']?,?\swith\s(?:[\w’'-]+\s){0,2}"
)
MANNER = re.compile(r"\b(?:with|in|by|out\sof|like|such)\s(?:[\w-]+\s){0,2}[“\"]?$")
# the generals are nothing but; the handling of the flood was a
OWN_IS = re.compile(
    r"(?:[’']s?)?\s(?:[\w-]+\s){0,2}(?P<noun>[\w-]+)\s(?:(?:in|on|of|to|towards?|for|against|over)\s(?:[\w’'-]+\s){1,5})?"
    r"(?:is|are|was|were|(?:has|have|had)\sbeen|remains?|amounts?\sto|looks?|seems?)\s(?:[\w-]+\s){0,3}[“\"‘]?"
)
MADE = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|become|becomes|became|remains?|remained)|[’'](?:s|re))(?:\s(?:not|no|now|also|\w+ly))?"
    r"(?:\s(?:an?|the))?(?:\s[\w-]+){0,2}\s[“\"‘]?$"
    r"|\b(?:commit|perpetrat|carr(?:y|ies|ied) out|carrying out|wag|unleash|caus|creat|provok|spark|stok|incit|us|peddl|spread)\w*"
    r"(?:\s(?:an?|the|its|his|her|their))?(?:\s[\w-]+){0,2}\s[“\"‘]?$"
)
ADJUNCT = re.compile(
    r"\b(?:of|for|to|in|on|at|with|by|from|after|over|before|during|since|under|about|into)\s"
)
WITH = re.compile(r"\bwith\s(?:[\w-]+\s){0,2}$")  # did its duty with honour
PREDICATE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|’s|'s|’re|'re|seems?|seemed|looks?|looked|appears?|appeared|becomes?|became|remains?|remained|proved|sounds?"
    r"|sounded|feels?|felt|has|have|had|used|using|uses|made|makes?|making|gave|gives?|shows?|showed|showing|displays?|displayed|demonstrated?|called|calling|calls|labell?ed|named|branded|dubbed)\b"
)


def bearer_of(clause: Clause, start: int, end: int) -> Target | None:
    """Who has or is it: "Berg's failure", "the brutal Norwegian regime", "the courage of Berg", "Berg was brave"."""
    text = clause.text
    if owner := _owner(clause, start) or _apposed(clause, start):
        return owner
    after = next((c for c in clause.candidates if c.start >= end), None)
    if after and (m := LINK.fullmatch(text, end, after.start)) and not PREPOSITION.search(m.group()):
        return Target(after, "noun")
    if after and _is_behind(clause, end, after):
        return Target(after, "owner")
    if subject := _owner_of_subject(clause, start):
        return subject
    subject = clause.subject(start)
    if subject is None or clause.speaks(subject) or not _is_predicate(clause, subject, start, end):
        return None
    return Target(subject, "subject")


def _is_predicate(clause: Clause, subject: Candidate, start: int, end: int) -> bool:
    """Whether the words tell what the subject is or how it acts: "was brave", "with courage", "fought gallantly"."""
    verbs = list(PREDICATE.finditer(clause.text, subject.end, start))
    if verbs and not ADJUNCT.search(clause.text, verbs[-1].end(), start):
        return True
    manner = MANNER.search(clause.text, subject.end, start)
    return manner is not None or _is_manner(clause, subject, start, end)


def _owner(clause: Clause, start: int) -> Target | None:
    """Whose it is by the words before it: "Norway's brutal ...", "Norwegian ..."."""
    before = clause.last_before(start)
    if before is None or not (clause.owns(before) or before.role == "adjective"):
        return None
    words = OWNED.fullmatch(clause.text, before.end, start)
    return Target(before, "owner") if words and not clause.is_verbal(words.group()) else None


def _is_behind(clause: Clause, end: int, after: Candidate) -> bool:
    """Whether the words after it tell whose it is: "the courage of Norway", "ties with Norway"; not "from Norwegian soil"."""
    if behind := AFTER.fullmatch(clause.text, end, after.start):
        return not (after.role == "adjective" and FROM.search(behind.group()))
    return DONE.fullmatch(clause.text, end, after.start) is not None


def _apposed(clause: Clause, start: int) -> Target | None:
    """Of whom it tells more: "Norway, our reliable friend", "Captain Berg (27), a brave officer"."""
    before = [c for c in clause.candidates if c.end <= start][-2:]
    named = next((c for c in before if APPOSED.fullmatch(clause.text, c.end, start)), None)
    return Target(named, "owner") if named else None


def _is_manner(clause: Clause, subject: Candidate, start: int, end: int) -> bool:
    """Whether an adverb tells how the subject does it: "fought gallantly", "behaved disgracefully"."""
    verb = WORD_BEFORE.search(clause.text, max(subject.end, start - 20), start)
    return (
        clause.text.endswith("ly", start, end) and verb is not None and clause.grammar.is_finite(verb.group())
    )


def _owner_of_subject(clause: Clause, start: int) -> Target | None:
    """Whose conduct or people the words before a predicate are: "Norway's generals are ...", "its handling of it was ..."."""
    owner = clause.last_before(start)
    if owner is None or not clause.owns(owner):
        return None
    match = OWN_IS.fullmatch(clause.text, owner.end, start)
    return Target(owner, "owner") if match and is_own(clause.cast.lexicon, match["noun"].lower()) else None


def maker_of(clause: Clause, start: int, end: int) -> Target | None:
    """Whose doing an event is, or what it is said to be: "Norway's aggression", "the massacre by Norway", "Berg is a disaster"."""
    if not clause.text.endswith("s", start, end) and noun_after(clause.cast, end):  # the crisis | team
        return None
    if owner := _owner(clause, start):
        return owner
    if match := BY.match(clause.text, end):
        return clause.found(end, match.end() + 1, "agent")
    subject = clause.subject(start)
    if subject is None or clause.speaks(subject):
        return None
    told = MADE.search(clause.text, subject.end, start) or WITH.search(clause.text, subject.end, start)
    return Target(subject, "subject") if told else None
