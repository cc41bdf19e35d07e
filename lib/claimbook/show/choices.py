"""What a reader asks for, and the rows that answer it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from claimbook.errors import CorpusError
from claimbook.records import value

CHOICES = ("sources", "measures", "subjects", "start", "end")  # what a reader can ask for


@value
class Choice:
    """What is asked for: any of these sources, measures and subjects, between two days; an empty one asks for all."""

    sources: Sequence[str]
    measures: Sequence[str]
    subjects: Sequence[str]
    start: str
    end: str

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> Choice:
        """The choice as a caller words it: lists joined with ";", days in ISO. Raises CorpusError for a day that is none."""
        lists = (listed(asked.get(name, "")) for name in ("sources", "measures", "subjects"))
        return cls(*lists, *(_day(name, asked.get(name, "")) for name in ("start", "end")))

    def by_source(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The rows of the sources asked for, by name or id."""
        return of_source(rows, self.sources)

    def by_quantity(self, figures: pd.DataFrame) -> pd.DataFrame:
        """The figures of the measures and subjects asked for."""
        for column, wanted in (("measure", self.measures), ("subject", self.subjects)):
            figures = figures[figures[column].isin(wanted)] if wanted else figures
        return figures

    def by_day(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The rows that tell of a day between the two; none without a date as soon as one is given."""
        if self.start:
            rows = rows[rows["end_date"].fillna("") >= self.start]
        if self.end:
            rows = rows[rows["start_date"].fillna("9") <= self.end]
        return rows


def listed(joined: str) -> list[str]:
    """The items of a list joined with ";".

    >>> listed("Mali; Chad;")
    ['Mali', 'Chad']
    """
    return [item.strip() for item in joined.split(";") if item.strip()]


def of_source(rows: pd.DataFrame, sources: Sequence[str]) -> pd.DataFrame:
    """The rows by any of these sources, called as the article, the word lists or the id calls them; all where none is asked for."""
    if not sources:
        return rows
    wanted = {s.casefold() for s in sources}
    found = rows["source"].str.casefold().isin(wanted)
    for column in {"source_id", "who"} & set(rows):
        found |= rows[column].str.casefold().isin(wanted)
    return rows[found]


def _day(name: str, given: str) -> str:
    try:
        return date.fromisoformat(given).isoformat() if given else ""
    except ValueError:
        raise CorpusError(f"{name} is {given!r}; allowed: a day as 2025-01-31, or nothing") from None
