"""Days that have a name: holidays, and events that are called by their day."""

from __future__ import annotations

import re
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.layout.pages import Page
from claimbook.records import value

SPACES = re.compile(r"\s+")


@value
class Holiday:
    """A named day at its place; `year` where the name tells it: "the 9/11 attacks"."""

    end: int
    month: int
    day: int
    year: int | None
    alone: bool  # a date without a preposition before it


@cache
def _names(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, dict[str, str]]]:
    """A pattern of all names, and what each of them tells."""
    rows = {row["phrase"]: row for row in lexicon.rows("holidays")}
    longest_first = sorted(rows, key=lambda phrase: (-len(phrase), phrase))
    names = "|".join(
        re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’]") for phrase in longest_first
    )
    return re.compile(rf"(?:{names})(?![\w/])", re.IGNORECASE), rows


def find_holidays(page: Page, lexicon: Lexicon) -> dict[int, Holiday]:
    """Offset -> the holiday whose name begins there, with a capital or a figure."""
    pattern, rows = _names(lexicon)
    found = {}
    for at in page.openings["holidays"]:
        if page.text[at].islower() or not (match := pattern.match(page.text, at)):
            continue
        row = rows[SPACES.sub(" ", match[0].lower().replace("’", "'"))]
        year = int(row["year"]) if row["year"] else None
        found[at] = Holiday(match.end(), int(row["month"]), int(row["day"]), year, row["alone"] == "yes")
    return found
