"""Spreadsheets: the CSV files that people keep beside their articles, row by row, each row with the line that an error names."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from claimbook.errors import ClaimbookError

METADATA, CORRECTIONS = "metadata.csv", "corrections.csv"
DELIMITERS = ",;\t"  # a spreadsheet writes a semicolon where the comma is the decimal sign
ANNOUNCED = re.compile(rf"sep=(?P<sign>[{DELIMITERS}])\r?\n")
LARGEST = 20_000_000  # bytes


def read_rows(
    path: Path, *, columns: Sequence[str], needed: Collection[str], error: type[ClaimbookError]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (line, column -> cell without blanks at its ends) for every line that is not empty.

    The header may have `columns` in any order and must have the `needed` ones. Raises `error` with file and line.
    """
    text = _text(path, error)
    skipped, sign = _announced(text)
    reader = csv.reader(io.StringIO(text[skipped:], newline=""), delimiter=sign, strict=True)
    above = text.count("\n", 0, skipped)
    try:
        header = _names(next(reader, []))
        if wrong := _wrong_header(header, columns, needed):
            raise error(f"{path}:{above + 1}: {wrong}; allowed: {', '.join(columns)}")
        for row in reader:
            cells = [cell.strip() for cell in row]
            extra = cells[len(header) :]
            if not any(cells):
                continue
            if len(cells) < len(header) or any(extra):
                how = "more" if extra else "fewer"
                raise error(f"{path}:{above + reader.line_num}: has {how} cells than the header")
            yield above + reader.line_num, dict(zip(header, cells, strict=False))
    except csv.Error as broken:
        raise error(f"{path}:{above + reader.line_num}: {broken}") from broken


def header_of(text: str) -> tuple[str, list[str]]:
    """What separates the columns of a text, and their names.

    A first line as Excel writes it says the sign; else it is the one that stands most in the header, none of whose names holds one.

    >>> header_of("file ;published;;")
    (';', ['file', 'published'])
    >>> header_of("sep=;\\nfile")
    (';', ['file'])
    """
    skipped, sign = _announced(text)
    return sign, _names(next(csv.reader(io.StringIO(text[skipped:], newline=""), delimiter=sign), []))


def _announced(text: str) -> tuple[int, str]:
    """Where the header begins, and what separates its columns."""
    if told := ANNOUNCED.match(text):
        return told.end(), told["sign"]
    return 0, max(DELIMITERS, key=text.partition("\n")[0].count)


def _names(header: Sequence[str]) -> list[str]:
    """The names in a header, without the empty columns that a spreadsheet leaves behind them."""
    names = [name.strip() for name in header]
    while names and not names[-1]:
        names.pop()
    return names


def _wrong_header(header: Sequence[str], columns: Sequence[str], needed: Collection[str]) -> str:
    """What is wrong with a header, "" where nothing is."""
    if unknown := [name for name in header if name not in columns]:
        return f"unknown columns {unknown}"
    if twice := sorted({name for name in header if header.count(name) > 1}):
        return f"columns {twice} stand twice"
    if missing := sorted(set(needed) - set(header)):
        return f"lacks columns {missing}"
    return ""


def _text(path: Path, error: type[ClaimbookError]) -> str:
    """The text without its byte order mark. A pipe is refused, not waited for."""
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            raise error(f"{path}: not a file of at most {LARGEST // 1_000_000} MB")
        raw = path.read_bytes()
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        line = raw.count(b"\n", 0, broken.start) + 1
        raise error(f"{path}:{line}: not UTF-8 text: {broken.reason}") from broken
    except OSError as broken:
        raise error(f"{path}: cannot be read: {broken.strerror}") from broken
