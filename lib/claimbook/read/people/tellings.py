"""Tellings: who speaks through a report, a statement, a post: "a report by X", "an army statement", "the report"."""

from __future__ import annotations

import re
from itertools import islice

from claimbook.read.layout.words import WORD
from claimbook.read.people.cast import Cast
from claimbook.read.people.mentions import POSSESSIVE, Actor
from claimbook.read.people.nomenclature import nomenclature
from claimbook.read.people.pronouns import body_before

BY = re.compile(
    r"(?:,?\s[a-z]+ed(?:\s(?!by\b)[\w,]+){0,3})?\s(?:by|from)\s(?:the\s)?"  # report, published on Monday by the
    r"|\son\s(?:the\s)?(?:\w+\s){0,2}(?:channel|account|page|website|site|blog)\s(?:of\s(?:the\s)?)?"  # post on the channel of
)
NEAR_BY = re.compile(r"\s(?:by|from|of)\s(?:the\s)?")
WRITES = re.compile(
    r",?(?:\s[\w’'-]+){1,6}"
)  # between a person and what that person wrote: Berg, | published an | article
REACH = 800  # characters
OPENING = 5  # words of a sentence among which its body stands


def writer(cast: Cast, start: int, core: int, end: int, noun: str) -> Actor | None:
    """Who is told within the phrase itself: "data from the ministry", "a UN report"."""
    text = cast.page.text
    if match := BY.match(text, core, min(len(text), core + 90)):
        return _author(cast, match.end(), end)
    before = core - len(noun) - 1
    names = cast.mentions_in(start, before) if before > start else ()
    return names[-1].actor if names and names[-1].end == before else None


def _author(cast: Cast, first: int, end: int) -> Actor | None:
    text = cast.page.text
    named = next(iter(cast.mentions_in(first, first + 90)), None)
    if named and first in (named.start, named.whole):
        return named.actor if named.role == "name" else None
    if first >= end:
        return None
    actor = cast.resolve(first, end)
    return actor if actor and actor.kind != "other" and text[first].islower() else None


def teller(cast: Cast, noun: str, at: int) -> Actor | None:
    """Who wrote "the report" at `at`: who is named with it before, else the body that was last spoken of."""
    text, floor = cast.page.text, max(0, at - REACH)
    told = text.rfind(f" {noun} ", floor, at)
    if told >= 0:
        after = next(iter(cast.mentions_in(told, min(at, told + 60))), None)
        if after and NEAR_BY.fullmatch(text, told + 1 + len(noun), after.start):
            return after.actor
        before = [m for m in cast.mentions_in(max(floor, told - 80), told) if m.role == "name"]
        before = [m for m in before if not POSSESSIVE.match(text, m.end)]
        before = [m for m in before if not m.person or WRITES.fullmatch(text, m.end, told)]
        if before:
            return before[-1].actor
        if body := _first_body(cast, told):
            return body
    body = body_before(cast, at, reach=3)
    return body if body and body.kind != "other" else None


def _first_body(cast: Cast, at: int) -> Actor | None:
    """The body with whose noun the sentence at `at` begins: "The army said in a statement"."""
    sentence = cast.page.sentence_at(at)
    words = list(islice(WORD.finditer(cast.page.text, sentence.start, at), OPENING)) if sentence else []
    tables = nomenclature(cast.lexicon)
    body = next((w for w in words if tables.is_body(w[0].lower())), None)
    return cast.resolve(sentence.start, body.end()) if body else None
