"""Corrections: what an analyst knows better than the reading, kept beside the corpus and applied on every run.

`corrections.csv` is a journal. Each line sets one column of one row, or says that the row is rejected; a later line overrides an
earlier one. A line whose row is no longer there (its article changed) is told and not used, and never moved to a row that looks alike.
"""

from __future__ import annotations

import csv
import io
import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from pathlib import Path

import pandas as pd

from claimbook.cells import GUARD, guard_texts
from claimbook.errors import CorpusError, TableError
from claimbook.frames import KEYS, Book, check_table, columns
from claimbook.spreadsheets import delimiter_of

NAME = "corrections.csv"
ROW = "row"  # the column that says whether a row stands
KEPT, REJECTED = "kept", "rejected"
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
SIGN = {"favourable": 1, "critical": -1}


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
    text = _text(path)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    try:
        header = reader.fieldnames or []
        if lacking := [name for name in NEEDED if name not in header]:
            raise CorpusError(f"{path}:1: lacks columns {lacking}; allowed: {', '.join(COLUMNS)}")
        return [_correction(row, f"{path}:{reader.line_num}", reader.line_num) for row in reader]
    except csv.Error as error:
        raise CorpusError(f"{path}:{reader.reader.line_num}: {error}") from error


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path}: not UTF-8 text: {error.reason}") from error
    except OSError as error:
        raise CorpusError(f"{path}: cannot be read: {error.strerror}") from error


def _correction(row: dict, line: int | str, number: int) -> Correction:
    if None in row or None in row.values():
        raise CorpusError(f"{line}: has {'more' if None in row else 'fewer'} cells than the header")
    cells = {name: row[name].strip().removeprefix(GUARD) for name in COLUMNS if name in row}
    correction = Correction(**cells, line=number)
    try:
        check_correction(correction)
    except ValueError as error:
        raise CorpusError(f"{line}: {error}") from None
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
            return math.isfinite(float(value))
        if column["unit"] == "ISO date":
            return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
    return True


def keep_corrections(corpus: Path, made: Sequence[Correction]) -> None:
    """Append the lines to the corpus' journal, in the columns that it has. Raises CorpusError where it cannot be written."""
    path = corpus / NAME
    try:
        before = _text(path) if path.exists() else ""
        sign = delimiter_of(before) if before else ","
        header = next(csv.reader(io.StringIO(before), delimiter=sign)) if before else list(COLUMNS)
        lines = guard_texts(pd.DataFrame([asdict(c) for c in made], dtype="str").reindex(columns=header))
        with path.open("a", encoding="utf-8", newline="") as file:
            file.write("\n" if before and not before.endswith("\n") else "")
            lines.to_csv(file, header=not before, index=False, sep=sign, lineterminator="\n")
    except OSError as error:
        raise CorpusError(f"{path}: cannot be written: {error.strerror or error}") from error


def corrected_by_journal(book: Book, corpus: Path) -> Book:
    """The book with the corrections that are kept with its corpus; lines that no row answers to are told on stderr."""
    corrections = read_corrections(corpus)
    for lost in orphans(book, corrections):
        about = f" ({lost.words!r} in {lost.path})" if lost.words else ""
        print(
            f"claimbook: {corpus / NAME}:{lost.line}: no such row in {lost.table}{about}; line not used",
            file=sys.stderr,
        )
    try:
        return correct_book(book, corrections)
    except TableError as error:
        raise CorpusError(f"{corpus / NAME}: a row would not hold: {error}") from error


def orphans(book: Book, corrections: Iterable[Correction]) -> Iterator[Correction]:
    """Yield the corrections whose row is not in the book."""
    known = {table: set(getattr(book, table)[key]) for table, key in KEYS.items()}
    yield from (c for c in corrections if c.row_id not in known[c.table])


def correct_book(book: Book, corrections: Iterable[Correction]) -> Book:
    """The book with its reading tables corrected; its weighing tables stay as they are, so weigh it anew.

    Raises TableError where a row then breaks a rule of its table: a low above its high.
    """
    last = {(c.table, c.row_id, c.column): c for c in corrections}
    if not last:
        return book
    tables = {
        name: _corrected(name, getattr(book, name), [c for c in last.values() if c.table == name])
        for name in CORRECTABLE
    }
    kept = {name: set(tables[name][key]) for name, key in KEYS.items()}
    figures = tables["figures"].assign(
        claim_id=lambda f: f["claim_id"].where(f["claim_id"].isin(kept["claims"])),
        part_of=lambda f: f["part_of"].where(f["part_of"].isin(kept["figures"])),
    )
    touched = {c.row_id for c in last.values() if c.table == "terms"}
    stances = _judged_again(book.stances, tables["terms"], touched)
    tables |= {"figures": figures, "stances": stances}
    return replace(book, **{name: check_table(name, frame) for name, frame in tables.items()})


def _corrected(table: str, rows: pd.DataFrame, corrections: list[Correction]) -> pd.DataFrame:
    """The rows with new values, those with one named so in their rule, without those that are rejected."""
    rows, key = rows.copy(), KEYS[table]
    numbers = {c["column"] for c in columns(table) if c["type"] == "number"}
    for c in corrections:
        if c.column != ROW:
            value = float(c.value) if c.value and c.column in numbers else c.value or pd.NA
            rows.loc[rows[key] == c.row_id, c.column] = value
    touched = rows[key].isin({c.row_id for c in corrections if c.column != ROW})
    rows["rule"] = rows["rule"].mask(touched, rows["rule"].str.removesuffix(f"; {NAME}") + f"; {NAME}")
    dated = rows[key].isin({c.row_id for c in corrections if c.column in ("start_date", "end_date")})
    rows = rows.assign(**_precision(table, rows, dated))
    rejected = {c.row_id for c in corrections if c.column == ROW and c.value == REJECTED}
    return rows[~rows[key].isin(rejected)].reset_index(drop=True)


def _precision(table: str, rows: pd.DataFrame, dated: pd.Series) -> dict[str, pd.Series]:
    """What follows from new days: how wide they are, and that they are known."""
    if not dated.any():
        return {}
    one_day = rows["start_date"] == rows["end_date"]
    known = rows["start_date"].notna() | rows["end_date"].notna()
    wide = (
        pd.Series("range", rows.index)
        .mask(one_day.fillna(False).astype(bool), "day")
        .where(known, "unresolved")
    )
    found = {"precision": rows["precision"].mask(dated, wide)}
    if table == "dates":
        found["anchor"] = rows["anchor"].mask(dated & ~known, "unresolved")
        found["anchor"] = found["anchor"].mask(dated & known & (rows["anchor"] == "unresolved"), "context")
    return found


def _judged_again(stances: pd.DataFrame, terms: pd.DataFrame, touched: set[str]) -> pd.DataFrame:
    """The stances with those that rest on a touched term judged by the terms that are left; without any, there is none."""
    polarity = terms.set_index("term_id")["polarity"].map(SIGN).to_dict()
    evidence = stances["evidence"].fillna("").str.split(";")
    changed = evidence.map(lambda ids: not touched.isdisjoint(ids)).astype(bool)
    left = evidence.map(lambda ids: [i for i in ids if i in polarity])
    score = left.map(lambda ids: sum(polarity[i] for i in ids) / len(ids) if ids else 0.0).astype("Float64")
    label = score.map(lambda s: "favourable" if s > 0 else "critical" if s < 0 else "neutral")
    judged = stances.assign(
        score=stances["score"].mask(changed, score),
        label=stances["label"].mask(changed, label),
        n_terms=stances["n_terms"].mask(changed, left.map(len)),
        evidence=stances["evidence"].mask(changed, left.map(";".join)),
    )
    return judged[~(changed & (judged["n_terms"] == 0))].reset_index(drop=True)
