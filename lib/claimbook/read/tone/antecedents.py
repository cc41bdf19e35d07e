"""Antecedents: whom "these monsters", "he", "they" and "that" mean in what somebody says."""

from __future__ import annotations

import re

from claimbook.read.people.nomenclature import nomenclature
from claimbook.read.tone.bodies import PLURALS
from claimbook.read.tone.candidates import Candidate, Memory, Target
from claimbook.read.tone.clauses import Clause
from claimbook.read.tone.deeds import deed_before
from claimbook.read.tone.loaded import Hit
from claimbook.read.tone.voices import Voice
from claimbook.records import Sentence

# these terrorists, the “cowardly beasts”
THESE = re.compile(r"(?:\b(?:[Tt]hese|[Tt]hose|[Ss]uch)\s|\bthe\s[“\"‘])(?:[\w-]+\s){0,2}$")
WHOEVER = re.compile(
    r"\b(?:[Tt]hose|[Ww]hoever|[Tt]he\s(?:people|men|ones))\s(?:who\s|behind\s)?(?:[\w’]+\s){0,6}$"
)  # those who did this
PRONOUN = re.compile(
    r"[“\"‘]?(?:(?:[Aa]nd|[Bb]ut|[Ss]o|[Yy]es),?\s)?"
    r"(?P<word>[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Tt]h(?:at|is|ese|ose)|[Yy]ou|[Tt]heir|[Ii]ts|[Hh]is|[Hh]er)(?:[’'](?:s|re|ve|d|ll))?\s"
)
# said of the soldiers, told the ministers
OF_WHOM = re.compile(r"(?:\s(?:later|on\s\w+|in\s\w+))?\s(?:of|about)\s(?:[a-z]+\s)?")
TO_WHOM = re.compile(r"(?:\s(?:at|to))?\s(?:[a-z]+\s)?")
SUFFERS = re.compile(
    r"\s(?:is|are|was|were|(?:has|have|had)\sbeen|got)\s(?:\w+ly\s)?\w+(?:ed|en|ung|ot|nt|ught|hit)\b"
)
THAT_IS_SO = re.compile(r"\s(?:to\s[a-z]+|that)\s")  # it is a disgrace | that the road is shut
MANY = frozenset(("they", "their", "these", "those"))
ONE = frozenset(("he", "she", "his", "her"))
LATELY = 400  # characters back in which the one was told of


def meant_by(clause: Clause, hit: Hit, voice: Voice, memory: Memory) -> Target | None:
    """Whom the pronoun means that a quoted clause tells of; None where there is none or nobody certain."""
    pronoun = PRONOUN.match(clause.text, clause.start_of(hit.start), hit.start) or PRONOUN.match(
        clause.text, clause.sentence.start, hit.start
    )
    if pronoun is None:
        return None
    word = pronoun["word"].lower()
    if word == "it" and THAT_IS_SO.match(clause.text, hit.end):
        return None
    return _spoken_of(clause, word, voice, memory) or _told_before(clause, hit, word, voice, memory)


def pointed_at(clause: Clause, hit: Hit, voice: Voice, memory: Memory) -> Target | None:
    """Whom "these monsters" means: who was judged last, else who did the last deed told before; None of other words."""
    if WHOEVER.search(clause.text, clause.sentence.start, hit.start):
        return _doer(clause, hit, voice)
    if not THESE.search(clause.text, clause.sentence.start, hit.start):
        return None
    if memory.judged and not _is_one(memory.judged, clause):
        return Target(memory.judged, "these")
    return _doer(clause, hit, voice)


def _spoken_of(clause: Clause, word: str, voice: Voice, memory: Memory) -> Target | None:
    """Of whom a speech is told, or to whom: "he said of the soldiers", "“You lied,” she told the minister"."""
    claim = voice.claim
    end = max(claim.cue_end or 0, claim.source_end or 0)
    told = clause.page.sentence_at(end) if end >= claim.end - 1 else None
    if told is None:
        return None
    lead, beside = TO_WHOM if word == "you" else OF_WHOM, _read(clause, told, memory).candidates
    found = next(
        (c for c in beside if lead.fullmatch(clause.text, end, c.whole if c.whole >= 0 else c.start)), None
    )
    return Target(found, "described") if found else None


def _told_before(clause: Clause, hit: Hit, word: str, voice: Voice, memory: Memory) -> Target | None:
    """Whom the sentence before tells of, in the quotation or right before it ("The captain jumped first. He is a coward")."""
    quotation = clause.page.quotation_at(hit.start)
    before = clause.page.sentence_at(clause.sentence.start - 2) if quotation else None
    if before is None or word == "you" or clause.sentence.start - before.end > LATELY:
        return None
    within = before.start >= quotation.start - 1
    if not within and (word in ONE or word in ("that", "this")):
        return None
    if word in MANY and hit.loaded.polarity == "critical" and (doer := _doer(clause, hit, voice)):
        return doer
    topic = _topic(_read(clause, before, memory), word, voice)
    return Target(topic, "described") if topic else None


def _topic(before: Clause, word: str, voice: Voice) -> Candidate | None:
    """The subject of a sentence that may be meant by a pronoun after it."""
    heads = (
        c
        for c in before.candidates
        if not before.owns(c) and not before.is_governed(c) and before.has_verb(c)
    )
    topic = next(heads, None)
    if (
        topic is None
        or before.speaks(topic)
        or topic.actor.actor_id in voice.own
        or SUFFERS.match(before.text, topic.end)
    ):
        return None
    one = _is_one(topic, before)
    fits = {True: word in ONE or word in ("that", "this"), False: word not in ONE}
    return topic if fits[one] else None


def _is_one(candidate: Candidate, clause: Clause) -> bool:
    """Whether a person is meant by name or office: not a body, nor people ("the captain", not "the fishermen")."""
    noun = clause.text[candidate.start : candidate.end].rsplit(" ", 1)[-1].lower()
    office = noun in nomenclature(clause.cast.lexicon).titles and not noun.endswith(PLURALS)
    return candidate.person or (candidate.role == "described" and office)


def _doer(clause: Clause, hit: Hit, voice: Voice) -> Target | None:
    """Who did the last deed told before a word of blame."""
    if hit.loaded.polarity != "critical":
        return None
    doer = deed_before(clause.page, clause.cast, hit.start, but=voice.own)
    return Target(Candidate(hit.start, hit.end, doer, "described"), "these") if doer else None


def _read(clause: Clause, sentence: Sentence, memory: Memory) -> Clause:
    return Clause.read(clause.cast, sentence, memory)
