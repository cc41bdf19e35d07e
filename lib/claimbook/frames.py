"""Records -> checked tables; tables <-> Parquet or CSV files. columns.csv is the contract."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

from claimbook.errors import TableError
from claimbook.records import Reading, Row

READING_TABLES = ("articles", "sentences", "claims", "figures", "dates", "terms", "stances")
WEIGHING_TABLES = ("groups", "relations", "origins")
DTYPES = {"text": "str", "integer": "Int64", "number": "Float64", "boolean": "boolean"}


@cache
def columns(table: str) -> tuple[dict[str, str], ...]:
    """The rows of columns.csv for one table, in the order of its columns."""
    with Path(__file__).with_name("columns.csv").open(encoding="utf-8", newline="") as file:
        found = tuple(row for row in csv.DictReader(file) if row["table"] == table)
    if not found:
        raise TableError(f"columns.csv knows no table {table!r}")
    return found


def empty_table(table: str) -> pd.DataFrame:
    """The table without rows, with all its columns and their types."""
    return pd.DataFrame({c["column"]: pd.Series(dtype=DTYPES[c["type"]]) for c in columns(table)})


def make_table(table: str, records: Iterable[Row | tuple]) -> pd.DataFrame:
    """A checked table from records (or plain tuples in the order of its columns)."""
    names = [c["column"] for c in columns(table)]
    rows = [r.row() if isinstance(r, Row) else tuple(r) for r in records]
    if rows and len(rows[0]) != len(names):
        raise TableError(f"{table}: a row has {len(rows[0])} values for {len(names)} columns")
    return check_table(table, pd.DataFrame(rows, columns=names))


def check_table(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with its columns in order and typed; raises TableError where columns.csv forbids it."""
    names = [c["column"] for c in columns(table)]
    if missing := [n for n in names if n not in frame]:
        raise TableError(f"{table}: lacks columns {missing}")
    if extra := [n for n in frame if n not in names]:
        raise TableError(f"{table}: has unknown columns {extra}")
    try:
        typed = pd.DataFrame(
            {c["column"]: frame[c["column"]].astype(DTYPES[c["type"]]) for c in columns(table)}
        )
    except (TypeError, ValueError) as error:
        raise TableError(f"{table}: {error}") from error
    for column in columns(table):
        _check_column(table, column, typed[column["column"]])
    return typed


def _check_column(table: str, column: Mapping[str, str], values: pd.Series) -> None:
    place = f"{table}.{column['column']}"
    if column["null"] == "no" and (null := values.isna()).any():
        raise TableError(f"{place}: row {int(null.to_numpy().argmax())} is null")
    if column["values"] and (wrong := set(values.dropna()) - set(column["values"].split(";"))):
        raise TableError(
            f"{place}: {sorted(wrong)} not allowed; allowed: {column['values'].replace(';', ', ')}"
        )
    if column["meaning"].startswith("stable id") and values.duplicated().any():
        raise TableError(f"{place}: {values[values.duplicated()].iloc[0]} stands twice")


@dataclass
class Book:
    """The tables of one corpus. The weighing tables are empty until `claimbook.weigh` has filled them."""

    articles: pd.DataFrame
    sentences: pd.DataFrame
    claims: pd.DataFrame
    figures: pd.DataFrame
    dates: pd.DataFrame
    terms: pd.DataFrame
    stances: pd.DataFrame
    groups: pd.DataFrame
    relations: pd.DataFrame
    origins: pd.DataFrame

    def tables(self) -> dict[str, pd.DataFrame]:
        """Name -> table, in the order of the contract."""
        return {name: getattr(self, name) for name in (*READING_TABLES, *WEIGHING_TABLES)}


def make_book(readings: Iterable[Reading]) -> Book:
    """The reading tables of all readings, in their order; weighing tables empty."""
    readings = list(readings)
    tables = {"articles": make_table("articles", (r.article for r in readings))}
    for name in READING_TABLES[1:]:
        tables[name] = make_table(name, (record for r in readings for record in getattr(r, name)))
    return Book(**tables, **{name: empty_table(name) for name in WEIGHING_TABLES})


def prepare_folder(folder: Path) -> None:
    """Make the output folder, before any work is done for it; raises TableError where it cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".claimbook-probe"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise TableError(f"{folder}: cannot be written: {error.strerror or error}") from error


def write_tables(tables: Mapping[str, pd.DataFrame], folder: Path, *, format: str = "parquet") -> None:
    """Write each table as `folder`/<name>.parquet (or .csv). The same tables give the same bytes.

    A file appears whole or not at all. Reading tables make the weighing tables of an earlier run stale: those are removed,
    as is the same table in the other format. Raises TableError where the folder cannot be written.
    """
    prepare_folder(folder)
    stale = set(WEIGHING_TABLES) - set(tables) if set(tables) & set(READING_TABLES) else set()
    try:
        for name, frame in tables.items():
            _write_table(check_table(name, frame), folder / f"{name}.{format}")
            (folder / f"{name}.{'csv' if format == 'parquet' else 'parquet'}").unlink(missing_ok=True)
        for name in stale:
            for ending in ("parquet", "csv"):
                (folder / f"{name}.{ending}").unlink(missing_ok=True)
    except OSError as error:
        raise TableError(f"{folder}: cannot be written: {error.strerror or error}") from error


def _write_table(frame: pd.DataFrame, path: Path) -> None:
    part = path.with_name(f".{path.name}.part")
    if path.suffix == ".csv":
        frame.to_csv(part, index=False, lineterminator="\n")
    else:
        frame.to_parquet(part, index=False)
    os.replace(part, path)


def format_of(folder: Path) -> str:
    """The format of the tables in a folder: parquet before csv, as `read_book` takes them."""
    return "parquet" if (folder / "articles.parquet").exists() else "csv"


def read_book(folder: str | Path) -> Book:
    """The tables of a folder that `claimbook extract` (and `weigh`) wrote, Parquet before CSV.

    Raises TableError where a reading table is missing or does not hold to columns.csv; a missing weighing table is empty.
    """
    folder = Path(folder)
    return Book(**{name: _read_table(folder, name) for name in (*READING_TABLES, *WEIGHING_TABLES)})


def _read_table(folder: Path, name: str) -> pd.DataFrame:
    parquet, csv_file = folder / f"{name}.parquet", folder / f"{name}.csv"
    try:
        if parquet.exists():
            return check_table(name, pd.read_parquet(parquet))
        if csv_file.exists():
            return check_table(
                name, pd.read_csv(csv_file, dtype=_csv_types(name), keep_default_na=False, na_values=[""])
            )
    except (OSError, ValueError) as error:
        raise TableError(f"{folder}: {name} cannot be read: {error}") from error
    if name in WEIGHING_TABLES:
        return empty_table(name)
    raise TableError(f"{folder}: no {name}.parquet or {name}.csv")


def _csv_types(name: str) -> dict[str, str]:
    return {c["column"]: DTYPES[c["type"]] for c in columns(name)}
