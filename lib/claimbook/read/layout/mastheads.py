"""What an article tells of itself: its title, its author, its dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.layout.blocks import Paragraph
from claimbook.read.layout.media import is_medium
from claimbook.records import value

CAPITAL = r"[^\W\d_a-z]"
NAME_WORD = rf"{CAPITAL}[\w.’'-]*"
BYLINE = re.compile(
    rf"""
    (?: [Bb]y | BY | (?i: byline | author | writer | written\ by | reported\ by | posted\ by ) ) :? \s+     # By
    (?P<name> {NAME_WORD} (?: ,?\s (?: {NAME_WORD} | and | de | van | von | der | al | bin | of | the ) ){{1,9}}? )    # Jane Doe
    (?: \s? [,|•·–—-] .{{0,60}} | \s? \( .{{0,40}} \) | \. )?       # , Daily Example
    """,
    re.VERBOSE,
)
BARE_BYLINE = re.compile(  # Jane Doe, STAFF WRITER
    rf"(?P<name>{NAME_WORD}(?:\s(?:{NAME_WORD}|de|van|von|der|al|bin)){{1,3}})"  # Jane Doe
    rf"(?:,\s{NAME_WORD}(?:\s\w[\w.’'-]*){{0,4}}|,\s[a-z][\w\s-]{{2,40}}|\s(?:in|and|for)\s{NAME_WORD}(?:,?\s{NAME_WORD}){{0,4}})?"
)
DATELINE = re.compile(
    rf"""
    (?P<place> {CAPITAL}{{2,}} (?: [\s.’'/-]{{1,2}} {CAPITAL}{{1,}} ){{0,4}} (?: ,\s {NAME_WORD} (?: \s {NAME_WORD} ){{0,2}} )?? )?    # NEW YORK, Texas
    (?: (?(place) [,.]?\s ) (?P<date> (?: {NAME_WORD}\s \d{{1,2}} | \d{{1,2}}\s {NAME_WORD} ) (?: ,?\s \d{{4}} )? ) )?           # May 3, 2024
    (?: (?: ^|(?<=\S)\s|(?<=\s) ) [(\[] (?P<agency> {CAPITAL} [^()\[\]]{{1,30}} ) [)\]] )?                        # (Reuters)
    (?: \s? (?: --? | [—–―_] ) | (?(date) : | (?(agency) : | (?!) ) ) ) \s (?= [\W\d]? (?: {CAPITAL} | \d ) )      # -
    """,
    re.VERBOSE,
)
TITLED_PLACE = re.compile(  # New York (AFP) –
    rf"(?P<place>{NAME_WORD}(?:[\s-]{NAME_WORD}){{0,3}}(?:,\s{NAME_WORD}(?:\s{NAME_WORD})?)?)(?:,\s(?P<date>[^()]{{3,20}}))?"
    rf"\s[(\[](?P<agency>{CAPITAL}[^()\[\]]{{1,30}})[)\]]\s(?:--?|[—–―])\s"
)
SLASHED_AGENCY = re.compile(  # OSLO, May 3. /TASS/.
    rf"(?:(?P<place>{CAPITAL}{{2,}}(?:[\s-]{CAPITAL}{{2,}}){{0,3}}),\s)?(?:(?P<date>{NAME_WORD}\s\d{{1,2}}|\d{{1,2}}\s{NAME_WORD})(?:,\s\d{{4}})?\.?\s)?"
    rf"/(?P<agency>{CAPITAL}[^/]{{1,30}})/[.:]?\s?(?:--?|[—–])?\s?(?={CAPITAL}|[“\"])"
)
AGENCY_FIRST = re.compile(  # TASS, May 3.
    rf"(?P<place>)(?P<agency>{CAPITAL}{{2,8}}),\s(?P<date>{NAME_WORD}\s\d{{1,2}})\.\s(?={CAPITAL})"
)
TITLE_LABEL = re.compile(r"(?:title|headline|subject):\s+(?=\S)", re.IGNORECASE)
HEAD = 8  # paragraphs among which a byline or a dateline stands


@value
class Dateline:
    """Where and when a report was filed, and for whom: "KYIV, May 3 (Reuters) - ". Offsets are pairs, None where not told."""

    start: int
    end: int  # where the report's own words begin
    place: tuple[int, int] | None
    date: tuple[int, int] | None
    agency: tuple[int, int] | None


def find_title(text: str, paragraphs: Sequence[Paragraph]) -> str | None:
    """The words of the title, None where the text has none."""
    title = next((text[p.start : p.end] for p in paragraphs if p.kind == "title"), None)
    return title and title[title_label(title) :]


def title_label(line: str) -> int:
    """The length of the label before a title: "Headline: Two die in Ada"."""
    match = TITLE_LABEL.match(line)
    return match.end() if match else 0


def find_author(text: str, paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> str | None:
    """Who wrote it, by a byline near the top; None where there is none."""
    for p in paragraphs[:HEAD]:
        if p.kind != "boilerplate":
            continue
        match = BYLINE.fullmatch(text, p.start, p.end)
        if match or (p.index and (match := bare_byline(text[p.start : p.end], lexicon))):
            return match["name"].strip(" ,.")
    return None


def bare_byline(text: str, lexicon: Lexicon) -> re.Match[str] | None:
    """A line that is a person's name, perhaps with office and place: "Jane Doe in Port Ada", "JANE DOE, STAFF WRITER"."""
    match = BARE_BYLINE.fullmatch(text)
    return match if match and match["name"].split()[0].lower() in _given_names(lexicon) else None


@cache
def _given_names(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.phrases("given_names"))


def find_dateline(text: str, paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> Dateline | None:
    """The dateline of the first paragraph that has one, None where none has."""
    for p in paragraphs[:HEAD]:
        if p.kind != "body":
            continue
        limit = min(p.end, p.start + 120)
        for pattern in (DATELINE, TITLED_PLACE, SLASHED_AGENCY, AGENCY_FIRST):
            match = pattern.match(text, p.start, limit)
            if match and (match["place"] or match["agency"]):
                return _dateline(match, lexicon)
    return None


def _dateline(match: re.Match[str], lexicon: Lexicon) -> Dateline:
    """The parts of a dateline; what stands alone in brackets is an agency where it is known, else a place: "(Beirut) – "."""
    place, date, agency = (match.span(part) if match[part] else None for part in ("place", "date", "agency"))
    dated = agency and place and any(map(str.isdigit, match["agency"]))
    if dated and not is_medium(match["agency"], lexicon):
        date, agency = date or agency, None  # OSLO (May 3, 2024) –
    if agency and not place and not date and not _is_agency(match["agency"], lexicon):
        name, comma, _ = match["agency"].partition(", ")
        start, end = agency
        place, agency = (start, start + len(name)), None
        date = (start + len(name + comma), end) if comma else None
    return Dateline(match.start(), match.end(), place, date, agency)


def _is_agency(name: str, lexicon: Lexicon) -> bool:
    return name.isupper() or is_medium(name, lexicon)
