"""Claimbook reads contested news into tidy tables, weighs the claims against each other, and shows them.

>>> import claimbook
>>> book = claimbook.read_corpus("seeds")       # doctest: +SKIP
>>> book.figures[["source", "low", "best", "high", "text"]]       # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from claimbook.batch import read_corpus
    from claimbook.frames import Book, read_book
    from claimbook.weigh import weigh_book

__all__ = ["Book", "__version__", "read_book", "read_corpus", "weigh_book"]

_HOMES = {
    "read_corpus": "claimbook.batch",
    "Book": "claimbook.frames",
    "read_book": "claimbook.frames",
    "weigh_book": "claimbook.weigh",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for: `claimbook --help` needs no pandas."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'claimbook' has no attribute {name!r}")
