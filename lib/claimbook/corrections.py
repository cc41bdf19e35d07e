"""Corrections: what an analyst knows better than the reading, kept beside the corpus and applied on every run.

`corrections.csv` is a journal. Each line sets one column of one row, or says that the row is rejected; a later line overrides an
earlier one. `corrected_books` applies them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from pathlib import Path

import pandas as pd

from claimbook.cells import GUARD, LINE_END, guard_texts
from claimbook.errors import CorpusError
from claimbook.frames import columns
from claimbook.spreadsheets import CORRECTIONS, header_of, read_rows

NAME = CORRECTIONS
ROW = "row"  # the column that says whether a row stands
KEPT, REJECTED = "kept", "rejected"
NUMBER = re.compile(r"\d{1,15}(?:\.\d{1,6})?", re.ASCII)
NEEDED = ("table", "row_id", "column", "value")
CORRECTABLE = {
    "figures": (
        *("measure", "unit", "low", "best", "high", "qualifier", "subject", "place"),
        *("start_date", "end_date", "source", "source_id", "status"),
    ),
    "claims": ("source", "source_id", "status", "place", "start_date", "end_date"),
    "dates": ("start_date", "end_date"),
    "terms": ("polarity",),
}


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of the journal: `value` is set in place of what `was` read. Empty is null; numbers and days are written as text."""

    table: str
    row_id: str
    column: str
    value: str
    was: str = ""
    path: str = ""  # of the article, for people
    words: str = ""  # of the row, for people
    day: str = ""  # on which it was made
    note: str = ""
    line: int = 0

    def undone(self) -> Correction:
        """The line that takes this one back."""
        return replace(self, value=self.was, was=self.value)


COLUMNS = tuple(f.name for f in fields(Correction) if f.name != "line")


def read_corrections(corpus: Path) -> list[Correction]:
    """The lines of the corpus' journal, oldest first; none where there is no such file.

    Raises CorpusError with the line where it cannot be used.
    """
    path = corpus / NAME
    if not path.exists():
        return []
    rows = read_rows(path, columns=COLUMNS, needed=NEEDED, error=CorpusError)
    # two who keep the first line at once both write the header
    return [_correction(row, path, line) for line, row in rows if any(k != cell for k, cell in row.items())]


def _correction(row: dict[str, str], path: Path, line: int) -> Correction:
    correction = Correction(**{name: cell.removeprefix(GUARD) for name, cell in row.items()}, line=line)
    try:
        check_correction(correction)
    except ValueError as error:
        raise CorpusError(f"{path}:{line}: {error}") from None
    return correction


def check_correction(correction: Correction) -> None:
    """Raises ValueError that says what is allowed, where a line sets what cannot be set.

    >>> check_correction(Correction("figures", "f1", "status", "sure"))
    Traceback (most recent call last):
    ValueError: status is 'sure'; allowed: asserted, confirmed, claimed, alleged, estimated, denied, unverified, condemned, predicted
    """
    allowed = CORRECTABLE.get(correction.table)
    if allowed is None:
        raise ValueError(f"table is {correction.table!r}; allowed: {', '.join(CORRECTABLE)}")
    if correction.column == ROW:
        values, is_right = f"{KEPT}, {REJECTED}", correction.value in (KEPT, REJECTED)
    elif correction.column in allowed:
        column = next(c for c in columns(correction.table) if c["column"] == correction.column)
        values, is_right = _allowed(column), _fits(correction.value, column)
    else:
        raise ValueError(f"column is {correction.column!r}; allowed: {', '.join((*allowed, ROW))}")
    if not is_right:
        raise ValueError(f"{correction.column} is {correction.value!r}; allowed: {values}")


def _allowed(column: dict[str, str]) -> str:
    kinds = {"number": "a number", "ISO date": "a day as 2025-01-31"}
    words = column["values"].replace(";", ", ") or kinds.get(column["type"]) or kinds.get(column["unit"])
    return f"{words or 'a text'}{', or nothing' if column['null'] == 'yes' else ''}"


def _fits(value: str, column: dict[str, str]) -> bool:
    if not value:
        return column["null"] == "yes"
    if column["values"]:
        return value in column["values"].split(";")
    try:
        if column["type"] == "number":
            return bool(NUMBER.fullmatch(value))
        if column["unit"] == "ISO date":
            return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
    return True


def keep_corrections(corpus: Path, made: Sequence[Correction]) -> None:
    """Append the lines to the corpus' journal, in the columns that it has. Raises CorpusError where it cannot be written."""
    path = corpus / NAME
    try:
        before = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
        sign, header = header_of(before) if before.strip() else (",", list(COLUMNS))
        lines = guard_texts(pd.DataFrame([asdict(c) for c in made], dtype="str").reindex(columns=header))
        added = lines.to_csv(header=not before.strip(), index=False, sep=sign, lineterminator=LINE_END)
        with path.open("a", encoding="utf-8", newline="") as file:
            file.write(("\n" if before and not before.endswith("\n") else "") + added)
    except (OSError, UnicodeError) as error:
        raise CorpusError(f"{path}: cannot be written: {error}") from error
