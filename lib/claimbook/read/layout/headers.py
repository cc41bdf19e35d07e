"""Header lines: what stands above an article's prose and tells when, where and by whom it was published."""

from __future__ import annotations

import re
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.layout.mastheads import NAME_WORD, bare_byline
from claimbook.read.layout.media import is_medium

LONGEST = 120  # characters of a header line
# ADA-QUAKE-DEAD, BC-ADA-Quake, 1st Ld
SLUG = re.compile(r"[A-Z]{2,}(?:-[A-Z0-9][\w’']*){2,7}(?:,\s[\w\s-]{1,30})?")
# Harbour Watch, [03.05.24 17:12]
CHANNEL = re.compile(r".{1,60},\s\[\d\d\.\d\d\.(?:\d\d)?\d\d\s\d\d:\d\d(?::\d\d)?\]:?")
HANDLE = re.compile(r"@\w{1,30}(?:\s?[·•]\s.{1,20})?")  # @harbour · May 3
WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*")
RANK = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
ZONE = re.compile(r"[A-Z]{1,4}")  # BST, the K of 12K views
CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b")
MASTHEAD = re.compile(  # BBC News, Oslo; Staff Writer, The Harbour Times
    rf"(?P<name>{NAME_WORD}(?:\s(?:{NAME_WORD}|of|the|and)){{0,5}})(?:,\s(?P<rest>{NAME_WORD}(?:\s{NAME_WORD}){{0,3}}))?"
)
STAMP = 60  # characters of a line that tells an hour within the text


@cache
def _words(lexicon: Lexicon) -> frozenset[str]:
    """The words of lines that only tell a date."""
    marks = {word for row in lexicon.rows("publication_marks") for word in row["word"].split()}
    links = {"ago", "the", *lexicon.phrases("date_links", tag="prep")}
    return frozenset(marks | links | set(lexicon.phrases("date_words")))


def is_header_line(text: str, lexicon: Lexicon) -> bool:
    """Whether a line above the prose is no part of it: a date with its hour, a byline, a masthead, a slug.

    >>> from claimbook import lexicon
    >>> is_header_line("Published 12:04 BST, 3 May 2024", lexicon.load())
    True
    >>> is_header_line("Two die in Ada on 3 May 2024", lexicon.load())
    False
    """
    if len(text) > LONGEST:
        return False
    return bool(
        SLUG.fullmatch(text)
        or HANDLE.fullmatch(text)
        or CHANNEL.fullmatch(text)
        or tells_only_a_date(text, lexicon)
        or bare_byline(text, lexicon)
        or masthead(text, lexicon)
    )


def masthead(text: str, lexicon: Lexicon) -> str | None:
    """The news medium that a line names, perhaps with its place, and nothing else: "BBC News, Oslo"."""
    match = MASTHEAD.fullmatch(text)
    names = (match["name"], match["rest"]) if match else ()
    return next((name for name in names if name and is_medium(name, lexicon)), None)


def is_stamp(text: str, lexicon: Lexicon) -> bool:
    """Whether a line tells an hour and nothing else, as between the entries of a live report."""
    return len(text) <= STAMP and bool(CLOCK.search(text)) and tells_only_a_date(text, lexicon)


def tells_only_a_date(text: str, lexicon: Lexicon) -> bool:
    """Whether a line tells a day or an hour and nothing else but what such lines hold: "3 min read"."""
    if len(text) > LONGEST or not any(c.isdigit() for c in text):
        return False
    known = _words(lexicon)
    words = WORD.findall(RANK.sub("", text))
    return all(word.lower() in known or ZONE.fullmatch(word) for word in words)
