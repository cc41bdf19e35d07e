"""Tables to take away: CSV that a spreadsheet opens safely, and the same packed into the report itself."""

from __future__ import annotations

import base64
import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from claimbook.cells import LINE_END, guard_texts

MOST_BYTES = 3_000_000  # of all tables inside the report; what goes beyond stays in the tables folder


@dataclass(frozen=True, slots=True)
class Download:
    """A table offered in the report; `address` is None where it is too large to lie inside."""

    name: str
    rows: int
    address: str | None


def spreadsheet_csv(frame: pd.DataFrame) -> str:
    """The table as CSV for a spreadsheet: no cell can begin a formula, numbers stay numbers, a mark says it is UTF-8.

    A bare carriage return would begin a row of its own in some spreadsheets. The exact texts are in the Parquet file.
    """
    safe = guard_texts(frame)
    lines = {
        name: safe[name].str.replace("\r\n", "\n").str.replace("\r", "\n")
        for name in safe.select_dtypes("str")
    }
    return "\ufeff" + safe.assign(**lines).to_csv(index=False, lineterminator=LINE_END)


def write_csvs(tables: Mapping[str, pd.DataFrame], folder: Path) -> dict[str, bytes]:
    """Write each table as `folder`/<name>.csv for a spreadsheet; returns what was written, by table."""
    written = {name: spreadsheet_csv(frame).encode("utf-8", "replace") for name, frame in tables.items()}
    for name, content in written.items():
        (folder / f"{name}.csv").write_bytes(content)
    return written


def pack(csvs: Mapping[str, bytes], rows: Mapping[str, int]) -> list[Download]:
    """The tables as compressed data addresses, the smallest first inside, as long as there is room."""
    room, inside = MOST_BYTES, {}
    for name in sorted(csvs, key=lambda n: (len(csvs[n]), n)):
        packed = base64.b64encode(gzip.compress(csvs[name], mtime=0)).decode()
        if (room := room - len(packed)) < 0:
            break
        inside[name] = f"data:application/gzip;base64,{packed}"
    return [Download(name, rows[name], inside.get(name)) for name in csvs]
