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
LONG_MEMORY = 30  # sentences for which the town is the one told before
MEMORY = 4  # those for which a place is still meant
EVENT = 4  # words from a place to the event that it describes: "Odisha train derailment"
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

    def before(self, offset: int, kind: str = "") -> Place | None:
        """The last place that the few sentences before the one at `offset` name; one called `kind` may be told far before."""
        here = self._number(offset)
        last = None
        for at in range(here - 1, max(-1, here - 1 - (LONG_MEMORY if kind else MEMORY)), -1):
            found = self._of(at)
            if called := [p for p in found if p.kind == kind or not kind]:
                return called[-1]
            last = last or (found[-1] if found and here - at <= MEMORY else None)
        return last

    def in_paragraph(self, offset: int) -> Place | None:
        """The last place that the sentences of a paragraph before the one at `offset` name, if no state, capital or faint one."""
        sentences, here = self.cast.page.sentences, self._number(offset)
        first = here
        while first > 0 and sentences[first - 1].paragraph == sentences[here].paragraph:
            first -= 1
        return self._last_town(max(first, here - MEMORY), here)

    def lately(self, offset: int) -> Place | None:
        """The last place that the few sentences before the one at `offset` name, if no state, capital or faint one."""
        here = self._number(offset)
        return self._last_town(max(0, here - MEMORY), here)

    def _last_town(self, first: int, here: int) -> Place | None:
        for at in range(here - 1, first - 1, -1):
            if found := [p for p in self._of(at) if not (p.is_faint or p.is_seat or p.is_aside)]:
                return found[-1]
        return None

    @cached_property
    def heads(self) -> Sequence[Place]:
        """The places of which an article may tell, by its title, its first sentences and its dateline: towns go before states.

        A capital from which a report was filed is none.
        """
        sentences = self.cast.page.sentences[:HEAD_REACH]
        titles = [n for n, s in enumerate(sentences) if s.kind in ("title", "heading")][:1]
        prose = [n for n, s in enumerate(sentences) if s.kind == "body"][:HEAD]
        found = [p for n in (*titles, *prose) for p in self._of(n) if not p.is_aside]
        towns = [p for p in found if not p.is_faint and not p.is_seat]
        titled = [p for n in titles for p in self._described(sentences[n])]
        return [*towns, *self._filed(), *titled, *(p for p in found if not p.is_faint), *found]

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
            self._read[at] = () if is_silent else tuple(self._toponyms.find(sentence))
        return self._read[at]
