"""Candidates: the words in a sentence that may be judged: names, pronouns, and common nouns for somebody."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from operator import attrgetter

from claimbook.lexicon import Lexicon
from claimbook.read.layout.grammar_words import grammar
from claimbook.read.layout.pages import Page
from claimbook.read.people.cast import Cast
from claimbook.read.people.mentions import POSSESSIVE, Actor, Mention
from claimbook.read.people.nomenclature import nomenclature
from claimbook.read.tone.bodies import (
    WORD_AFTER,
    WORD_BEFORE,
    find_bodies,
    heads,
    is_loaded,
    regarding,
    words_of,
)
from claimbook.records import Sentence, value

REACH = 700  # characters back to the one whom a pronoun means that no name explains
DUMMY = re.compile(  # it is a disgrace; but: it is a terrorist state
    r"[Ii]t(?:[’']s|\s(?:is|was|has\sbeen|had\sbeen|would\sbe|will\sbe|seems|seemed))\b"
    r"(?!\s(?:not\s)?(?:an?|the)\s(?:[\w-]+\s){0,2}(?:state|country|nation|regime|group|organi[sz]ation|company|government|party|army"
    r"|agency|enemy|partner|friend|ally|aggressor)\b)"
)
PRONOUNS = frozenset(("he", "she", "they", "it", "him", "them", "his", "her", "their", "its"))
HUMAN = frozenset(("he", "she", "him", "her", "his"))
OWNING = frozenset(("his", "their", "its", "her"))
TOLD = re.compile(r"\b(?:that|who|whom|whose|which|where|when|claim\w*|said|says)\b")
SUBJECT = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")
TOPIC = 2000  # characters back in which the one is told of most often whom "him" means
OTHERS = frozenset(("him", "her", "his"))
# her | a hero, her | of; his | “heroism”
OWNED = re.compile(
    r"\s(?:(?:an?|the|of|as|for|to|on|over|in|at|and|last|this|again|earlier|yesterday|today|by|with|from|when|after|before|during)\b|[“\"‘']?(?P<word>[a-z][\w-]*))"
)
SHOWING = frozenset(("show", "shows", "showed", "shown", "showing"))  # showed courage
PREPOSED = re.compile(
    r"\b(?:of|in|at|from|for|with|on|to|by|near|against|under|about|over|like|than|between|into|toward|towards)\s(?:(?!that\s|when\s|as\s)[\w-]+\s){0,2}$"
)
LOCATED = re.compile(
    r"\b(?:in|at|near|outside|inside|around|across|off|over|(?:town|city|village|district|port|province|capital|state)\sof)\s"
    r"(?:the\s)?(?:(?:north|south|east|west|central|upper|lower|downtown)[\w-]*\s)?(?:[A-Z]\w+\s)?$"
)
HEARER = re.compile(r"\b(?:told|tell(?:s|ing)?)\s(?:[\w-]+\s){0,3}$")
NOBODY = re.compile(
    r"(?:I|You|He|She|It|We|They)[’']|(?:[Nn]o|[Ss]ome|[Aa]ny|[Ee]very)body\b"
)  # "They’ve" is no name
OPENER = re.compile(r":|(?<=ly),")  # Denial: Berg said; Normally, it is
SPEECH_BEFORE = re.compile(r"(\w+)\s$")
SPEECH_AFTER = re.compile(r"[\w’']+")


@value
class Candidate:
    """Words in a sentence that may be a target.

    `role` is that of a mention (name, adjective, capital, weak), possessive of a pronoun, described of a common noun.
    """

    start: int
    end: int
    actor: Actor
    role: str
    person: bool = False
    whole: int = -1  # where a name begins with its titles


@value
class Target:
    """Whom a loaded word judges, and by what in the sentence: owner, noun, agent, object, subject, passive or near.

    `candidate` is None where it is a deed (how: deed) of which nobody tells who did it, and where only its victim is named.
    """

    candidate: Candidate | None
    how: str


@dataclass(slots=True)
class Memory:
    """What the article has told so far: its places, whom it described by which noun, and who was judged last."""

    places: Collection[str] = ()
    described: dict[str, Actor] = field(default_factory=dict)
    judged: Candidate | None = None

    def recall(self, pronoun: str, at: int) -> Actor | None:
        """Whom a pronoun at `at` means that no name explains: the group or body judged last, if that is not long ago."""
        last = self.judged
        if last is None or last.person or pronoun in HUMAN or not 0 < at - last.start < REACH:
            return None
        return last.actor


def find_candidates(page: Page, cast: Cast, sentence: Sentence, memory: Memory) -> list[Candidate]:
    """The candidates of a sentence in reading order."""
    telling, here = _telling(cast.lexicon), page.words.between(sentence.start, sentence.end)
    told = zip(page.words.starts[here], page.words.texts[here], strict=True)
    words = [(start, word) for start, word in told if word in telling]
    bodies = [
        Candidate(b.start, b.end, b.actor, "adjective" if b.modifies else "described", whole=b.start)
        for b in find_bodies(cast, sentence, words, memory.described)
    ]
    taken = {at for body in bodies for at in range(body.start, body.end)}
    found = [c for c in _named(page, cast, sentence, memory) if c.start not in taken] + bodies
    return sorted([*found, *_pronouns(cast, sentence, words, memory, found)], key=attrgetter("start"))


@cache
def _telling(lexicon: Lexicon) -> frozenset[str]:
    """The words that may mean somebody: pronouns, and nouns of bodies and offices."""
    return heads(lexicon) | PRONOUNS | frozenset(word.capitalize() for word in PRONOUNS)


def is_person(mention: Mention, places: Collection[str]) -> bool:
    """Whether a mention is a person's, or a lone name's that is no place and of which the article does not tell what it is."""
    unknown = (
        mention.actor.kind == "other" and mention.role == "name" and mention.actor.actor_id not in places
    )
    return mention.person or unknown


@lru_cache(maxsize=1)
def places_of(cast: Cast) -> frozenset[str]:
    """The actor_ids of names that are places somewhere in the article: "in Lund"; asked for of its terms and its stances."""
    unknown = (m for m in cast.mentions if m.actor.kind == "other" and not m.person)
    text = cast.page.text
    return frozenset(
        m.actor.actor_id
        for m in unknown
        if _is_followed(cast, m.end, "place") or LOCATED.search(text, max(0, m.start - 30), m.start)
    )


def is_speaker(cast: Cast, start: int, end: int) -> bool:
    """Whether a verb of speech stands right before or after the words from `start` to `end`: who tells is not judged."""
    verbs, text = _speech(cast.lexicon), cast.page.text
    after = SPEECH_AFTER.search(text, end, end + 15)
    if after and after[0].lower() in verbs:
        return True
    before = SPEECH_BEFORE.search(text, max(0, start - 15), start)
    if before is None or before[1].lower() not in verbs:
        return False
    return not (after and grammar(cast.lexicon).is_finite(after[0].lower()))  # said the army had


def _named(page: Page, cast: Cast, sentence: Sentence, memory: Memory) -> Iterator[Candidate]:
    for m in cast.mentions_in(sentence.start, sentence.end):
        role = _role(cast, m)
        if NOBODY.match(m.actor.name) or m.actor.name.lower() in words_of(cast.lexicon, "nobody"):
            continue
        if role == "weak" and OPENER.match(page.text, m.end) and m.actor.actor_id not in cast.named:
            continue
        if role != "capital" or not PREPOSED.search(page.text, max(sentence.start, m.start - 20), m.start):
            yield Candidate(m.start, m.end, m.actor, role, is_person(m, memory.places), m.whole)


def _pronouns(
    cast: Cast,
    sentence: Sentence,
    words: Sequence[tuple[int, str]],
    memory: Memory,
    found: Sequence[Candidate],
) -> Iterator[Candidate]:
    """Yield the pronouns that mean somebody: by what the article names, else who was judged last."""
    pronouns = [(start, word) for start, word in words if word.lower() in PRONOUNS]
    if not pronouns:
        return
    nobody = words_of(cast.lexicon, "nobody")
    told = [c for c in found if HEARER.search(cast.page.text, max(0, c.start - 40), c.start)]
    free = [c for c in found if c not in told] if told else found
    meant: dict[str, Actor | None] = {}  # hailed her as brave; his rival accused | her of
    for start, written in pronouns:
        word, end = written.lower(), start + len(written)
        if DUMMY.match(cast.page.text, start):
            continue
        actor = cast.resolve(start, end)
        hears = word not in HUMAN and any(c.actor == actor and c.end <= start for c in told)
        if word in OTHERS and _is_regarded(cast, start, end):
            gender = "female" if word == "her" else "male"
            if gender not in meant:
                meant[gender] = _another(cast, sentence, actor, word, start)
            actor = meant[gender]
        vague = actor is None or actor.name.lower() in nobody or hears
        if vague or (actor.unnamed and all(c.actor != actor for c in found)):
            near = _antecedent(free, word, start) if vague else None
            actor = near or memory.recall(word, start) or (None if vague else actor)
        if actor:
            role = "possessive" if word in OWNING else "name"
            yield Candidate(start, end, actor, role, word in HUMAN)


def _is_regarded(cast: Cast, start: int, end: int) -> bool:
    """Whether "him" is the object of a verb that praises, blames or names, or "his" the owner of what it says of him."""
    before = WORD_BEFORE.search(cast.page.text, max(0, start - 20), start)
    if before is None or before.group().lower() not in regarding(cast.lexicon):
        return False
    word, after = cast.page.text[start:end], OWNED.match(cast.page.text, end)
    if word == "him" or (word == "her" and not (after and after["word"])):
        return True
    return after is not None and after["word"] is not None and is_loaded(cast.lexicon, after["word"])


def _another(cast: Cast, sentence: Sentence, actor: Actor | None, word: str, at: int) -> Actor | None:
    """Whom "him" means behind the verb of one who is not meant: the other person before it in the sentence or in those before."""
    floor = max(sentence.start, cast.page.text.rfind("; ", sentence.start, at))
    people = [m for m in cast.mentions_in(floor, at) if m.person]
    doer = next((m.actor for m in people if not POSSESSIVE.match(cast.page.text, m.end)), None)
    if doer is None and (she := SUBJECT.search(cast.page.text, floor, at)):
        doer = cast.resolve(*she.span())
    known = actor and actor != doer and not actor.unnamed and actor.kind != "other"
    if known or TOLD.search(cast.page.text, floor, at):
        return actor
    free = (m for m in people if not _is_of(cast, m))
    if others := [m.actor for m in free if m.actor != doer]:
        return others[-1]
    gender = "female" if word == "her" else "male"
    named = [
        m.actor
        for m in cast.mentions_in(max(0, sentence.start - TOPIC), sentence.start)
        if m.person and m.gender in ("", gender) and m.actor != doer and not _is_of(cast, m)
    ]
    before = cast.page.sentence_at(sentence.start - 2)
    just = [m.actor for m in cast.mentions_in(before.start, before.end) if m.actor in named] if before else []
    told = Counter(a.actor_id for a in (*named, *just)).most_common(2)
    if not told or (len(told) > 1 and told[0][1] == told[1][1]):
        return None if actor == doer else actor
    return next(a for a in named if a.actor_id == told[0][0])


def _is_of(cast: Cast, mention: Mention) -> bool:
    """Whether a preposition stands before a name: "by the count of | Berg", "By | Anna Berg"."""
    first = max(0, mention.start - 40)
    signed = cast.page.text.endswith("By ", first, mention.start)
    return signed or PREPOSED.search(cast.page.text, first, mention.start) is not None


def _antecedent(found: Sequence[Candidate], word: str, at: int) -> Actor | None:
    """The body or group named last before a pronoun in its sentence."""
    if word in HUMAN:
        return None
    return next(
        (c.actor for c in reversed(found) if c.end <= at and not c.person and c.role != "adjective"), None
    )


def _is_followed(cast: Cast, end: int, role: str) -> bool:
    """Whether the word behind a name plays a role of tone_words.csv: the Lund | region, the Oslo | regime."""
    match = WORD_AFTER.match(cast.page.text, end)
    return match is not None and match[1] in words_of(cast.lexicon, role)


def _role(cast: Cast, mention: Mention) -> str:
    """The role of a mention; a capital before its rulers is an adjective ("the Oslo regime")."""
    ruling = mention.role == "capital" and _is_followed(cast, mention.end, "ruler")
    return "adjective" if ruling else mention.role


@cache
def _speech(lexicon: Lexicon) -> frozenset[str]:
    return nomenclature(lexicon).speech - SHOWING
