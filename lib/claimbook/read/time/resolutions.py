"""The date expressions of an article, each with the interval that it names."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache, partial

from claimbook.lexicon import Lexicon
from claimbook.read.layout.pages import Page
from claimbook.read.time.calendars import Interval
from claimbook.read.time.candidates import options_about
from claimbook.read.time.date_phrases import Phrase
from claimbook.read.time.date_shapes import Calendar, Numeric, Part, Range, Shape, Shift
from claimbook.read.time.stamps import stamp_below
from claimbook.read.time.tenses import tense_at
from claimbook.read.time.timelines import Timeline

HEAD = 12  # characters in which a date heads a sentence that goes on with a tale: "Then, in "

SPAN = re.compile(r"\b(?:quarter|months|half)\b")
NEAR = (
    7  # days between two dates in figures, or one and one in words, that show in which order they are written
)
BESIDE = 14  # days between two of the same news
REACH = 250  # characters back to the span that a comparison speaks of

Resolved = tuple[Phrase, tuple[Interval, str] | None]
Resolver = Callable[[str | None, str | None], Sequence[Resolved]]


def resolver(page: Page, phrases: Sequence[Phrase], lexicon: Lexicon) -> Resolver:
    """What resolves the phrases of an article by the first and last day on which it can have been published.

    The article's dates and its publication are each found by the other: for the same days they are resolved once.
    """
    return cache(partial(_resolve, page, phrases, lexicon))


def _resolve(
    page: Page, phrases: Sequence[Phrase], lexicon: Lexicon, earliest: str | None, latest: str | None
) -> Sequence[Resolved]:
    """Each phrase with its interval and what that was resolved from, None where it can't be."""
    days = [_explicit_day(p.shape) for p in phrases]
    timeline = Timeline(
        _day(earliest), _day(latest), _main_day(phrases, days), _day_first(phrases), _years_of_days(phrases)
    )
    posts = _post_days(page, phrases)
    found: list[Resolved] = []
    for phrase, day in zip(phrases, days, strict=True):
        tense = partial(tense_at, page, phrase.start, phrase.end, lexicon)
        timeline.tale = _tale(page, found[-1], phrase) if found else None
        shape = _widened(page, phrase) if isinstance(phrase.shape, Shift | Calendar) else phrase.shape
        posted = posts and posts.get(_stamp(page, phrase))
        told = Timeline(posted, posted) if posted and posted != day else timeline
        found.append((phrase, told.resolve(shape, tense)))
        timeline.anchor = max(filter(None, (timeline.anchor, day)), default=None)
    return found


def _post_days(page: Page, phrases: Sequence[Phrase]) -> dict[int, date]:
    """Where the stamp of a post begins -> its day."""
    return {
        stamp: day
        for phrase in phrases
        if (stamp := _stamp(page, phrase)) is not None and stamp < phrase.start
        if isinstance(phrase.shape, Calendar) and phrase.shape.day and (day := _explicit_day(phrase.shape))
    }


def _stamp(page: Page, phrase: Phrase) -> int | None:
    """Where the stamp begins of the post that a phrase stands in."""
    stamp = stamp_below(page, phrase.start)
    return stamp.start if stamp else None


def _widened(page: Page, phrase: Phrase) -> Shape:
    """What is compared with another time is as wide as the span last told, a year where that is some months."""
    shape = phrase.shape
    is_compared = shape.exact if isinstance(shape, Shift) else shape.turn == "period"
    if not is_compared:
        return shape
    spans = SPAN.findall(page.text, max(0, phrase.start - REACH), phrase.start)
    if not spans or spans[-1] == "quarter":
        return shape
    return Shift("year", -1) if isinstance(shape, Shift) else Calendar(shape.year)


def _tale(page: Page, last: Resolved, phrase: Phrase) -> Interval | None:
    """The date of a tale that a sentence goes on with: "It was built in 2014. In May, ...". None where it is no tale."""
    told, (interval, anchor) = last[0], last[1] or (None, "")
    before, here = page.sentence_at(told.start), page.sentence_at(phrase.start)
    if interval is None or anchor == "published" or interval.first.year != interval.last.year:
        return None
    is_next = before and here and before.end <= here.start <= before.end + 2
    return interval if is_next and phrase.start - here.start <= HEAD else None


def _years_of_days(phrases: Sequence[Phrase]) -> dict[tuple[int, int], int]:
    """Month and day -> the one year in which the text tells of that day."""
    years: dict[tuple[int, int], set[int]] = {}
    for shape in (p.shape for p in phrases):
        if isinstance(shape, Calendar) and shape.year and shape.month and shape.day:
            years.setdefault((shape.month, shape.day), set()).add(shape.year)
    return {day: min(found) for day, found in years.items() if len(found) == 1}


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _explicit_day(shape: Shape) -> date | None:
    """The first day of a date that is told with its year and month; None for any other."""
    last = shape.last if isinstance(shape, Range) else shape
    if not isinstance(last, Calendar) or not last.year or not last.month:
        return None
    try:
        return date(last.year, last.month, last.day or 1)
    except ValueError:
        return None


def _main_day(phrases: Sequence[Phrase], days: Sequence[date | None]) -> date | None:
    """The latest day told in full, where the text tells of its year more than once or of a day near it: a lone one may be background."""
    latest = max(filter(None, days), default=None)
    if latest is None:
        return None
    told = sum(latest.year == _year(p.shape) for p in phrases)
    return latest if told > 1 or any(_is_beside(p.shape, latest) for p in phrases) else None


def _is_beside(shape: Shape, day: date) -> bool:
    """Whether a day is told without its year that lies within days of another."""
    shape = shape.last if isinstance(shape, Range) else shape
    if not isinstance(shape, Calendar) or shape.year or not shape.month or not shape.day:
        return False
    try:
        return any(abs(option.first - day) <= timedelta(BESIDE) for option in options_about(shape, day))
    except ValueError:  # June 31
        return False


def _year(shape: Shape) -> int | None:
    """The year that a date tells, of a range that of its end."""
    while isinstance(shape, Range | Part):
        shape = shape.last if isinstance(shape, Range) else shape.of
    return shape.year if isinstance(shape, Calendar) else None


def _day_first(phrases: Sequence[Phrase]) -> bool | None:
    """Whether the day stands before the month in figures, as those show that can be read in one way only, else the near ones."""
    figures = [p.shape for p in phrases if isinstance(p.shape, Numeric)]
    votes = [f.left > 12 for f in figures if max(f.left, f.right) > 12]
    if votes:
        return votes[0] if all(v == votes[0] for v in votes) else None
    gaps = {order: _gap(figures, phrases, day_first=order) for order in (True, False)} if figures else {}
    if None in gaps.values() or not gaps:
        return None
    best = min(gaps, key=gaps.__getitem__)
    return best if gaps[best] <= NEAR < gaps[not best] else None


def _gap(figures: Sequence[Numeric], phrases: Sequence[Phrase], *, day_first: bool) -> int | None:
    """Days from the first date in figures that has two readings to the nearest other day told in full, None without one."""
    days = [date(f.year, *((f.right, f.left) if day_first else (f.left, f.right))) for f in figures]
    shapes = (p.shape for p in phrases)
    told = {
        (c.year, c.month, c.day) for c in shapes if isinstance(c, Calendar) and c.year and c.month and c.day
    }
    first = next((d for f, d in zip(figures, days, strict=True) if f.left != f.right), None)
    others = set(days) - {first}
    for year, month, day in told:
        try:
            others.add(date(year, month, day))
        except ValueError:
            continue
    return min((abs((other - first).days) for other in others), default=None) if first else None
