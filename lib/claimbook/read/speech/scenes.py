"""Scenes: when and where what a claim tells took place, and when it was said."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from claimbook.read.people.cast import Cast
from claimbook.records import Claim, DateMention

POSSESSIVE = re.compile(r"[’']s?$")
HELD = ("captured", "recaptured")  # acts whose object is a place
PLACE = re.compile(
    r"""
    \b (?: in | at | near | outside | inside | across | into | to | throughout | out\s+of ) \s+
    (?: (?:the\s+)? (?:[a-z]+\s+)? (?:village|town|city|region|province|district|island|port|area|border) \s+ of \s+ | the\s+ | [^\W\d_a-z]\w+[’']s\s+ )?
    (?P<name> [^\W\d_a-z] [\w’'-]* (?: \s+ [^\W\d_a-z] [\w’'-]* ){0,2} )
    (?: \s+ (?: region | province | oblast | district | area | valley | peninsula | border ) \b )?
    """,
    re.VERBOSE,
)
SUBJECT = re.compile(
    r"(?:The\s+)?(?P<name>[^\W\d_a-z][\w-]*)(?:\s+(?:region|province|oblast|district))?\s+(?:was|were|is|has|had)\b"
)
OBJECT = re.compile(r"\b(?:village|town|city|port|settlement|region) of (?P<name>[^\W\d_a-z][\w’'-]*)")


@dataclass(frozen=True, slots=True)
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
    claim: Claim, act: str | None, calendar: Calendar, cast: Cast, start: int, end: int
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
        "place": find_place(claim, act, calendar, cast),
    }


def find_place(claim: Claim, act: str | None, calendar: Calendar, cast: Cast) -> str | None:
    """The first place that what is said names: no person, no date, no organisation."""
    dates = [(d.start, d.end) for d in calendar.between(claim.start, claim.end)]
    if named := OBJECT.search(claim.text):
        return named["name"]
    opening = SUBJECT.match(claim.text) if act in HELD else None
    for match in (*filter(None, (opening,)), *PLACE.finditer(claim.text)):
        start, end = (claim.start + offset for offset in match.span("name"))
        if any(a < end and start < b for a, b in dates):
            continue
        if all(m.actor.state == m.actor.actor_id and m.role == "name" for m in cast.mentions_in(start, end)):
            return POSSESSIVE.sub("", match["name"])
    return None
