"""Periods: a first and a last ISO day, either of which may be open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from claimbook.weigh.nests import APART, HOLDS, SAME, UNKNOWN, WITHIN
from claimbook.wordings import say_days

Period = tuple[str, str]
FIRST, LAST = "0001-01-01", "9999-12-31"


def make_period(start: str | None, end: str | None) -> Period | None:
    """The period from `start` to `end`; a missing day leaves that side open, and with none known there is no period.

    >>> make_period("2024-12-06", None), make_period(None, None)
    (('2024-12-06', '9999-12-31'), None)
    """
    return (start or FIRST, end or LAST) if start or end else None


def compare_periods(a: Period | None, b: Period | None) -> str:
    """How `a` stands to `b`: same, within, holds, apart, overlap; unknown where one is None.

    >>> compare_periods(("2024-12-06", "2024-12-07"), ("2024-12-01", "2024-12-31"))
    'within'
    """
    if a is None or b is None:
        return UNKNOWN
    if a == b:
        return SAME
    if a[1] < b[0] or b[1] < a[0]:
        return APART
    if b[0] <= a[0] and a[1] <= b[1]:
        return WITHIN
    return HOLDS if a[0] <= b[0] and b[1] <= a[1] else "overlap"


def days_between(a: Period, b: Period) -> int:
    """Days from the end of the earlier period to the start of the later one; 0 where they touch or overlap.

    >>> days_between(("2024-12-06", "2024-12-07"), ("2024-12-10", "2024-12-10"))
    3
    """
    (_, end), (start, _) = sorted((a, b))
    return max(0, (date.fromisoformat(start) - date.fromisoformat(end)).days)


def span_of(periods: Iterable[Period | None]) -> Period | None:
    """The period that reaches over all known ones."""
    known = [p for p in periods if p]
    return (min(p[0] for p in known), max(p[1] for p in known)) if known else None


def iso_interval(period: Period | None) -> str | None:
    """The period as `start/end`, an open side as `..` (ISO 8601-2).

    >>> iso_interval(("2024-12-13", "9999-12-31"))
    '2024-12-13/..'
    """
    if period is None:
        return None
    start, end = period
    return f"{'..' if start == FIRST else start}/{'..' if end == LAST else end}"


def say_period(period: Period) -> str:
    """The period in words.

    >>> say_period(("2024-12-06", "2024-12-07")), say_period(("2025-04-26", "9999-12-31"))
    ('6–7 December 2024', '26 April 2025 or later')
    """
    start, end = period
    return say_days(None if start == FIRST else start, None if end == LAST else end)
