"""Date expressions, resolved from the words, the publication date or what the text has anchored."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from claimbook.read.layout.pages import Page
from claimbook.read.time.date_shapes import Shift
from claimbook.read.time.publications import Publication
from claimbook.read.time.resolutions import Resolver
from claimbook.records import DateMention, stable_id

CLAUSE_END = re.compile(
    r"[;:—]|,\s(?:and|but|which|who|where|while)\b|\b(?:until|when|before|after|although|though)\b"
)
CLAUSE, YEARS = 60, 40  # characters for which the end of a clause and a date as wide as a year count
FAR = 300  # beyond it a date governs nothing


def find_dates(page: Page, resolve: Resolver, published: Publication) -> Iterator[DateMention]:
    """Yield the date expressions of an article in reading order; one that can't be resolved has null dates."""
    article_id = page.article.article_id
    for phrase, found in resolve(published.earliest, published.latest):
        is_duration = isinstance(phrase.shape, Shift) and phrase.shape.ahead and not found
        paragraph = page.paragraph_at(phrase.start)
        if is_duration or (paragraph and page.is_repeat(paragraph.index)):
            continue
        text = page.text[phrase.start : phrase.end]
        sentence = page.sentence_at(phrase.start)
        interval, anchor = found or (None, "unresolved")
        yield DateMention(
            stable_id("d", article_id, phrase.start, text),
            article_id,
            sentence.sentence_id if sentence else None,
            phrase.start,
            phrase.end,
            text,
            interval.first.isoformat() if interval else None,
            interval.last.isoformat() if interval else None,
            interval.precision if interval else "unresolved",
            anchor,
            phrase.rule,
        )


def date_for(dates: Sequence[DateMention], page: Page, start: int, end: int) -> DateMention | None:
    """The date that governs the words from `start` to `end`: one in their clause before one in another of their sentence.

    `dates` are an article's, in reading order. None where the sentence has none that is resolved, or only one that
    belongs to another clause far off ("12 fled, a flight that the town denied until a confirmation in May").
    """
    sentence = page.sentence_at(start)
    if sentence is None:
        return None
    first = bisect_left(dates, sentence.start, key=lambda d: d.start)
    last = bisect_left(dates, sentence.end, key=lambda d: d.start)
    near = [(_distance(page.text, d, start, end), d) for d in dates[first:last]]
    distance, nearest = min(near, key=lambda n: n[0], default=(FAR, None))
    return nearest if distance < FAR and nearest.start_date else None


def _distance(text: str, mention: DateMention, start: int, end: int) -> int:
    """Characters between a date and some words, each end of a clause between them, and a whole year, counting as many."""
    gap = (mention.end, start) if mention.end <= start else (end, mention.start)
    wide = YEARS if mention.precision in ("year", "year_part", "decade") else 0
    return gap[1] - gap[0] + CLAUSE * len(CLAUSE_END.findall(text, *gap)) + wide
