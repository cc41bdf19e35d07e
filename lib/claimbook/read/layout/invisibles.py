"""Invisibles: signs without a width, read as if they were not there, while every place stays one of the text as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, replace
from functools import cache
from typing import TypeVar

from claimbook.records import Article, Reading, Row

Record = TypeVar("Record", bound=Row)

# soft hyphen, joiners, zero-width spaces, marks that turn the reading direction
INVISIBLE = re.compile(r"[\xAD\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+")
TABLES = ("sentences", "claims", "figures", "dates", "terms")
QUOTED = {
    "text": ("start", "end"),
    "source_text": ("source_start", "source_end"),
    "cue": ("cue_start", "cue_end"),
}


def has_invisibles(article: Article) -> bool:
    """Whether signs without a width stand in the text."""
    return not article.text.isascii() and INVISIBLE.search(article.text) is not None


def without_invisibles(article: Article) -> Article:
    """The article as one sees it: "kil\\u200bled" as "killed"."""
    return replace(article, text=INVISIBLE.sub("", article.text))


def put_back(reading: Reading, article: Article) -> Reading:
    """What was read from the article without such signs, with the places that the words have in its own text."""
    text = article.text
    hidden = {at for m in INVISIBLE.finditer(text) for at in range(*m.span())}
    seen = [at for at in range(len(text)) if at not in hidden]
    moved = {name: tuple(_moved(r, text, seen) for r in getattr(reading, name)) for name in TABLES}
    return replace(reading, article=replace(reading.article, text=text), **moved)


def _moved(record: Record, text: str, seen: Sequence[int]) -> Record:
    """The record at its places in `text`, of which `seen` are those that can be seen."""
    changed: dict[str, int | str] = {}
    for words, (first, last) in _quotations(type(record)).items():
        start, end = getattr(record, first), getattr(record, last)
        if start is not None and end > start:
            changed |= {
                first: seen[start],
                last: seen[end - 1] + 1,
                words: text[seen[start] : seen[end - 1] + 1],
            }
    return replace(record, **changed)


@cache
def _quotations(record: type[Row]) -> dict[str, tuple[str, str]]:
    """The columns of a record that quote the text, each with the columns of its place."""
    names = {field.name for field in fields(record)}
    return {words: place for words, place in QUOTED.items() if names.issuperset((words, *place))}
