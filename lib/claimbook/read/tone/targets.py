"""Targets: whom a loaded word in a clause judges."""

from __future__ import annotations

import re
from bisect import bisect_right
from copy import copy
from dataclasses import dataclass
from typing import Literal

from claimbook.read.layout.grammar_words import grammar
from claimbook.read.layout.pages import Page
from claimbook.read.people.cast import Cast
from claimbook.read.people.mentions import POSSESSIVE, Actor, Mention
from claimbook.read.people.nomenclature import nomenclature
from claimbook.records import Sentence

Frame = Literal["quality", "act", "deed", "contest"]

BREAK = re.compile(
    r"[;:]\s|\s[–—-]{1,2}\s|—|,\s(?=but\b|and\b|while\b|who\b|which\b|where\b|as\b|although\b|though\b|because\b|after\b|before"
    r"\b|when\b|saying\b|adding\b|so\b|or\b)|\s(?=but\s|while\s|whereas\s|although\s|though\s|because\s|that\s|who\s|which\s|whom\s"
    r"|whose\s|when\s|where\s|after\s|before\s|if\s|since\s|until\s|than\s|unless\s)"
)
PRONOUN = re.compile(r"\b(?:he|she|they|it|him|them|his|her|their|its)\b", re.IGNORECASE)
HUMAN = frozenset(("he", "she", "him", "her", "his"))
PREPOSED = re.compile(
    r"\b(?:of|in|at|from|for|with|on|to|by|near|against|under|about|over|like|than|between|into|toward|towards)\s(?:[\w-]+\s){0,2}$"
)
PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|get|gets|got|getting|stands?|stood|remains?)\s(?:\w+ly\s|also\s|often\s|even\s|not\s|being\s)?$"
)
LINK = re.compile(r"\s(?:[\w’'-]+\s){0,2}[“\"]?")
PREPOSITION = re.compile(
    r"\b(?:of|for|to|in|on|at|by|with|from|and|or|as|that|was|is|are|were|the|over|after|against|but|it|has|had|have|who|when|while|than|not|while|about)\b"
)
OWNED = re.compile(r"(?:[’']s?)?\s(?:[\w-]+,?\s){0,3}[“\"‘]?")
VERB = re.compile(
    r"\b(?:was|is|are|were|has|had|have|will|would|said|says|to|of|in|and|at|for|on|with|by|that|as)\b"
)
AFTER = re.compile(r"[”\"’']?\s(?:of|by|from|among)\s(?:[\w’'-]+\s){0,3}")
CONTROLLED = re.compile(r"\b(?:of|for|from|into)\s(?:\w+ly\s)?$")
PART = re.compile(r"\bof\s(?:the\s)?$")
ASIDE = re.compile(r",\s[^,;.]{2,80},|\s\([^()]{1,40}\)")
WORDS_BEFORE = re.compile(r"(\w+)\s$")
WORDS_AFTER = re.compile(r"[\w’']+")
RULERS = re.compile(
    r"\s(?:regime|government|junta|authorities|administration|leadership)\b"
)  # the Oslo regime
PEOPLE = re.compile(
    r"(?:ists|ers|ors|ants|thugs|azis|ultras|mafias|heroes|criminals)$"
)  # others than who stands nearby
OPPONENT = re.compile(
    r"\b(?:against|from|over|versus|despite)\s(?:the\s)?$"
)  # seized the town from Norwegian troops
BESIDE = re.compile(
    r"\b(?:near|inside|outside|along|across|around)\s(?:the\s)?$"
)  # near the Norwegian border
AND_DO = re.compile(r"\band\s(?:to\s)?$")
AND = re.compile(r"(?:,\s|,?\sand\s|\s&\s|/)(?:the\s|Mr\.\s|Mrs\.\s|Ms\.\s|President\s|Sen\.\s|Gov\.\s)?")
BY = re.compile(r"\sby\s(?:[\w’'-]+\s){0,4}")
MANNER = re.compile(r"\b(?:with|in|by|out\sof|like|such)\s(?:[\w-]+\s){0,2}[“\"]?$")
COMMON = re.compile(  # "told Berg that the engine had failed": the engine failed, not Berg
    r"\b(?:the|a|an|this|these|those|his|her|their)\s(?:(?!and\b|or\b|but\b|to\b|who\b|that\b)[\w-]+\s){1,4}?"
    r"(?:had|has|have|was|were|is|are|will|would|could|did)\s(?:\w+\s)?$"
)
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
    person: bool = False
    speaks: bool = False


def is_person(mention: Mention) -> bool:
    """Whether a mention is a person's, or a lone name's of which the article does not tell what it is."""
    return mention.person or (mention.actor.kind == "other" and mention.role == "name")


def is_speaker(page: Page, cast: Cast, mention: Mention) -> bool:
    """Whether a verb of speech follows or precedes a mention: who tells is not who is judged."""
    verbs = nomenclature(cast.lexicon).speech
    after = WORDS_AFTER.search(page.text, mention.end, mention.end + 15)
    before = WORDS_BEFORE.search(page.text, max(0, mention.whole - 15), mention.whole)
    return bool((after and after.group().lower() in verbs) or (before and before[1].lower() in verbs))


def _role(page: Page, mention: Mention) -> str:
    """The role of a mention; a capital before its rulers is an adjective ("the Oslo regime")."""
    ruling = mention.role == "capital" and RULERS.match(page.text, mention.end)
    return "adjective" if ruling else mention.role


class Clause:
    """One sentence with its clauses and with the actors named in it or meant by its pronouns."""

    def __init__(self, page: Page, cast: Cast, sentence: Sentence) -> None:
        self.text, self.cast, self.sentence = page.text, cast, sentence
        self.grammar, self.verbs = grammar(cast.lexicon), nomenclature(cast.lexicon).verbs
        self.breaks = [m.end() for m in BREAK.finditer(page.text, sentence.start, sentence.end)]
        named = [
            Candidate(m.start, m.end, m.actor, _role(page, m), is_person(m), is_speaker(page, cast, m))
            for m in cast.mentions_in(sentence.start, sentence.end)
            if _role(page, m) != "capital"
            or not PREPOSED.search(page.text, max(sentence.start, m.start - 20), m.start)
        ]
        for m in PRONOUN.finditer(page.text, sentence.start, sentence.end):
            if actor := cast.resolve(*m.span()):
                role = "possessive" if m.group().lower() in ("his", "their", "its", "her") else "name"
                named.append(Candidate(*m.span(), actor, role, m.group().lower() in HUMAN))
        self.candidates = sorted(named, key=lambda c: c.start)

    def within(self, start: int, end: int, source: str | None) -> Clause:
        """The same sentence with the actors named between `start` and `end`; if none, with the others but the source."""
        others = [c for c in self.candidates if c.actor.name != source]
        part = copy(self)
        part.candidates = [c for c in others if start <= c.start < end] or others
        return part

    def joined(self, target: Candidate) -> list[Candidate]:
        """The candidate and those that "and" joins to it: "Berg and Lund", "Berg, Lund and Moe"."""
        if target not in self.candidates:
            return [target]
        at = self.candidates.index(target)
        first = last = at
        while first and AND.fullmatch(
            self.text, self.candidates[first - 1].end, self.candidates[first].start
        ):
            first -= 1
        while last + 1 < len(self.candidates) and AND.fullmatch(
            self.text, self.candidates[last].end, self.candidates[last + 1].start
        ):
            last += 1
        group = self.candidates[first : last + 1]
        return group if len(group) > 1 and " and " in self.text[group[-2].end : group[-1].start] else [target]

    def start_of(self, at: int) -> int:
        """Where the clause that holds `at` begins."""
        return max((b for b in self.breaks if b <= at), default=self.sentence.start)

    def end_of(self, at: int) -> int:
        """Where the clause that holds `at` ends."""
        return min((b for b in self.breaks if b > at), default=self.sentence.end)

    def owns(self, c: Candidate) -> bool:
        return c.role == "possessive" or bool(POSSESSIVE.match(self.text, c.end))

    def is_verbal(self, words: str) -> bool:
        """Whether a verb or a preposition is among a few words."""
        return bool(VERB.search(words)) or any(self.grammar.is_finite(w) for w in words.lower().split())

    def last_before(self, at: int) -> Candidate | None:
        """The actor that stands last before `at`."""
        return next((c for c in reversed(self.candidates) if c.end <= at), None)

    def subject(self, at: int) -> Candidate | None:
        """Who is the subject of the verb at `at`: the last actor before it that a verb follows and no preposition governs."""
        before = [c for c in self.candidates if c.end <= at]
        free = [c for c in before if not self.owns(c) and not self.is_governed(c)]
        heads = [c for c in before if not self.owns(c) and (c in free or self.is_part(c))]
        found = next((c for c in reversed(heads) if self.has_verb(c)), None) or (free or before or [None])[-1]
        return None if found and COMMON.search(self.text, found.end, at) else found

    def is_part(self, c: Candidate) -> bool:
        """Whether the actor follows the noun that it has ("soldiers of the Norwegian army")."""
        return bool(PART.search(self.text, max(self.sentence.start, c.start - 30), c.start))

    def is_governed(self, c: Candidate) -> bool:
        """Whether a preposition stands before the actor ("with Berg")."""
        return bool(PREPOSED.search(self.text, max(self.sentence.start, c.start - 40), c.start))

    def has_verb(self, c: Candidate) -> bool:
        """Whether a verb with a tense follows the actor, or its noun ("Norwegian troops left")."""
        at = match.end() if (match := ASIDE.match(self.text, c.end)) else c.end
        words = [
            m.group().lower() for m in WORDS_AFTER.finditer(self.text, at, min(at + 40, self.sentence.end))
        ]
        reach = 4 if c.role == "adjective" else 1
        for k, word in enumerate(words[:4]):
            if self.grammar.is_adverb(word):
                reach += 1
            elif k < reach and (self.grammar.is_finite(word) or word in self.verbs):
                return True
        return False


def clauses_around(page: Page, at: int) -> tuple[int, int]:
    """Where the clause that holds `at` begins and ends, with the clauses next to it in its sentence."""
    sentence = page.sentence_at(at)
    if sentence is None:
        return at, at
    breaks = [m.end() for m in BREAK.finditer(page.text, sentence.start, sentence.end)]
    k = bisect_right(breaks, at)
    return breaks[k - 2] if k > 1 else sentence.start, breaks[k + 1] if k + 1 < len(breaks) else sentence.end


@dataclass(frozen=True, slots=True)
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
    found = {"quality": _bearer, "act": _object, "deed": _doer}[frame](clause, start, end)
    told = frame == "act" or COMMON.search(clause.text, clause.sentence.start, start)
    if found or not told:
        return found or _nearest(clause, start, end)
    return None  # who praises or blames is not who is judged, nor is who stands beside "the engine failed"


def rivals_of(clause: Clause, start: int, end: int) -> tuple[Candidate, Candidate] | None:
    """Who wins and who loses by a verb of contest; None unless both are persons ("beat protesters" is no contest)."""
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
    subject = (clause.last_before(start) if controlled else None) or clause.subject(start)
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
    if subject is None or subject.speaks:
        return None
    told = PREDICATE.search(text, subject.end, start) or MANNER.search(text, subject.end, start)
    return Target(subject, "subject") if told else None


def is_passive(clause: Clause, start: int, end: int) -> bool:
    if clause.text[start:end].split()[0].endswith("ing"):
        return False
    return bool(PASSIVE.search(clause.text, max(clause.sentence.start, start - 25), start))


def _first(clause: Clause, start: int, end: int, how: str) -> Target | None:
    after = (c for c in clause.candidates if start <= c.start < end)
    found = next(
        (c for c in after if not BESIDE.search(clause.text, max(start, c.start - 15), c.start)), None
    )
    return Target(found, how) if found else None


def _nearest(clause: Clause, start: int, end: int) -> Target | None:
    floor, limit = clause.start_of(start), clause.end_of(start)
    sides = [
        c
        for c in clause.candidates
        if not OPPONENT.search(clause.text, max(clause.sentence.start, c.start - 15), c.start)
    ]
    if not sides or PEOPLE.search(clause.text, start, end):
        return None
    silent = [c for c in sides if not c.speaks] or sides
    near = [c for c in silent if floor <= c.start < limit] or silent
    return Target(min(near, key=lambda c: min(abs(c.start - end), abs(start - c.end))), "near")
