"""Weighing: tables -> tables. Nothing is read here but the words that the tables quote."""

from claimbook.weigh.books import weigh_book

__all__ = ["weigh_book"]
