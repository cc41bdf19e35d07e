"""Word lists: the only module that opens lexicons/, and lays an analyst's codebook over them.

A lexicon is a CSV file whose first column (or columns, see `schema.csv`) is its key. A codebook folder may hold a file of
the same name: its rows are added, and a row with a key that is there already replaces it. Every value is text; an empty
cell is "". A choice in the first column stands for a row each: `lose {his|her} job`, where {1} in another column is what was
chosen ({2} from a second choice). `schema.csv` lists each file's columns, which of them make the key, and the values that
are allowed: one of `a;b`, several of `any of a;b` (joined with ;), or a form (`number`, `year`, `colour`).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from itertools import product
from pathlib import Path

from claimbook.errors import LexiconError
from claimbook.spreadsheets import read_rows

FOLDER = Path(__file__).parent / "lexicons"

Rows = tuple[dict[str, str], ...]
Checks = list[tuple[str, bool, bool, str]]  # column, whether it is required, in lower case, its values

ANY_OF = "any of "
CHOICE = re.compile(r"\{([^{}]+)\}")  # {his|her}
FORMS = {
    "number": (re.compile(r"-?\d+(?:\.\d+)?"), "a number"),
    "year": (re.compile(r"[12]\d{3}"), "a year"),
    "colour": (re.compile(r"#[0-9a-f]{6}"), "a colour as #0072b2"),
}


def any_of(phrases: Iterable[str]) -> str:
    r"""A pattern part that matches any of `phrases`, the longest first; a space matches any white space.

    >>> any_of(["up", "up to"])
    '(?:up\\s+to|up)'
    """
    ordered = sorted(set(phrases), key=lambda p: (-len(p), p))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, p.split())) for p in ordered) + ")"


def fold_name(name: str) -> str:
    """A name as it is looked up: without case, article and the kind of apostrophe.

    >>> fold_name("The  Doctors’ Union"), fold_name("doctors'_union")
    ("doctors' union", "doctors' union")
    """
    return " ".join(name.casefold().replace("’", "'").replace("_", " ").split()).removeprefix("the ")


class Lexicon:
    """All word lists of one run: the packaged ones with a codebook laid over them."""

    def __init__(self, codebook: Path | None = None) -> None:
        self.codebook = codebook
        self._rows: dict[str, Rows] = {}

    def rows(self, name: str) -> Rows:
        """The rows of `name`.csv in file order, the codebook's after the packaged ones."""
        if name not in self._rows:
            self._rows[name] = self._merge(name)
        return self._rows[name]

    def own_rows(self, name: str) -> Iterator[tuple[str, dict[str, str]]]:
        """Yield (file:line, row) of the codebook's `name`.csv; nothing without one."""
        path = self.codebook / f"{name}.csv" if self.codebook else None
        if path and path.exists():
            yield from ((f"{path}:{line}", row) for line, row in _read(path, name))

    def mapping(self, name: str, column: str) -> dict[str, str]:
        """First column -> `column`, for the rows in which `column` is not empty."""
        return {next(iter(r.values())): r[column] for r in self.rows(name) if r[column]}

    def phrases(self, name: str, **where: str) -> tuple[str, ...]:
        """The first column of the rows whose columns equal `where`."""
        return tuple(
            next(iter(r.values())) for r in self.rows(name) if all(r[k] == v for k, v in where.items())
        )

    def check(self) -> None:
        """Read every file, so that a broken line shows before the run and not in its middle."""
        if self.codebook:
            known = {row["file"] for row in _schema()}
            for path in sorted(self.codebook.glob("*.csv")):
                if path.stem not in known:
                    raise LexiconError(f"{path}: no lexicon of that name; known: {', '.join(sorted(known))}")
        for name in sorted({row["file"] for row in _schema()}):
            self.rows(name)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of all lexicon files."""
        return tuple(sorted({row["file"] for row in _schema()}))

    def _merge(self, name: str) -> Rows:
        keys = [row["column"] for row in _columns(name) if row["key"] == "yes"]
        merged: dict[tuple[str, ...], dict[str, str]] = {}
        packaged = FOLDER / f"{name}.csv"
        own = self.codebook / f"{name}.csv" if self.codebook else None
        for path in (packaged, own):
            if path is None or not path.exists():
                continue
            seen: dict[tuple[str, ...], int] = {}
            for line, row in _read(path, name):
                key = tuple(row[k] for k in keys)
                if key in seen:
                    raise LexiconError(
                        f"{path}:{line}: {';'.join(key)!r} is there already in line {seen[key]}"
                    )
                seen[key] = line
                merged.pop(key, None)
                merged[key] = row
        return tuple(merged.values())


@cache
def load(codebook: Path | None = None) -> Lexicon:
    """The lexicon of `codebook` (None: the packaged lists alone), read once in a process.

    Raises LexiconError with file and line where a row cannot be used.
    """
    if codebook is not None and not codebook.is_dir():
        raise LexiconError(f"{codebook}: no such codebook folder")
    lexicon = Lexicon(codebook)
    lexicon.check()
    return lexicon


@cache
def _schema() -> Rows:
    with (FOLDER / "schema.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def _columns(name: str) -> Rows:
    if not (columns := tuple(row for row in _schema() if row["file"] == name)):
        raise LexiconError(f"schema.csv has no columns for {name!r}")
    return columns


def _read(path: Path, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (line, row) of one file, each checked against schema.csv."""
    columns = _columns(name)
    required = {c["column"] for c in columns if c["required"] == "yes"}
    checks = [(c["column"], c["required"] == "yes", c["case"] == "lower", c["values"]) for c in columns]
    names = [c["column"] for c in columns]
    for line, row in read_rows(path, columns=names, needed=required, error=LexiconError):
        checked = _checked(row, checks, f"{path}:{line}")
        if not {"{", "|"} <= set(checked[names[0]]):
            yield line, checked  # a brace alone is a brace
            continue
        for chosen in _spread(checked, names[0]):
            if wrong := next((cell for cell in chosen.values() if "{" in cell or "}" in cell), None):
                raise LexiconError(f"{path}:{line}: {wrong!r} holds a brace of no choice")
            yield line, chosen


def _spread(row: dict[str, str], column: str) -> Iterator[dict[str, str]]:
    """Yield the rows for which a row stands that leaves a choice in `column`.

    >>> for row in _spread({"phrase": "lose {his|her} job", "forms": "lost {1} job"}, "phrase"):
    ...     print(*row.values(), sep=", ")
    lose his job, lost his job
    lose her job, lost her job
    """
    parts = CHOICE.split(row[column])  # every second one is a choice
    for chosen in product(*(part.split("|") for part in parts[1::2])):
        fixed = zip(parts[::2], (*chosen, ""), strict=True)
        numbered = {f"{{{n}}}": words for n, words in enumerate(chosen, start=1)}
        spread = {name: _filled(cell, numbered) for name, cell in row.items()}
        yield spread | {column: "".join(part for pair in fixed for part in pair)}


def _filled(cell: str, chosen: dict[str, str]) -> str:
    for number, words in chosen.items():
        cell = cell.replace(number, words)
    return cell


def _checked(row: dict[str, str], checks: Checks, place: str) -> dict[str, str]:
    checked = {}
    for name, is_required, is_lower, values in checks:
        checked[name] = value = row.get(name, "")
        if not value:
            if is_required:
                raise LexiconError(f"{place}: {name} is empty")
        elif is_lower and value != value.lower():
            raise LexiconError(f"{place}: {name} {value!r} is not lower case")
        elif values and (wrong := _not_allowed(value, values)):
            raise LexiconError(f"{place}: {name} is {wrong}")
    return checked


@cache
def _not_allowed(cell: str, values: str) -> str:
    """What is wrong with a cell, "" where nothing is. `values` is a choice; `any of` before it allows several; or a form.

    >>> _not_allowed("be", "be;modal"), _not_allowed("be;modal", "any of be;modal"), _not_allowed("0.5", "number")
    ('', '', '')
    >>> _not_allowed("be;adverbial", "any of be;modal")
    "'adverbial'; allowed: be, modal"
    """
    if values in FORMS:
        pattern, meaning = FORMS[values]
        return "" if pattern.fullmatch(cell) else f"{cell!r}; allowed: {meaning}"
    allowed = values.removeprefix(ANY_OF).split(";")
    wrong = [x for x in (cell.split(";") if values.startswith(ANY_OF) else [cell]) if x not in allowed]
    return f"{wrong[0]!r}; allowed: {', '.join(allowed)}" if wrong else ""
