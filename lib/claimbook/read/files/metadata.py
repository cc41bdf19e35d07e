"""metadata.csv: what an analyst knows of the articles that they do not tell themselves."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
import unicodedata
from calendar import monthrange
from collections.abc import Mapping
from pathlib import Path

from claimbook.errors import CorpusError
from claimbook.records import value
from claimbook.spreadsheets import METADATA, read_rows

NAME = METADATA
COLUMNS = ("file", "published", "outlet", "title", "author", "url")
FIRST_YEAR, LAST_YEAR = 1500, 2200  # of news
DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?", re.ASCII)


@value
class Entry:
    """One line: the values given for a file, under the names of Article's fields."""

    line: int
    file: str
    fields: Mapping[str, str]


def file_key(path: str) -> str:
    """A relative path as it is compared: composed characters, no "./".

    >>> file_key("./north/a.txt")
    'north/a.txt'
    """
    return unicodedata.normalize("NFC", posixpath.normpath(path))


def read_metadata(corpus: Path) -> dict[str, Entry]:
    """File -> what metadata.csv tells of it; empty where there is no such file.

    Raises CorpusError with the line where it cannot be used.
    """
    path = corpus / NAME
    entries: dict[str, Entry] = {}
    if not path.exists():
        return entries
    for line, row in read_rows(path, columns=COLUMNS, needed=("file",), error=CorpusError):
        entry = _entry(row, line, f"{path}:{line}")
        if first := entries.get(entry.file):
            raise CorpusError(f"{path}:{line}: {entry.file!r} is there already in line {first.line}")
        entries[entry.file] = entry
    return entries


def _entry(row: dict[str, str], line: int, place: str) -> Entry:
    if not row["file"]:
        raise CorpusError(f"{place}: file is empty")
    fields = {name: row[name] for name in ("outlet", "title", "author", "url") if row.get(name)}
    if row.get("published"):
        fields |= _published(row["published"], place)
    return Entry(line, file_key(row["file"]), fields)


def _published(value: str, place: str) -> dict[str, str]:
    """The publication interval of a day, a month, a year, or two of them joined with a slash."""
    try:
        parts = [interval(part.strip()) for part in value.split("/")]
        (earliest, _), (_, latest) = parts[0], parts[-1]
        if len(parts) > 2 or earliest > latest:
            raise ValueError
    except ValueError:
        raise CorpusError(
            f"{place}: published is {value!r}; allowed: 2024-05-03, 2024-05, 2024, or two of them as start/end"
        ) from None
    return {"published_earliest": earliest, "published_latest": latest, "published_basis": "metadata"}


def interval(value: str) -> tuple[str, str]:
    """First and last day of an ISO day, month or year. Raises ValueError for anything else.

    >>> interval("2024-02")
    ('2024-02-01', '2024-02-29')
    """
    if not (match := DATE.fullmatch(value)):
        raise ValueError(value)
    year, month, day = (int(part) if part else None for part in match.group("year", "month", "day"))
    if not FIRST_YEAR <= year <= LAST_YEAR or month == 0:
        raise ValueError(value)
    if day is not None:
        return (only := dt.date(year, month, day).isoformat()), only
    last_month = month or 12
    last = dt.date(year, last_month, monthrange(year, last_month)[1])
    return dt.date(year, month or 1, 1).isoformat(), last.isoformat()
