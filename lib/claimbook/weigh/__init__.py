"""Weighing: tables -> tables. No text is read here."""

from claimbook.weigh.books import weigh_book

__all__ = ["weigh_book"]
