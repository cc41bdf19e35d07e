"""When an article was published: given, stated, or inferred as an interval with its basis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from claimbook.lexicon import Lexicon
from claimbook.read.date_phrases import Phrase
from claimbook.read.date_shapes import Calendar, Part, Range, Shift
from claimbook.read.pages import Page
from claimbook.read.timelines import Resolved, resolve_phrases


@dataclass(frozen=True, slots=True)
class Publication:
    """The interval in which an article was published, ISO days, and how it is known."""

    earliest: str | None
    latest: str | None
    basis: str


def find_publication(page: Page, phrases: Sequence[Phrase], lexicon: Lexicon) -> Publication:
    """The publication interval: metadata before what the text states before what its dates imply."""
    article = page.article
    known = Publication(article.published_earliest, article.published_latest, article.published_basis)
    if known.earliest and known.earliest == known.latest:
        return known
    for _ in range(2):
        known = _narrow(
            known, page, phrases, resolve_phrases(page, phrases, known.earliest, known.latest, lexicon)
        )
    return known


def _narrow(
    known: Publication, page: Page, phrases: Sequence[Phrase], found: Sequence[Resolved]
) -> Publication:
    """The interval after the latest day that is told as past, and within a week of it where weekdays are told."""
    told = [(i[0], p) for p, i, tense in found if i and tense != "future" and not _hangs_on_publication(p)]
    told = [(i, p) for i, p in told if _fits(i.first, known)]
    if not told:
        return known
    latest, phrase = max(told, key=lambda t: (t[0].first, t[0].precision == "day"))
    earliest = max(filter(None, (known.earliest, latest.first.isoformat())))
    end = known.latest
    if latest.is_day and any(_is_weekday(p) for p in phrases) and _is_fresh(page, phrase):
        week = (latest.first + timedelta(6)).isoformat()
        end = min(end, week) if end else week
    return Publication(earliest, end, known.basis if known.basis != "unknown" else "inferred")


def _fits(day: date, known: Publication) -> bool:
    return (known.latest is None or day.isoformat() <= known.latest) and day.year >= 1900


def _hangs_on_publication(phrase: Phrase) -> bool:
    return isinstance(phrase.shape, Shift) or _is_weekday(phrase)


def _is_weekday(phrase: Phrase) -> bool:
    return (
        isinstance(phrase.shape, Calendar) and phrase.shape.weekday is not None and phrase.shape.day is None
    )


def _is_fresh(page: Page, phrase: Phrase) -> bool:
    """Whether a day is one of the news and no background: told without its year, with its weekday, or beside the body."""
    shape = phrase.shape
    while isinstance(shape, Range | Part):
        shape = shape.last if isinstance(shape, Range) else shape.of
    if not isinstance(shape, Calendar):
        return False
    paragraph = page.paragraph_at(phrase.start)
    return (
        shape.year is None
        or shape.weekday is not None
        or (paragraph is not None and paragraph.kind != "body")
    )
