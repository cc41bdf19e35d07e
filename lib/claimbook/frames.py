"""Records -> checked tables; tables <-> Parquet or CSV files. columns.csv is the contract."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

import pandas as pd

from claimbook.cells import LINE_END, guard_texts, unguard_texts
from claimbook.codebooks import NAME as CODEBOOK
from claimbook.errors import TableError
from claimbook.folders import exchange, prepared
from claimbook.records import Reading, Row

READING_TABLES = ("articles", "sentences", "claims", "figures", "dates", "terms", "stances")
WEIGHING_TABLES = ("groups", "relations", "origins")
FORMATS = ("parquet", "csv")
KEYS = {  # the tables whose rows quote words of an article, and the column that names a row
    "figures": "figure_id",
    "claims": "claim_id",
    "dates": "date_id",
    "terms": "term_id",
}
WRITTEN = frozenset(  # in the folder of a run
    {f"{table}.{ending}" for table in (*READING_TABLES, *WEIGHING_TABLES) for ending in FORMATS} | {CODEBOOK}
)
ASCENDING = (  # columns that never fall from left to right
    ("low", "best", "high"),
    ("start", "end"),
    ("source_start", "source_end"),
    ("cue_start", "cue_end"),
    ("start_date", "end_date"),
    ("statement_start", "statement_end"),
    ("published_earliest", "published_latest"),
)
REFERENCES = (  # a column and where its ids are rows
    ("claims", "sentence_id", "sentences", "sentence_id"),
    ("figures", "sentence_id", "sentences", "sentence_id"),
    ("figures", "claim_id", "claims", "claim_id"),
    ("figures", "part_of", "figures", "figure_id"),
    ("dates", "sentence_id", "sentences", "sentence_id"),
    ("terms", "sentence_id", "sentences", "sentence_id"),
)
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
    typed = pd.DataFrame({c["column"]: _typed(table, c, frame[c["column"]]) for c in columns(table)})
    for column in columns(table):
        _check_column(table, column, typed[column["column"]])
    for series in ASCENDING:
        for first, last in combinations([c for c in series if c in typed], 2):
            if (falls := (typed[first] > typed[last]).fillna(False)).any():
                raise TableError(f"{table}.{first}: row {int(falls.to_numpy().argmax())} is above {last}")
    if table == "figures" and (empty := typed[["low", "best", "high"]].isna().all(axis=1)).any():
        raise TableError(f"figures.best: row {int(empty.to_numpy().argmax())} has no number")
    return typed


def _typed(table: str, column: Mapping[str, str], values: pd.Series) -> pd.Series:
    try:
        return values.astype(DTYPES[column["type"]])
    except (TypeError, ValueError) as error:
        raise TableError(
            f"{table}.{column['column']}: not all values are {column['type']}: {error}"
        ) from error


def _check_column(table: str, column: Mapping[str, str], values: pd.Series) -> None:
    place = f"{table}.{column['column']}"
    if column["null"] == "no" and (null := values.isna()).any():
        raise TableError(f"{place}: row {int(null.to_numpy().argmax())} is null")
    if column["values"] and (wrong := set(values.dropna()) - set(column["values"].split(";"))):
        raise TableError(
            f"{place}: {sorted(wrong)} not allowed; allowed: {column['values'].replace(';', ', ')}"
        )
    if column["type"] == "number" and (wild := values.dropna().abs() == float("inf")).any():
        raise TableError(f"{place}: {len(wild[wild])} values are not finite")
    if column["unit"] == "ISO date" and (days := values.dropna()[~_are_days(values.dropna())]).any():
        raise TableError(f"{place}: {days.iloc[0]!r} is not an ISO day")
    if column["meaning"].startswith("stable id") and values.duplicated().any():
        raise TableError(f"{place}: {values[values.duplicated()].iloc[0]} stands twice")


def _are_days(values: pd.Series) -> pd.Series:
    """Which of the values are days of the calendar as 2025-01-31."""
    shaped = values.str.fullmatch(r"(?!0000)\d{4}-\d\d-\d\d")
    return shaped & pd.to_datetime(values.where(shaped), format="%Y-%m-%d", errors="coerce").notna()


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


def write_tables(
    tables: Mapping[str, pd.DataFrame], folder: Path, *, format: str = "parquet"
) -> tuple[str, ...]:
    """Write each table as `folder`/<name>.parquet (or .csv). The same tables give the same bytes.

    Reading tables make the weighing tables of an earlier run stale: those are removed, as is the same table in the other
    format; what comes back are the names of these files. No cell of a CSV file begins a formula: `read_book` takes the
    guarding apostrophe away. Raises TableError where the folder cannot be written; its tables then stay as they were.
    """
    with prepared(folder, WRITTEN):
        parts = {folder / f"{name}.{format}": folder / f".{name}.{format}.part" for name in tables}
        outdated = set(WEIGHING_TABLES) - set(tables) if set(tables) & set(READING_TABLES) else set()
        stale = [folder / f"{name}.{ending}" for name in (*tables, *sorted(outdated)) for ending in FORMATS]
        stale = [path for path in stale if path not in parts and path.exists()]
        try:
            for (name, frame), part in zip(tables.items(), parts.values(), strict=True):
                _write_table(check_table(name, frame), part, format)
            exchange(parts, stale)
        except OSError as error:
            raise TableError(f"{folder}: cannot be written: {error.strerror or error}") from error
        finally:
            for part in parts.values():
                part.unlink(missing_ok=True)
        return tuple(path.name for path in stale)


def _write_table(frame: pd.DataFrame, path: Path, format: str) -> None:
    if format == "csv":
        guard_texts(frame).to_csv(path, index=False, lineterminator=LINE_END)
    else:
        frame.to_parquet(path, index=False)


def format_of(folder: Path) -> str:
    """The format of the tables in a folder: parquet before csv, as `read_book` takes them."""
    return "parquet" if (folder / "articles.parquet").exists() else "csv"


def read_book(folder: str | Path) -> Book:
    """The tables of a folder that `claimbook extract` (and `weigh`) wrote, Parquet before CSV.

    Raises TableError where a reading table is missing or does not hold to columns.csv; a missing weighing table is empty.
    """
    folder = Path(folder)
    book = Book(**{name: _read_table(folder, name) for name in (*READING_TABLES, *WEIGHING_TABLES)})
    for name in READING_TABLES[1:]:
        rows = getattr(book, name)["article_id"]
        if len(lost := rows[~rows.isin(book.articles["article_id"])]):
            raise TableError(f"{folder}: {name}.article_id: {lost.iloc[0]} is in no row of articles")
    for name, column, other, key in REFERENCES:
        rows = getattr(book, name)[column].dropna()
        if len(lost := rows[~rows.isin(getattr(book, other)[key])]):
            raise TableError(f"{folder}: {name}.{column}: {lost.iloc[0]} is in no row of {other}")
    _check_parts(folder, book.figures)
    texts = dict(zip(book.articles["article_id"], book.articles["text"], strict=True))
    for name in ("sentences", *KEYS):
        _check_quotes(folder, name, getattr(book, name), texts)
    return book


def _check_parts(folder: Path, figures: pd.DataFrame) -> None:
    """Raises TableError where a figure is part of itself, over others or not."""
    parts = figures.dropna(subset="part_of")
    whole_of = dict(zip(parts["figure_id"], parts["part_of"], strict=True))
    settled: set[str] = set()
    for figure in whole_of:
        above: dict[str, None] = {}
        while figure in whole_of and figure not in settled:
            above[figure] = None
            figure = whole_of[figure]
            if figure in above:
                raise TableError(f"{folder}: figures.part_of: {figure} is a part of itself")
        settled.update(above)


def _check_quotes(folder: Path, name: str, rows: pd.DataFrame, texts: Mapping[str, str]) -> None:
    """Raises TableError with file and row where the words of a row do not stand in its article at its offsets."""
    places = [(rows["start"], rows["end"], rows["text"])]
    for part in ("source", "cue"):
        if f"{part}_start" in rows:
            words = rows["source_text" if part == "source" else "cue"]
            places.append((rows[f"{part}_start"], rows[f"{part}_end"], words))
    for starts, ends, words in places:
        quotes = zip(rows["article_id"], *(c.astype(object) for c in (starts, ends, words)), strict=True)
        for number, (article_id, start, end, quote) in enumerate(quotes):
            if pd.isna(start) or pd.isna(end):
                continue
            if start < 0 or texts[article_id][start:end] != quote:
                path = next(p for p in (folder / f"{name}.{e}" for e in FORMATS) if p.exists())
                raise TableError(
                    f"{path}: row {number}: {str(quote)[:60]!r} does not stand at {start} to {end} of its article"
                )


def _read_table(folder: Path, name: str) -> pd.DataFrame:
    parquet, csv_file = folder / f"{name}.parquet", folder / f"{name}.csv"
    try:
        if parquet.exists():
            return check_table(name, pd.read_parquet(parquet))
        if csv_file.exists():
            rows = pd.read_csv(csv_file, dtype=_csv_types(name), keep_default_na=False, na_values=[""])
            return check_table(name, unguard_texts(rows.fillna({"text": ""})))  # a rejected article has none
    except (OSError, ValueError) as error:
        raise TableError(f"{folder}: {name} cannot be read: {error}") from error
    if name in WEIGHING_TABLES:
        return empty_table(name)
    raise TableError(f"{folder}: no {name}.parquet or {name}.csv")


def _csv_types(name: str) -> dict[str, str]:
    return {c["column"]: DTYPES[c["type"]] for c in columns(name)}
