"""Time and memory of weighing 1,000, 10,000 and 100,000 figures made from the shapes of the seeds.

The seeds' tables are copied under other names: eight copies of each article tell of one conflict with its own actors
and places (`many`), or all copies tell of the same one (`one`), with numbers that differ a little. Time should grow by
less than 12 times for ten times the figures.

    python bench/weighing.py
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pandas as pd

import claimbook
from claimbook.frames import Book, empty_table
from claimbook.weigh import weigh_book

SEEDS = Path(__file__).parent.parent / "seeds"
SIZES = (1_000, 10_000, 100_000)
TELLERS = 8  # copies of the seeds that tell of one conflict
IDS = ("article_id", "sentence_id", "claim_id", "figure_id", "part_of")
NAMES = ("subject", "place", "target", "source_id")


def make_book(n: int, *, tellers: int) -> Book:
    """A book of at least `n` figures: copies of the seeds, `tellers` of them telling of one conflict."""
    seeds = claimbook.read_corpus(SEEDS)
    copies = -(-n // len(seeds.figures))
    tables = {
        name: pd.concat([_copy(frame, i, i // tellers) for i in range(copies)], ignore_index=True)
        for name, frame in seeds.tables().items()
        if name in ("articles", "sentences", "claims", "figures")
    }
    others = {name: empty_table(name) for name in seeds.tables() if name not in tables}
    book = replace(seeds, **tables, **others)
    return replace(book, figures=book.figures.head(n))


def _copy(frame: pd.DataFrame, copy: int, conflict: int) -> pd.DataFrame:
    """The rows under the names of a copy, their numbers larger by up to a twentieth."""
    changed = {c: frame[c] + f"-{copy}" for c in IDS if c in frame}
    changed |= {c: frame[c] + f"_{conflict}" for c in NAMES if c in frame}
    changed |= {c: (frame[c] * (1 + copy % 5 / 100)).round() for c in ("low", "best", "high") if c in frame}
    if "path" in frame:
        changed["path"] = f"{copy:05}/" + frame["path"]
        changed["outlet"] = f"Outlet {copy % 40}"
    return frame.assign(**changed)


def measure(n: int, tellers: int) -> None:
    """Print figures, relations, seconds and the peak memory of this process."""
    book = make_book(n, tellers=tellers)
    begin = time.perf_counter()
    weighed = weigh_book(book, codebook=SEEDS / "codebook")
    seconds = time.perf_counter() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(len(book.figures), len(weighed.relations), f"{seconds:.3f}", f"{peak:.0f}")


def main() -> None:
    """Measure each size in a process of its own and print a table."""
    print(f"{'shape':8}{'figures':>9}{'relations':>11}{'seconds':>9}{'times':>7}{'peak MB':>9}")
    for shape, tellers in (("many", TELLERS), ("one", max(SIZES))):
        before = None
        for n in SIZES:
            command = [sys.executable, __file__, str(n), str(tellers)]
            out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            figures, relations, seconds, peak = out.split()
            times = f"{float(seconds) / before:.1f}" if before else ""
            before = float(seconds)
            print(f"{shape:8}{int(figures):9,}{int(relations):11,}{before:9.2f}{times:>7}{int(peak):9,}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(*map(int, sys.argv[1:]))
    else:
        main()
