"""Places: the names that the words around them, or the gazetteers, tell to be places."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from claimbook.lexicon import Lexicon, any_of
from claimbook.read.layout.grammar_words import grammar
from claimbook.read.layout.words import COMPOUND, is_headline
from claimbook.read.people.cast import Cast
from claimbook.read.people.gazetteers import Entry, known_names, state_names
from claimbook.records import DateMention

CAPITAL = r"[^\W\d_a-z]"
PART = rf"{CAPITAL}[\w’'-]*"
NAME = rf"{PART}(?:[ \xa0]{PART}){{0,3}}"
ARTICLES = "the|a|an|its|their|this|that|of"
HELD = r"[a-z]+-(?:held|controlled|occupied|administered|run|ruled|majority)"
POSSESSIVE = re.compile(r"[’']s?$")
OWNER = re.compile(r"[’']s[ \xa0]")  # Russia's Kursk region
FOLLOWING = re.compile(r"[ \xa0]([a-z][\w-]*)")
ACRONYM = 5  # letters of a name in capitals that is no place


@dataclass(frozen=True, slots=True)
class Place:
    """A place's name, and where the words that lead to it begin."""

    lead: int
    start: int
    end: int
    name: str


class _Patterns(NamedTuple):
    place: re.Pattern[str]  # in the northern town of Velsk
    kind_of: re.Pattern[str]  # behind an owner: ('s) southern city of Velsk
    tail: re.Pattern[str]  # behind the name: refugee camp
    kept: re.Pattern[str]  # of those, what belongs to the name: region
    heads: frozenset[str]
    weak: frozenset[str]
    things: frozenset[str]  # what a name that ends with it is none for: War


@cache
def _patterns(lexicon: Lexicon) -> _Patterns:
    words: dict[str, list[str]] = {}
    for row in lexicon.rows("place_words"):
        words.setdefault(row["role"], []).append(row["words"])
    kept = lexicon.phrases("place_kinds", stands="either")
    kinds = {*words["kind"], *lexicon.phrases("place_kinds")}
    heads = any_of(w.capitalize() for w in words["head"])
    before = rf"(?:(?:{ARTICLES}|{HELD}|{any_of({*words['describing'], *kinds})})\s+)"
    name = rf"(?P<name>{heads}\ of\ (?:the\ )?{PART}|{NAME})"
    place = rf"\b(?P<lead>(?i:{any_of((*words['lead'], *words['weak']))}))\s+(?P<before>{before}{{0,7}}){name}"
    kind_of = rf"(?:[’']s)?\s+(?:{any_of(words['describing'])}\s+){{0,2}}{any_of(kinds)}\s+of\s+(?:the\s+)?(?P<name>{NAME})"
    return _Patterns(
        re.compile(place),
        re.compile(kind_of),
        re.compile(rf"[ \xa0](?i:{any_of(kinds)})\b"),
        re.compile(rf"[ \xa0](?i:{any_of(kept)})\b"),
        frozenset(words["head"]),
        frozenset(words["weak"]),
        frozenset(lexicon.phrases("name_words", role="thing")),
    )


@dataclass(frozen=True)
class Places:
    """The places of one article, read sentence by sentence as they are asked for."""

    cast: Cast
    dates: Sequence[DateMention]
    lexicon: Lexicon
    _read: dict[int, Sequence[Place]] = field(default_factory=dict)

    def between(self, start: int, end: int) -> Sequence[Place]:
        """The places of the words from `start` to before `end`, in reading order."""
        if end <= start:
            return ()
        sentence = self.cast.page.sentence_at(start)
        found, at = [], sentence.start if sentence else start
        while at < end and (sentence := self.cast.page.sentence_at(at)) and sentence.end > at:
            found.extend(p for p in self._of(sentence.start, sentence.end) if start <= p.start < end)
            at = self._next_start(sentence.end)
        return found

    def before(self, offset: int, sentences: int) -> Place | None:
        """The last place named in the `sentences` sentences before the one at `offset`."""
        here = self.cast.page.sentence_at(offset)
        for _ in range(sentences):
            here = self.cast.page.sentence_at(here.start - 1) if here and here.start else None
            if here and (found := self._of(here.start, here.end)):
                return found[-1]
        return None

    def _next_start(self, offset: int) -> int:
        following = self.cast.page.sentence_at(offset)
        text = self.cast.page.text
        while following and following.start < offset and offset < len(text):
            offset += 1
            following = self.cast.page.sentence_at(offset)
        return offset
