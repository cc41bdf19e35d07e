"""Spreadsheets: the CSV files that people keep beside their articles, row by row, each row with the line that an error names."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from claimbook.errors import ClaimbookError

METADATA, CORRECTIONS = "metadata.csv", "corrections.csv"
DELIMITERS = ",;\t"  # a spreadsheet writes a semicolon where the comma is the decimal sign
LARGEST = 20_000_000  # bytes


def read_rows(
    path: Path, *, columns: Sequence[str], needed: Collection[str], error: type[ClaimbookError]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (line, column -> cell without blanks at its ends) for every line that is not empty.

    The header may have `columns` in any order and must have the `needed` ones. Raises `error` with file and line.
    """
    text = _text(path, error)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    try:
        header = next(reader, [])
        if wrong := _wrong_header(header, columns, needed):
            raise error(f"{path}:1: {wrong}; allowed: {', '.join(columns)}")
        for cells in filter(None, reader):
            if len(cells) != len(header):
                how = "more" if len(cells) > len(header) else "fewer"
                raise error(f"{path}:{reader.line_num}: has {how} cells than the header")
            yield reader.line_num, {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
    except csv.Error as broken:
        raise error(f"{path}:{reader.line_num}: {broken}") from broken


def delimiter_of(text: str) -> str:
    """What separates the columns that the first line names, none of which holds one of the signs.

    >>> delimiter_of("file;published")
    ';'
    """
    return max(DELIMITERS, key=text.partition("\n")[0].count)


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
