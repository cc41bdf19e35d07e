"""Texts made short enough to be shown: cut after a whole word, without their middle, on several lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePosixPath

import pandas as pd


def shorten(text: str, most: int) -> str:
    """The text on one line, at most `most` characters, cut after a whole word.

    >>> shorten("the village of Plekhovo", 15)
    'the village of…'
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    head = line[:most].rsplit(" ", 1)[0].rstrip(" ,.;:–-“\"'(")
    return (head or line[: most - 1]) + "…"


def say_files(paths: Iterable[str], *, most: int = 14) -> list[str]:
    """What articles are called that have neither outlet nor title: by their files, without folder and ending.

    A long name is told by the parts of its beginning, where no other file has these, else without its middle.

    >>> say_files(["letters/harbour.txt", "004_164d6b1dc93fe8f4.txt", "a_9f86d081884c7d65.txt", "a_9f86d081884c7d66.txt"])
    ['article harbour', 'article 004', 'article a_9f86d0…c7d65', 'article a_9f86d0…c7d66']
    """
    stems = [PurePosixPath(path).stem for path in paths]
    heads = [_head(stem, most) for stem in stems]
    times = Counter(heads)
    names = [
        head if head and times[head] == 1 else shorten_middle(stem, most)
        for stem, head in zip(stems, heads, strict=True)
    ]
    return [f"article {name}" for name in names]


def _head(stem: str, most: int) -> str:
    """The parts of a file's name that fit into `most` characters; nothing where not even the first does."""
    if len(stem) <= most:
        return stem
    ends = [m.start() for m in re.finditer(r"(?<=\w)[-_. ]", stem[: most + 1])]
    return stem[: ends[-1]] if ends else ""


def shorten_middle(name: str, most: int) -> str:
    """A long name without its middle: its beginning and its ending tell it from others.

    >>> shorten_middle("004_164d6b1dc93fe8f4.txt", 16), shorten_middle("harbour.txt", 16)
    ('004_164d6…f4.txt', 'harbour.txt')
    """
    if len(name) <= most:
        return name
    tail = (most - 1) * 2 // 5
    return f"{name[: most - 1 - tail]}…{name[-tail:]}"


def quote_around(sentence: str, sentence_start: float | None, start: int, *, most: int = 80) -> str:
    """The words of a sentence from a little before offset `start` on, on one line; both offsets count in the article.

    >>> quote_around("The mayor said on the radio that forty houses were flooded", 100, 133, most=30)
    '…radio that forty houses were…'
    """
    at = 0 if sentence_start is None or pd.isna(sentence_start) else max(0, int(start - sentence_start))
    first = sentence.rfind(" ", 0, max(0, at - 8)) + 1
    return ("…" if first else "") + shorten(sentence[first:], most)


def wrap(text: str, width: int, *, lines: int = 2) -> list[str]:
    """The text in at most `lines` lines of about `width` characters.

    >>> wrap("DPRK troops fought in Ukraine to support Russia", 24)
    ['DPRK troops fought in', 'Ukraine to support…']
    """
    wrapped: list[str] = []
    rest = " ".join(text.split())
    while rest and len(wrapped) < lines - 1 and len(rest) > width:
        at = rest.rfind(" ", 0, width + 1)
        at = at if at > 0 else width
        wrapped.append(rest[:at])
        rest = rest[at:].strip()
    return [*wrapped, shorten(rest, width)] if rest else wrapped or [""]
