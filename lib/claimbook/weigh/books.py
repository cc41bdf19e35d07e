"""Weighing a book: its groups, relations and origins."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from claimbook.frames import Book, make_table
from claimbook.lexicon import load
from claimbook.weigh.origins import origins_table
from claimbook.weigh.relations import relations_table
from claimbook.weigh.weighings import make_weighing


def weigh_book(book: Book, *, codebook: str | Path | None = None, about: float = 0) -> Book:
    """The book with its weighing tables filled; its reading tables are left as they are.

    `codebook` is the one that the book was read with: it says which place lies in which. `about` is the share by which
    "about 100" may miss: 0.05 lets it agree with 95 to 105; an explanation says so where it decides.
    """
    w = make_weighing(book, load(Path(codebook) if codebook else None))
    return replace(
        book,
        groups=make_table("groups", (row for group in w.groups for row in group.rows())),
        relations=relations_table(w, about=about),
        origins=origins_table([*w.figures, *w.claims], w.groups, w.origins),
    )
