"""Scenes: when and where what a claim tells took place, and when it was said."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from claimbook.lexicon import Lexicon, any_of
from claimbook.read.layout.pages import Page
from claimbook.read.people.places import Places
from claimbook.read.time.stamps import stamp_below
from claimbook.records import Claim, DateMention, value

BESIDE = 80  # characters from a cue to the day on which it was said
WIDE = frozenset(("season", "quarter", "year", "year_part", "decade", "range"))
ASIDE = re.compile(  # Moe, who fled in; Moe, arrested in; the head of it since
    r"\b(?:who|which|whose|where|when|since|until|before|after)\b|,\s(?:\w+ly\s)?(?:\w+ed|born|held|shot|hit|sent|led|won|lost)\s"
)
EARLIER = re.compile(r"\b(?:since|until|before)\b")
AT_ONCE = re.compile(r",?(?:\s(?:in|during|as|early|late|back|then|of))*\s")
HELD = ("captured", "recaptured")  # acts whose object is a place


@cache
def _subject(lexicon: Lexicon) -> re.Pattern[str]:
    """A place that a clause begins with: "Velsk was", "The Velsk region has"."""
    kinds = any_of(lexicon.phrases("place_kinds"))
    return re.compile(rf"(?:The\s+)?(?P<name>[^\W\d_a-z][\w-]*)(?:\s+{kinds})?\s+(?:was|were|is|has|had)\b")


@value
class Calendar:
    """The dates of an article by their place, and the days on which it can have been published."""

    page: Page
    dates: Sequence[DateMention]
    starts: Sequence[int]
    published: tuple[str | None, str | None]

    def between(self, start: int, end: int) -> Sequence[DateMention]:
        """The dates that begin from `start` up to `end`, also those that could not be resolved."""
        return self.dates[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def said(self, claim: Claim, beside: Sequence[DateMention]) -> tuple[str | None, str | None]:
        """When a claim was said: on a day told beside its cue, on that of its post, else on that of the article."""
        if claim.cue_start is None:
            stamp = stamp_below(self.page, claim.start)
            posted = self.between(stamp.start, stamp.end) if stamp else ()
            day = next((d for d in posted if d.precision == "day"), None)
        else:
            telling = [d for d in beside if d.start_date and _tells_when(self.page.text, claim, d)]
            day = min(telling, key=lambda d: abs(d.start - claim.cue_start), default=None)
        return (day.start_date, day.end_date) if day else self.published


def _tells_when(text: str, claim: Claim, day: DateMention) -> bool:
    """Whether a day is the one on which a claim was said, and not one of which is told of the source: "Moe, who fled in May, said"."""
    if abs(day.start - claim.cue_start) >= BESIDE:
        return False
    if claim.source_end is not None and claim.source_end <= day.start < claim.cue_start:
        return not ASIDE.search(text, claim.source_end, day.start)
    is_wide = day.precision in WIDE
    if day.start < claim.cue_start:
        return not is_wide or (claim.source_start or 0) >= day.end
    between = text[claim.cue_end : day.start]
    return not EARLIER.search(between) and (not is_wide or AT_ONCE.fullmatch(between) is not None)


def find_scene(
    claim: Claim, act: str | None, calendar: Calendar, places: Places, start: int, end: int
) -> dict[str, str | None]:
    """The dates and the place of a claim that tells `act`; its passage goes from `start` to `end`."""
    told = calendar.between(claim.start, claim.end)
    beside = [*calendar.between(start, claim.start), *calendar.between(claim.end, end)]
    is_own = claim.cue_start is None and claim.source is None
    said = calendar.published if is_own else calendar.said(claim, beside)
    if is_own and not told:
        told = sorted(beside, key=lambda d: min(abs(d.start - claim.end), abs(claim.start - d.end)))
    event = told[0] if told and told[0].start_date else None
    return {
        "statement_start": said[0],
        "statement_end": said[1],
        "start_date": event.start_date if event else None,
        "end_date": event.end_date if event else None,
        "precision": event.precision if event else None,
        "place": find_place(claim, act, places),
    }


def find_place(claim: Claim, act: str | None, places: Places) -> str | None:
    """The place that was taken where a claim begins with it, else the first one that what is said names."""
    opening = _subject(places.lexicon).match(claim.text) if act in HELD else None
    if opening and not places.is_somebody(*(claim.start + at for at in opening.span("name"))):
        return opening["name"]
    faint = None
    for place in places.between(claim.start, claim.end):
        if not place.is_faint:
            return place.name
        faint = faint or place.name
    return faint
