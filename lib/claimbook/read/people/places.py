"""Places: where things happen, asked for by sentence: the ones named there, and the ones still meant."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from claimbook.lexicon import Lexicon
from claimbook.read.layout.words import WORD
from claimbook.read.people.cast import Cast
from claimbook.read.people.gazetteers import longest_name
from claimbook.read.people.place_words import place_words
from claimbook.read.people.toponyms import Place, Toponyms
from claimbook.records import DateMention, Sentence

TOWN = re.compile(r"[^,/(]+")  # of a dateline: Mahres, Tunisia
LONG_MEMORY = 30  # sentences back to the heading
EVENT = 4  # words from a place to the event that it describes: "Odisha train derailment"
TITLES = frozenset(("title", "heading"))
CAPITAL = re.compile(r"\b[^\W\d_a-z]")
HEAD = 4  # sentences of prose that tell what an article is about
HEAD_REACH = 16  # sentences among which they stand


@dataclass(frozen=True)
class Places:
    """The places of one article, read sentence by sentence as they are asked for."""

    cast: Cast
    dates: Sequence[DateMention]
    lexicon: Lexicon
    _read: dict[int, Sequence[Place]] = field(default_factory=dict, repr=False)

    def between(self, start: int, end: int) -> Iterator[Place]:
        """Yield the places whose names begin from `start` to before `end`, in reading order."""
        sentences = self.cast.page.sentences
        at = max(0, self._number(start))
        while at < len(sentences) and sentences[at].start < end:
            yield from (p for p in self._of(at) if start <= p.start < end)
            at += 1

    def before(
        self, offset: int, reach: int, *, is_paragraph: bool = False
    ) -> Iterator[tuple[int, Sequence[Place]]]:
        """Yield how far back stand, and the places of, up to `reach` sentences before the one at `offset`, the nearest first."""
        sentences, here = self.cast.page.sentences, self._number(offset)
        for at in range(here - 1, max(-1, here - 1 - reach), -1):
            if is_paragraph and sentences[at].paragraph != sentences[here].paragraph:
                return
            yield here - at, self._of(at)

    @cached_property
    def heads(self) -> Sequence[Place]:
        """The places of which an article may tell: its title's, the towns and the states of its first sentences, its dateline's.

        A capital from which a report was filed is none.
        """
        sentences = self.cast.page.sentences[:HEAD_REACH]
        titles = [n for n, s in enumerate(sentences) if s.kind in TITLES][:1]
        prose = [n for n, s in enumerate(sentences) if s.kind == "body"][:HEAD]
        titled, lead, rest = (
            [p for n in numbers for p in self._of(n) if not p.is_aside]
            for numbers in (titles, prose[:1], prose)
        )
        firm = [p for p in rest if not p.is_faint]
        towns = [p for p in firm if not p.is_seat]
        near = [p for p in lead if not p.is_faint]
        named = [p for p in titled if not p.is_faint]
        return [*named, *towns, *near, *self._filed(), *firm]

    @cached_property
    def nation(self) -> Place | None:
        """The state of which an article tells: its dateline's, or one that its title or first sentences name."""
        page, sentences = self.cast.page, self.cast.page.sentences[:HEAD_REACH]
        spans = [(s.start, s.end) for s in sentences if s.kind in TITLES][:1]
        if page.dateline is not None:
            spans.insert(0, (page.dateline.start, page.dateline.end))
        for word in (m for span in spans for m in CAPITAL.finditer(page.text, *span)):
            known = longest_name(page.text, word.start(), self.lexicon)
            if known and known.role in ("state", "people"):
                return Place(
                    word.start(), word.start(), word.start() + len(known.phrase), known.name, is_seat=True
                )
        return next((p for p in self.heads if p.is_seat and self._is_state(p)), None)

    def _is_state(self, place: Place) -> bool:
        known = longest_name(place.name, 0, self.lexicon)
        return known is not None and known.role == "state"

    def section(self, offset: int) -> Place | None:
        """The state or known place that is the heading over the sentence at `offset`, as in a digest."""
        sentences, here = self.cast.page.sentences, self._number(offset)
        for at in range(here, max(-1, here - LONG_MEMORY), -1):
            if sentences[at].kind != "heading":
                continue
            start, end = sentences[at].start, sentences[at].end
            known = longest_name(self.cast.page.text, start, self.lexicon)
            is_place = (
                known is not None and known.role in ("state", "place") and len(known.phrase) == end - start
            )
            return Place(start, start, end, known.phrase, is_seat=known.role == "state") if is_place else None
        return None

    def is_somebody(self, start: int, end: int) -> bool:
        """Whether the words name a person or an organisation, or end its name."""
        return self._toponyms.is_somebody(start, end)

    @cached_property
    def _toponyms(self) -> Toponyms:
        return Toponyms(self.cast, self.dates, self.lexicon)

    def _filed(self) -> Iterator[Place]:
        """Yield the town of the dateline, but no capital."""
        page = self.cast.page
        if page.dateline is None or page.dateline.place is None:
            return
        start, end = page.dateline.place
        name = TOWN.match(page.text, start, end)[0]
        name = name.title() if name.isupper() else name
        known = longest_name(name, 0, self.lexicon)
        if known is None or known.role not in ("state", "capital"):
            yield Place(start, start, start + len(name), name)

    def _described(self, title: Sentence) -> Iterator[Place]:
        """Yield the known places that describe what a title tells of: "Kenya floods", "Ecuador: prison riot", "Odisha train crash"."""
        text, words = self.cast.page.text, [*WORD.finditer(title.text)]
        scenes = [at for at, word in enumerate(words) if word[0].lower() in place_words(self.lexicon).scenes]
        for at in sorted({before for end in scenes for before in range(max(0, end - EVENT), end)}):
            start = title.start + words[at].start()
            known = longest_name(text, start, self.lexicon)
            if (
                known
                and known.role in ("state", "place")
                and not self.is_somebody(start, start + len(known.phrase))
            ):
                yield Place(
                    start, start, start + len(known.phrase), known.phrase, is_seat=known.role == "state"
                )

    def _number(self, offset: int) -> int:
        """The number of the sentence at `offset`."""
        return bisect_right(self.cast.page.sentences, offset, key=lambda s: s.start) - 1

    def _of(self, at: int) -> Sequence[Place]:
        """The places of a sentence, by its number."""
        if at not in self._read:
            sentence = self.cast.page.sentences[at]
            is_silent = sentence.kind == "boilerplate"
            found = [] if is_silent else [*self._toponyms.find(sentence)]
            if sentence.kind in TITLES:
                described = {p.start: p for p in self._described(sentence)}
                kept = (p for p in found if p.start not in described)
                found = sorted((*kept, *described.values()), key=lambda p: p.start)
            self._read[at] = tuple(found)
        return self._read[at]
