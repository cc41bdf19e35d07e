"""What an article tells of itself: its title, its author, its dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimbook.read.layout.blocks import Paragraph

CAPITAL = r"[^\W\d_a-z]"
NAME_WORD = rf"{CAPITAL}[\w.’'-]*"
BYLINE = re.compile(
    rf"""
    (?: [Bb]y | BY | (?i: byline | author | written\ by | reported\ by | posted\ by ) ) :? \s+     # By
    (?P<name> {NAME_WORD} (?: ,?\s (?: {NAME_WORD} | and | de | van | von | der | al | bin | of | the ) ){{1,9}}? )    # Jane Doe
    (?: \s? [,|•·–—-] .{{0,60}} | \s? \( .{{0,40}} \) | \. )?       # , Daily Example
    """,
    re.VERBOSE,
)
DATELINE = re.compile(
    rf"""
    (?P<place> {CAPITAL}{{2,}} (?: [\s.’'/-]{{1,2}} {CAPITAL}{{1,}} ){{0,4}} (?: ,\s {NAME_WORD} (?: \s {NAME_WORD} ){{0,2}} )?? )?    # NEW YORK, Texas
    (?: (?(place) ,?\s ) (?P<date> (?: {NAME_WORD}\s \d{{1,2}} | \d{{1,2}}\s {NAME_WORD} ) (?: ,?\s \d{{4}} )? ) )?           # May 3, 2024
    (?: (?: ^|(?<=\S)\s|(?<=\s) ) [(\[] (?P<agency> {CAPITAL} [^()\[\]]{{1,30}} ) [)\]] )?                        # (Reuters)
    (?: \s? (?: --? | [—–―_] ) | (?(date) : | (?(agency) : | (?!) ) ) ) \s (?= [\W\d]? (?: {CAPITAL} | \d ) )      # -
    """,
    re.VERBOSE,
)
TITLED_PLACE = re.compile(
    rf"(?P<place>{NAME_WORD}(?:[\s-]{NAME_WORD}){{0,3}}(?:,\s{NAME_WORD}(?:\s{NAME_WORD})?)?)(?:,\s(?P<date>[^()]{{3,20}}))?"
    rf"\s[(\[](?P<agency>{CAPITAL}[^()\[\]]{{1,30}})[)\]]\s(?:--?|[—–―])\s"
)  # New York (AFP) –
HEAD = 8  # paragraphs among which a byline or a dateline stands


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when a report was filed, and for whom: "KYIV, May 3 (Reuters) - ". Offsets are pairs, None where not told."""

    start: int
    end: int  # where the report's own words begin
    place: tuple[int, int] | None
    date: tuple[int, int] | None
    agency: tuple[int, int] | None


def find_title(text: str, paragraphs: Sequence[Paragraph]) -> str | None:
    """The words of the title, None where the text has none."""
    return next((text[p.start : p.end] for p in paragraphs if p.kind == "title"), None)


def find_author(text: str, paragraphs: Sequence[Paragraph]) -> str | None:
    """Who wrote it, by a byline near the top; None where there is none."""
    for p in paragraphs[:HEAD]:
        if p.kind == "boilerplate" and (match := BYLINE.fullmatch(text, p.start, p.end)):
            return match["name"].strip(" ,.")
    return None


def find_dateline(text: str, paragraphs: Sequence[Paragraph]) -> Dateline | None:
    """The dateline of the first paragraph that has one, None where none has."""
    for p in paragraphs[:HEAD]:
        if p.kind != "body":
            continue
        limit = min(p.end, p.start + 120)
        match = DATELINE.match(text, p.start, limit) or TITLED_PLACE.match(text, p.start, limit)
        if match and (match["place"] or match["agency"]):
            place, date, agency = (
                match.span(part) if match[part] else None for part in ("place", "date", "agency")
            )
            return Dateline(match.start(), match.end(), place, date, agency)
    return None
