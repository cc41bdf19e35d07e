"""metadata.csv: what an analyst knows of the articles that they do not tell themselves."""

from __future__ import annotations

import csv
import datetime as dt
import io
import posixpath
import re
import unicodedata
from calendar import monthrange
from collections.abc import Mapping
from pathlib import Path

from claimbook.cells import delimiter_of
from claimbook.errors import CorpusError
from claimbook.records import value

NAME = "metadata.csv"
COLUMNS = ("file", "published", "outlet", "title", "author", "url")
FIRST_YEAR, LAST_YEAR = 1500, 2200  # of news
DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?", re.ASCII)
LARGEST = 20_000_000  # bytes


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
    if not path.exists():
        return {}
    entries: dict[str, Entry] = {}
    text = _text(path)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    try:
        _check_header(path, reader.fieldnames or [])
        for row in reader:
            entry = _entry(row, reader.line_num, f"{path}:{reader.line_num}")
            if first := entries.get(entry.file):
                raise CorpusError(
                    f"{path}:{reader.line_num}: {entry.file!r} is there already in line {first.line}"
                )
            entries[entry.file] = entry
    except csv.Error as error:
        raise CorpusError(f"{path}:{reader.reader.line_num}: {error}") from error
    return entries


def _text(path: Path) -> str:
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            raise CorpusError(f"{path}: not a file of at most {LARGEST // 1_000_000} MB")
        raw = path.read_bytes()
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise CorpusError(f"{path}:{line}: not UTF-8 text: {error.reason}") from error
    except OSError as error:
        raise CorpusError(f"{path}: cannot be read: {error.strerror}") from error


def _check_header(path: Path, header: list[str]) -> None:
    allowed = ", ".join(COLUMNS)
    if unknown := [name for name in header if name not in COLUMNS]:
        raise CorpusError(f"{path}:1: unknown columns {unknown}; allowed: {allowed}")
    if twice := sorted({name for name in header if header.count(name) > 1}):
        raise CorpusError(f"{path}:1: columns {twice} stand twice")
    if "file" not in header:
        raise CorpusError(f"{path}:1: lacks the column 'file'; allowed: {allowed}")


def _entry(row: dict[str | None, str | None], line: int, place: str) -> Entry:
    if None in row or None in row.values():
        raise CorpusError(f"{place}: has {'more' if None in row else 'fewer'} cells than the header")
    cells = {name: value.strip() for name, value in row.items() if value.strip()}
    if "file" not in cells:
        raise CorpusError(f"{place}: file is empty")
    fields = {name: cells[name] for name in ("outlet", "title", "author", "url") if name in cells}
    if "published" in cells:
        fields |= _published(cells["published"], place)
    return Entry(line, file_key(cells["file"]), fields)


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
