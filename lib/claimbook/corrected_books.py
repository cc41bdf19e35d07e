"""Corrected books: the tables as an analyst's corrections leave them.

A line whose row is no longer there (its article changed) is told and not used, and never moved to a row that looks alike; nor is
one with which its row would not hold.
"""

from __future__ import annotations

import sys
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd

from claimbook.corrected_sources import sides_of, with_ids
from claimbook.corrections import CORRECTABLE, NAME, REJECTED, ROW, Correction, read_corrections
from claimbook.errors import TableError
from claimbook.frames import KEYS, Book, check_table, columns
from claimbook.lexicon import Lexicon
from claimbook.read.tone.verdicts import verdict_of

MOST_TOLD = 20  # lines on stderr


def corrected_by_journal(book: Book, corpus: Path, words: Lexicon) -> Book:
    """The book, read with these word lists, with the corrections that are kept with its corpus; lines that cannot be used are told on stderr."""
    corrections = read_corrections(corpus)
    lost = {c: f"no such row in {c.table}" for c in orphans(book, corrections)}
    known = [c for c in corrections if c not in lost]
    try:
        corrected = correct_book(book, known, words)
    except TableError:
        lost |= dict(misfits(book, known))
        corrected = correct_book(book, [c for c in known if c not in lost], words)
    _tell(corpus / NAME, lost)
    return corrected


def _tell(path: Path, lost: dict[Correction, str]) -> None:
    """Say which lines are not used, and why."""
    for line, why in list(lost.items())[:MOST_TOLD]:
        about = f" ({line.words!r} in {line.path})" if line.words else ""
        print(f"claimbook: {path}:{line.line}: {why}{about}; line not used", file=sys.stderr)
    if (more := len(lost) - MOST_TOLD) > 0:
        print(f"claimbook: {path}: {more} more lines are not used", file=sys.stderr)


def misfits(book: Book, corrections: Iterable[Correction]) -> Iterator[tuple[Correction, str]]:
    """Yield the corrections of each row that would then break a rule of its table, and which."""
    by_row: dict[str, dict[str, list[Correction]]] = {}
    for c in corrections:
        by_row.setdefault(c.table, {}).setdefault(c.row_id, []).append(c)
    for table, lines in by_row.items():
        rows = getattr(book, table)
        yield from _unfit(table, rows[rows[KEYS[table]].isin(set(lines))], lines)


def _unfit(
    table: str, rows: pd.DataFrame, lines: Mapping[str, list[Correction]]
) -> Iterator[tuple[Correction, str]]:
    """Halve the rows until those are found that would not hold: a few among thousands cost little."""
    told = [c for i in rows[KEYS[table]] for c in {c.column: c for c in lines[i]}.values()]
    try:
        check_table(table, _corrected(table, rows, told))
    except TableError as error:
        if (half := len(rows) // 2) > 0:
            yield from _unfit(table, rows[:half], lines)
            yield from _unfit(table, rows[half:], lines)
            return
        why = f"the row would not hold: {str(error).replace(' row 0', '')}"
        yield from ((c, why) for c in lines[rows[KEYS[table]].iloc[0]])


def orphans(book: Book, corrections: Iterable[Correction]) -> Iterator[Correction]:
    """Yield the corrections whose row is not in the book."""
    known = {table: set(getattr(book, table)[key]) for table, key in KEYS.items()}
    yield from (c for c in corrections if c.row_id not in known[c.table])


def correct_book(book: Book, corrections: Iterable[Correction], words: Lexicon) -> Book:
    """The book with its reading tables corrected; its weighing tables stay as they are, so weigh it anew.

    Raises TableError where a row then breaks a rule of its table: a low above its high.
    """
    last = {(c.table, c.row_id, c.column): c for c in with_ids(corrections, book, words)}
    if not last:
        return book
    by_table: dict[str, list[Correction]] = {name: [] for name in CORRECTABLE}
    for c in last.values():
        by_table[c.table].append(c)
    tables = {name: _corrected(name, getattr(book, name), lines) for name, lines in by_table.items()}
    if others := {c.row_id for c in by_table["claims"] if c.column == "source_id"}:
        claims = tables["claims"]
        sides = claims["source_id"].map(sides_of(book, words)).astype("str")
        tables["claims"] = claims.assign(side=claims["side"].where(~claims["claim_id"].isin(others), sides))
    kept = {name: set(tables[name][key]) for name, key in KEYS.items()}
    figures = tables["figures"].assign(
        claim_id=lambda f: f["claim_id"].where(f["claim_id"].isin(kept["claims"])),
        part_of=lambda f: f["part_of"].where(f["part_of"].isin(kept["figures"])),
    )
    touched = {c.row_id for c in last.values() if c.table == "terms"}
    stances = _judged_again(book.stances, tables["terms"], touched, words)
    tables |= {"figures": figures, "stances": stances}
    return replace(book, **{name: check_table(name, frame) for name, frame in tables.items()})


def _corrected(table: str, rows: pd.DataFrame, corrections: list[Correction]) -> pd.DataFrame:
    """The rows with new values, those with one named so in their rule, without those that are rejected."""
    rows, key = rows.copy(), KEYS[table]
    numbers = {c["column"] for c in columns(table) if c["type"] == "number"}
    values: dict[str, dict[str, object]] = {}
    for c in corrections:
        if c.column != ROW:
            value = float(c.value) if c.value and c.column in numbers else c.value or pd.NA
            values.setdefault(c.column, {})[c.row_id] = value
    for column, new in values.items():
        told = [new.get(i, old) for i, old in zip(rows[key], rows[column], strict=True)]
        rows[column] = pd.Series(told, rows.index, dtype=rows[column].dtype)
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
    known = rows["start_date"].notna() | rows["end_date"].notna()
    wide = pd.Series([_width(*p) for p in zip(rows["start_date"], rows["end_date"], strict=True)], rows.index)
    found = {"precision": rows["precision"].mask(dated, wide)}
    if table == "dates":
        found["anchor"] = rows["anchor"].mask(dated & ~known, "unresolved")
        found["anchor"] = found["anchor"].mask(dated & known & (rows["anchor"] == "unresolved"), "context")
    return found


def _width(start: object, end: object) -> str:
    """The precision that two ISO days have.

    >>> _width("2024-02-01", "2024-02-29"), _width("2024-01-01", "2024-12-31"), _width("2024-05-03", None)
    ('month', 'year', 'range')
    """
    if pd.isna(start) or pd.isna(end):
        return "unresolved" if pd.isna(start) and pd.isna(end) else "range"
    first, last = date.fromisoformat(str(start)), date.fromisoformat(str(end))
    if first == last:
        return "day"
    ends_month = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if ends_month and (first.year, first.month) == (last.year, last.month):
        return "month"
    return "year" if ends_month and (first.month, last.month, first.year) == (1, 12, last.year) else "range"


def _judged_again(
    stances: pd.DataFrame, terms: pd.DataFrame, touched: set[str], words: Lexicon
) -> pd.DataFrame:
    """The stances with those that rest on a touched term judged by the terms that are left; without any, there is none."""
    told = {t.term_id: (t.rule, t.polarity) for t in terms.itertuples()}
    left = stances["evidence"].fillna("").map(lambda ids: [i for i in ids.split(";") if i in told])
    changed = stances["evidence"].fillna("").map(lambda ids: not touched.isdisjoint(ids.split(";")))
    verdicts = [verdict_of([told[i] for i in ids], words) for ids in left]
    again = stances.assign(
        label=[v.label for v in verdicts],
        basis=[
            "near" if basis == "near" or not v.is_firm else basis
            for basis, v in zip(stances["basis"], verdicts, strict=True)
        ],
        score=[v.score for v in verdicts],
        n_terms=left.map(len),
        evidence=left.map(";".join),
    )
    judged = stances.where(~changed.astype(bool), again)
    return judged[judged["n_terms"] > 0].reset_index(drop=True)
