"""Deeds: strikes, attacks, crackdowns of which a text speaks, and who did them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.layout.pages import Page
from claimbook.read.layout.words import COMPOUND
from claimbook.read.people.cast import Cast
from claimbook.read.people.mentions import POSSESSIVE, Actor, Mention
from claimbook.read.people.nomenclature import nomenclature
from claimbook.read.tone.bodies import is_body, is_fate, is_suffered
from claimbook.read.tone.clauses import PASSIVE

REACH = 2500  # characters back in which a deed was told
KNOWN = 16  # deeds before it that are looked at
MODIFIERS = re.compile(r"(?:[’']s?)?\s(?:[a-z-]+,?\s){0,3}[“\"‘]?")
AGENT = re.compile(r"\sby\s(?:the\s|an?\s)?(?:[a-z-]+\s){0,3}")
PLACED = re.compile(
    r"\b(?:in|on|at|near|over|against)\s(?:[\w’'-]+\s){0,2}$"
    r"|\b(?:town|city|village|hamlet|suburb|district|province|region|county|camp|port|island|valley)\sof\s$"
)
ARTICLE = re.compile(r"\b(?:the|an?|this|that|its|their)\s$", re.IGNORECASE)
DOING = re.compile(r"(?:\s\([^()]{1,20}\)|\))?(?:\s[\w-]+){0,4}?\s")
OPEN_SUBJECT = re.compile(r"(?:[Tt]he\s)?(?P<noun>[\w-]+(?:\s[a-z-]+){0,2})\s(?:have\s|has\s|had\s)?$")
TELLERS = frozenset(("news_media", "social_media"))
STRUCTURES = frozenset(("that", "who", "which", "and", "but", "after", "when", "as", "while", "where"))


@cache
def deed_words(lexicon: Lexicon) -> Mapping[str, str]:
    """Each form of a deed -> noun, verb or both."""
    return {
        form: row["class"]
        for row in lexicon.rows("deeds")
        for form in (row["phrase"], *row["forms"].split(";"))
        if form
    }


def doer_of(page: Page, cast: Cast, at: int, *, but: Collection[str | None] = ()) -> Actor | None:
    """Who did the deed whose noun begins at `at`: by the words around it, else by the deeds told before.

    `but` are the actor_ids of those who speak of it: nobody condemns a deed of one's own.
    """
    if doer := _by_noun(page, cast, at):
        return None if {doer.actor_id, doer.state} & set(but) else doer
    return deed_before(page, cast, at, but=but)


def deed_before(page: Page, cast: Cast, at: int, *, but: Collection[str | None] = ()) -> Actor | None:
    """Who did the last deed told before `at`, else later in its sentence, of which the doer is known."""
    openings, sentence = page.openings["deeds"], page.sentence_at(at)
    last = bisect_left(openings, at)
    before = [o for o in reversed(openings[max(0, last - KNOWN) : last]) if at - o <= REACH]
    after = [o for o in openings[last + 1 : last + 4] if sentence and o < sentence.end]
    for offset in (*before, *after):
        doer = next(_doers(page, cast, offset), None)
        if doer and doer.kind not in TELLERS and not {doer.actor_id, doer.state} & set(but):
            return doer
    return None


def _doers(page: Page, cast: Cast, at: int) -> Iterator[Actor]:
    """Yield who did the deed told at `at`, as a noun and as a verb."""
    role = deed_words(cast.lexicon).get(COMPOUND.match(page.text, at).group().lower())
    if role in ("noun", "both") and (doer := _by_noun(page, cast, at)):
        yield doer
    if role in ("verb", "both") and (doer := _by_verb(page, cast, at)):
        yield doer


def _by_noun(page: Page, cast: Cast, at: int) -> Actor | None:
    """The owner of a deed: "Norwegian shelling", "Norway's attack", "the shelling of Lund by Norway"."""
    before = cast.mentions_in(max(0, at - 60), at)
    if before and MODIFIERS.fullmatch(page.text, before[-1].end, at) and _may_own(page, before[-1]):
        noun = COMPOUND.match(page.text, at).group().lower()
        is_victim = before[-1].person or before[-1].actor.kind == "other"
        if before[-1].role == "adjective" and is_suffered(cast.lexicon, noun):
            return None
        return None if is_victim and is_fate(cast.lexicon, noun) else before[-1].actor
    return _agent(page, cast, at)


def _may_own(page: Page, mention: Mention) -> bool:
    return mention.role == "adjective" or bool(POSSESSIVE.match(page.text, mention.end))


def _agent(page: Page, cast: Cast, at: int) -> Actor | None:
    """Who stands behind "by" in the few words after a deed."""
    sentence = page.sentence_at(at)
    end = min(sentence.end, at + 120)
    for m in cast.mentions_in(at, min(end + 40, sentence.end)):
        floor = page.text.rfind(" by ", at, m.start)
        if floor >= 0 and AGENT.fullmatch(page.text, floor, m.start):
            return m.actor
    return None


def _by_verb(page: Page, cast: Cast, at: int) -> Actor | None:
    """The subject of a deed: "Norwegian jets bombed", "it had targeted", "the port was shelled by Norway"."""
    text, sentence = page.text, page.sentence_at(at)
    if ARTICLE.search(text, max(sentence.start, at - 8), at):  # "confirmed the strike"
        return None
    if PASSIVE.search(text, max(sentence.start, at - 25), at):
        return _agent(page, cast, at)
    before = cast.mentions_in(sentence.start, at)
    words = set(text[before[-1].end : at].lower().split()) if before else STRUCTURES
    placed = before and PLACED.search(text, max(sentence.start, before[-1].start - 30), before[-1].start)
    if placed:  # "an attack on a depot in Norway killed"
        return None
    if before and not words & STRUCTURES and DOING.fullmatch(text, before[-1].end, at):
        return before[-1].actor
    if re.search(
        r"\b(?:it|they)\s(?:had\s|has\s|have\s)?$",
        text[max(sentence.start, at - 12) : at],
    ):
        start = max(text.rfind("it", 0, at), text.rfind("they", 0, at))
        return cast.resolve(start, start + (2 if text[start] == "i" else 4))
    return described_subject(page, cast, sentence.start, at)


def described_subject(page: Page, cast: Cast, floor: int, at: int) -> Actor | None:
    """Whom the common noun between `floor` and the verb at `at` means: "Security forces fired"."""
    match = OPEN_SUBJECT.match(page.text, floor, at)
    noun = match["noun"].lower().split()[-1] if match else ""
    definite = (
        match is not None and match.start("noun") > floor
    )  # "The junta bombed", but not "Junta air strike"
    if noun in nomenclature(cast.lexicon).groups or (definite and is_body(cast.lexicon, noun)):
        return cast.resolve(*match.span("noun"))
    return None
