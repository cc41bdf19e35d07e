"""Pronouns: for whom he, she, it and they stand, by number, gender, nearness and who was the subject."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter
from typing import TYPE_CHECKING

from claimbook.read.actors import POSSESSIVE, Actor, Mention
from claimbook.read.nomenclature import nomenclature

if TYPE_CHECKING:
    from claimbook.read.cast import Cast

FEMALE = frozenset(("she", "her", "hers", "herself"))
MALE = frozenset(("he", "him", "his", "himself"))
PLURAL = frozenset(("they", "them", "their", "theirs", "themselves"))
NEUTER = frozenset(("it", "its", "itself"))
NOBODY = frozenset(
    [
        "i",
        "we",
        "you",
        "us",
        "me",
        "my",
        "our",
        "your",
        "who",
        "which",
        "whom",
        "whose",
        "that",
        "this",
        "these",
        "those",
        "there",
        "one",
        "ones",
        "someone",
        "somebody",
        "anyone",
        "anybody",
        "everyone",
        "everybody",
        "nobody",
        "what",
        "mine",
        "ours",
        "both",
        "each",
    ]
)
PRONOUNS = FEMALE | MALE | PLURAL | NEUTER | NOBODY
WORD = re.compile(r"[^\W\d_]+")


def antecedent(cast: Cast, pronoun: str, at: int) -> Actor | None:
    """The actor for whom the lower-case `pronoun` at offset `at` stands; None where the article does not tell."""
    if pronoun in MALE or pronoun in FEMALE:
        return _person(cast, at, "male" if pronoun in MALE else "female")
    if pronoun in PLURAL:
        return _group(cast, at) or body_before(cast, at)
    if pronoun in NEUTER:
        return body_before(cast, at)
    return None


def body_before(cast: Cast, at: int, *, reach: int = 4) -> Actor | None:
    """The organisation or state that was last spoken of before `at`, the first in its sentence before the others."""
    for start, end in _sentences_before(cast, at, reach):
        bodies = [m for m in cast.mentions_in(start, end) if not m.person and m.role == "name"]
        bodies = [m for m in bodies if cast.page.quotation_at(m.start) is cast.page.quotation_at(at)]
        if bodies:
            return _subject(cast, bodies)
    return None


def _person(cast: Cast, at: int, gender: str) -> Actor | None:
    inside = cast.page.quotation_at(at)
    for start, end in _sentences_before(cast, at, 8):
        people = [m for m in cast.mentions_in(start, end) if _may_be(m, gender)]
        people = [m for m in people if cast.page.quotation_at(m.start) is inside] or (
            people if inside is not None else []
        )
        if people := [m for m in people if m.person] or people:
            return _subject(cast, people)
    return None


def _may_be(mention: Mention, gender: str) -> bool:
    """Whether he or she can stand for a mention: a person's, or a lone name of whom nothing is known."""
    return (
        mention.gender in ("", gender)
        if mention.person
        else mention.actor.kind == "other" and mention.role == "name"
    )


def _group(cast: Cast, at: int) -> Actor | None:
    groups = nomenclature(cast.lexicon).groups
    for start, end in _sentences_before(cast, at, 3):
        for match in WORD.finditer(cast.page.text, start, end):
            if (
                match.group().islower()
                and match.group() in groups
                and match.group().endswith(("s", "people", "police", "men", "women", "children"))
            ):
                if cast.page.quotation_at(match.start()) is cast.page.quotation_at(at):
                    before = [
                        m
                        for m in cast.mentions_in(max(start, match.start() - 40), match.start())
                        if m.end == match.start() - 1
                    ]
                    return cast.resolve(before[-1].start if before else match.start(), match.end())
    return None


def _subject(cast: Cast, mentions: list[Mention]) -> Actor:
    """The first that owns nothing ("Putin", not "Putin's"), else the first."""
    return next((m for m in mentions if not POSSESSIVE.match(cast.page.text, m.end)), mentions[0]).actor


def _sentences_before(cast: Cast, at: int, reach: int) -> Iterator[tuple[int, int]]:
    """Yield where the words before `at` stand: in its own sentence, then in those before, nearest first."""
    sentences = cast.page.sentences
    index = bisect_right(sentences, at, key=attrgetter("start")) - 1
    kind = sentences[index].kind if index >= 0 else "body"
    for k in range(index, max(-1, index - reach), -1):
        if k == index or sentences[k].kind in (kind, "body"):
            yield sentences[k].start, min(at, sentences[k].end)
