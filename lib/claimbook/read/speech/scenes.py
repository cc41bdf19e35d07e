"""Scenes: when and where what a claim tells took place, and when it was said."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from claimbook.lexicon import Lexicon, any_of
from claimbook.read.people.places import Places
from claimbook.records import Claim, DateMention, value

HELD = ("captured", "recaptured")  # acts whose object is a place


@cache
def _subject(lexicon: Lexicon) -> re.Pattern[str]:
    """A place that a clause begins with: "Velsk was", "The Velsk region has"."""
    kinds = any_of(lexicon.phrases("place_kinds"))
    return re.compile(rf"(?:The\s+)?(?P<name>[^\W\d_a-z][\w-]*)(?:\s+{kinds})?\s+(?:was|were|is|has|had)\b")


@value
class Calendar:
    """The dates of an article by their place, and the days on which it can have been published."""

    dates: Sequence[DateMention]
    starts: Sequence[int]
    published: tuple[str | None, str | None]

    def between(self, start: int, end: int) -> Sequence[DateMention]:
        """The resolved dates that begin from `start` up to `end`."""
        found = self.dates[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        return [d for d in found if d.start_date]


def find_scene(
    claim: Claim, act: str | None, calendar: Calendar, places: Places, start: int, end: int
) -> dict[str, str | None]:
    """The dates and the place of a claim that tells `act`; its passage goes from `start` to `end`."""
    told = calendar.between(claim.start, claim.end)
    beside = [*calendar.between(start, claim.start), *calendar.between(claim.end, end)]
    said = calendar.published
    if claim.cue_start is None and claim.source is None:
        told = told or beside
    elif beside and claim.cue_start is not None:
        nearest = min(beside, key=lambda d: abs(d.start - claim.cue_start))
        if abs(nearest.start - claim.cue_start) < 80:
            said = (nearest.start_date, nearest.end_date)
    event = told[0] if told else None
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
