"""The cast of an article: who is named in it, and whom each word for somebody means."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from claimbook.lexicon import Lexicon
from claimbook.read.layout.pages import Page
from claimbook.read.people.mentions import POSSESSIVE, Actor, Mention


@dataclass(frozen=True, eq=False)
class Cast:
    """All mentions of an article in reading order, and the means to resolve further words.

    `nouns` tells by which common nouns the article calls whom: governor -> (offset, actor), in reading order.
    `refer` finds whom the words between two offsets mean; `references.find_cast` gives it.
    """

    page: Page
    mentions: tuple[Mention, ...]
    nouns: Mapping[str, Sequence[tuple[int, Actor]]] = field(repr=False)
    lexicon: Lexicon = field(repr=False)
    refer: Callable[[Cast, int, int], Actor | None] = field(repr=False)
    _resolved: dict[tuple[int, int], Actor | None] = field(repr=False, default_factory=dict)

    @cached_property
    def _starts(self) -> list[int]:
        return [m.start for m in self.mentions]

    @cached_property
    def named(self) -> frozenset[str]:
        """The actor_ids of those whom the article names beyond doubt."""
        return frozenset(m.actor.actor_id for m in self.mentions if m.role == "name")

    def mentions_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that lie between `start` and `end`."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        if first < last and self.mentions[last - 1].end > end:
            last -= 1
        return self.mentions[first:last]

    def actors(self) -> dict[str, Actor]:
        """actor_id -> each actor that the article names, or that the words resolved so far describe."""
        found = {a.actor_id: a for a in self._resolved.values() if a is not None}
        return found | {m.actor.actor_id: m.actor for m in self.mentions}

    def mention_over(self, start: int, end: int) -> Mention | None:
        """The longer mention of whose words those from `start` to `end` are the last part."""
        at = bisect_left(self._starts, start) - 1
        return self.mentions[at] if at >= 0 and end <= self.mentions[at].end else None

    def _mention_at(self, start: int) -> Mention | None:
        """The mention that begins at `start`."""
        index = bisect_left(self._starts, start)
        found = index < len(self.mentions) and self._starts[index] == start
        return self.mentions[index] if found else None

    def mention_before(self, at: int) -> Mention | None:
        """The last mention that begins before `at`."""
        index = bisect_left(self._starts, at) - 1
        return self.mentions[index] if index >= 0 else None

    def resolve(self, start: int, end: int) -> Actor | None:
        """The actor for whom the words from `start` to `end` stand: "he", "the governor", "Khinshtein's".

        A noun phrase always gives an actor, if need be an unnamed one; None is for a pronoun that nothing before explains.
        """
        start, end = _trim(self.page.text, start, end)
        if (first := self.mention_before(start)) and first.end > start:
            start = first.start  # a cut through a name: "Armed | Forces"
        if self.page.text.startswith(" on ", end) and (first := self._mention_at(start)) and first.end > end:
            end = first.end  # "The Herald | on Sunday"
        if self.page.text.startswith(".", end) and self.mention_over(end, end + 1):
            end += 1  # the full stop of "Jr."
        if (start, end) not in self._resolved:
            self._resolved[start, end] = self.refer(self, start, end)
        return self._resolved[start, end]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space, marks and a possessive 's at its ends."""
    while start < end and (text[start].isspace() or text[start] in "“”\"‘’',;:–—-►("):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in '“”"‘,;:–—-)'):
        end -= 1
    if end - start > 2 and (match := POSSESSIVE.match(text, end - 2)) and match.end() == end:
        end -= 2
    return start, end
