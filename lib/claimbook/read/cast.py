"""The cast of an article: who is named in it, and whom each word for somebody means."""

from __future__ import annotations

from dataclasses import dataclass

from claimbook.lexicon import Lexicon
from claimbook.read.pages import Page


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation, state or group as the article names it."""

    actor_id: str
    name: str  # fullest name in the article; states by their common name
    kind: str  # a source_kind of columns.csv
    state: str | None = None  # actor_id of the state to which it belongs
    side: str | None = None
    unnamed: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for an actor."""

    start: int
    end: int
    actor: Actor


@dataclass(frozen=True)
class Cast:
    """All mentions of an article in reading order, and the means to resolve further words."""

    page: Page
    mentions: tuple[Mention, ...]

    def resolve(self, start: int, end: int) -> Actor | None:
        """The actor for whom the words from `start` to `end` stand ("he", "the governor", "Khinshtein"), None if unclear."""
        return next((m.actor for m in self.mentions if m.start < end and start < m.end), None)


def find_cast(page: Page, lexicon: Lexicon) -> Cast:
    """The cast of an article."""
    return Cast(page, ())
