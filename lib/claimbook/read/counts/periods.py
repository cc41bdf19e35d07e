"""Periods: the days to which a figure refers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimbook.read.layout.pages import Page
from claimbook.read.time.dates import date_for
from claimbook.records import Claim, DateMention

LEAD = 70  # characters from "since" to the date
SINCE = re.compile(r"\bsince\b[^.;:]*$")
BEGUN = re.compile(r"\b(?:began|begun|started|erupted|broke out|launched)\b[^.;:]{0,30}$")  # "that began on"
PERFECT = re.compile(r"\b(?:has|have|had)\b")


@dataclass(frozen=True, slots=True)
class Period:
    """The first and the last day, None where the text does not tell."""

    start_date: str | None = None
    end_date: str | None = None
    precision: str | None = None


def period_of(page: Page, dates: Sequence[DateMention], claim: Claim | None, start: int, end: int) -> Period:
    """The period of the figure at `start` to `end`: its clause's date, or from the day since when it counts to when it was told.

    The day on which a war began is no day of its toll: "43,000 killed since October 7" counts from then on.
    """
    date = date_for(dates, page, start, end)
    if date is None:
        return Period()
    if not _is_beginning(page, date, start, end):
        return Period(date.start_date, date.end_date, date.precision)
    told = (claim.statement_end if claim else None) or page.article.published_latest
    if told is None or told < date.start_date:
        return Period(date.start_date, None, "range")
    return Period(date.start_date, told, "range")


def _is_beginning(page: Page, date: DateMention, start: int, end: int) -> bool:
    """Whether the date is the one since when is counted: "since May", "the war that began in May has killed"."""
    sentence = page.sentence_at(date.start)
    before = page.text[max(sentence.start if sentence else 0, date.start - LEAD) : date.start].lower()
    if SINCE.search(before):
        return True
    gap = page.text[min(end, date.end) : max(start, date.start)]
    return BEGUN.search(before) is not None and PERFECT.search(gap) is not None
