"""Periods: the days to which a figure refers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from claimbook.lexicon import Lexicon, any_of
from claimbook.read.layout.pages import Page
from claimbook.read.time.dates import date_for
from claimbook.records import Claim, DateMention, value

LEAD = 70  # characters from "since" to the date
BEGINNING = 30  # characters from "began" to the date
TELLING = 30  # characters between "said" and the day on which it was said
ANNIVERSARY = re.compile(r"\banniversary of (?:the )?$")
LIKENED = re.compile(r"[-–]?\s?(?:style|like|era|type)\b")  # a 9/11|-style plot
SINCE = re.compile(r"\bsince\b[^.;:]*$")
# the number displaced since
COUNTED_SINCE = re.compile(r"[^\d.;]*\bsince(?: the (?:start|beginning|end) of)? $")
# 12 dead, the worst raid since | 2010
WORST = re.compile(
    r"\b(?:first|worst|most|(?:dead|blood|large|bigg|high|low|fierc|heav|great|long|strong)(?:l?i)?e?st)\b[^.;:]{0,40}\bsince\b[^.;:]*$"
)
PERFECT = re.compile(r"\b(?:has|have|had)\b")


@cache
def _begun(lexicon: Lexicon) -> re.Pattern[str]:
    """Words right before the day on which something began: "that began on"."""
    return re.compile(
        rf"\b{any_of(lexicon.phrases('count_phrases', role='begun'))}\b[^.;:]{{0,{BEGINNING}}}$"
    )


@value
class Period:
    """The first and the last day, None where the text does not tell."""

    start_date: str | None = None
    end_date: str | None = None
    precision: str | None = None


def sentence_dates(page: Page, dates: Sequence[DateMention], start: int) -> Sequence[DateMention]:
    """The dates of the sentence at `start`, but not what is only named or kept by its day: "9/11-style", "the anniversary of"."""
    sentence = page.sentence_at(start)
    if sentence is None:
        return ()
    first = bisect_left(dates, sentence.start, key=lambda d: d.start)
    last = bisect_left(dates, sentence.end, key=lambda d: d.start)
    return [
        d
        for d in dates[first:last]
        if not LIKENED.match(page.text, d.end)
        and not ANNIVERSARY.search(page.text, max(0, d.start - LEAD), d.start)
    ]


def event_dates(
    page: Page, dates: Sequence[DateMention], claim: Claim | None, start: int
) -> Sequence[DateMention]:
    """The dates of the sentence at `start` on which an event can fall: not the dateline's, nor the day when it was told."""
    dateline = page.dateline
    return [
        d
        for d in sentence_dates(page, dates, start)
        if not (dateline and dateline.start <= d.start < dateline.end)
        and not (claim and _is_telling(d, claim))
    ]


def _is_telling(date: DateMention, claim: Claim) -> bool:
    """Whether it is a day told beside the words of saying: "the minister said on Saturday"."""
    if claim.cue_start is None or date.precision != "day" or claim.start <= date.start < claim.end:
        return False
    return max(date.start - claim.cue_end, claim.cue_start - date.end) < TELLING


def period_of(
    page: Page, dates: Sequence[DateMention], told: str | None, span: tuple[int, int], lexicon: Lexicon
) -> Period:
    """The period of the figure at `span`: its clause's date, or from the day since when it counts to `told`, when it was told.

    The day on which a war began is no day of its toll: "43,000 killed since October 7" counts from then on.
    """
    date = _counted_since(page, dates, span[1]) or date_for(dates, page, *span)
    if date and span[1] <= date.start and WORST.search(page.text, span[1], date.start):
        date = date_for([d for d in dates if d != date], page, *span)
    if date is None:
        return Period()
    if not _is_beginning(page, date, span, lexicon):
        return Period(date.start_date, date.end_date, date.precision)
    if told is None or told < date.start_date:
        return Period(date.start_date, None, "range")
    return Period(date.start_date, told, "range")


def _counted_since(page: Page, dates: Sequence[DateMention], end: int) -> DateMention | None:
    """The day since when a number counts, told behind it: "96,000 the number of people displaced since 1 October"."""
    at = bisect_left(dates, end, key=lambda d: d.start)
    date = dates[at] if at < len(dates) else None
    if date is None or date.start_date is None or date.start - end > LEAD:
        return None
    if WORST.search(page.text, end, date.start):
        return None
    return date if COUNTED_SINCE.fullmatch(page.text, end, date.start) else None


def _is_beginning(page: Page, date: DateMention, span: tuple[int, int], lexicon: Lexicon) -> bool:
    """Whether the date is the one since when is counted: "since May", "the war that began in May has killed"."""
    sentence = page.sentence_at(date.start)
    before = page.text[max(sentence.start if sentence else 0, date.start - LEAD) : date.start].lower()
    gap = page.text[min(span[1], date.end) : max(span[0], date.start)]
    if gap.startswith(", when "):
        return False  # "the deadliest since January 2019, when a car bomb killed 22"
    if SINCE.search(before):
        return True
    return _begun(lexicon).search(before) is not None and PERFECT.search(gap) is not None
