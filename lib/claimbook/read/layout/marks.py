"""Quotation marks: where they stand and whether each opens or closes.

A mark is judged by its neighbours first and by what is open second, so that a forgotten one does not turn all that
follow inside out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.records import value

MARK = re.compile(r"""(["“”„‟″«»'’‘`‚‛‹›]) (?<! \w['’] (?=\w) ) \1{0,2}""", re.VERBOSE)  # not in: it's
FEET = re.compile(r"\d['’′]\d{0,2}\Z")  # 6'2 before its inch mark
LEFT, RIGHT = frozenset("“„‟‘‚‛`"), frozenset("”″’")
BEFORE, AFTER = frozenset("([{"), frozenset(")]}.,;:!?")
GLUED = frozenset('([{<—–-―/“"„')  # what may stand before an opening single mark but white space


@value
class Mark:
    """A quotation mark, or the same one told twice; `double` tells the marks of quotations from those that may be apostrophes."""

    start: int
    end: int
    double: bool


def find_marks(text: str) -> list[Mark]:
    """All quotation marks of a text in order, apostrophes within words left out."""
    marks = []
    for match in MARK.finditer(text):
        start, end = match.span()
        sign = text[start]
        double = sign not in "'’‘`‚‛‹›" or end - start == 2
        if sign != '"' or not FEET.search(text, max(0, start - 4), start):
            marks.append(Mark(start, end, double))
    return marks


def opens(text: str, mark: Mark, partner: str, start: int, end: int) -> bool:
    """Whether a double mark opens a quotation in the paragraph from `start` to `end`: by its shape, its neighbours, else what is open.

    `partner` is the mark that is open, "" where none is.
    """
    sign = text[mark.start]
    before = text[mark.start - 1] if mark.start > start else " "
    after = text[mark.end] if mark.end < end else " "
    may_open = before.isspace() or before in BEFORE
    may_close = after.isspace() or after in AFTER
    if sign == "“" and partner == "„":
        return False
    if sign in LEFT and not after.isspace():
        return True
    if sign in RIGHT and (partner or may_close or not may_open):
        return False
    return may_open if may_open != may_close else not partner


@cache
def _elision(lexicon: Lexicon) -> re.Pattern[str]:
    """What follows an apostrophe that opens no quotation: 'em, '90s."""
    words = "|".join(map(re.escape, lexicon.phrases("elisions")))
    return re.compile(rf"(?:\d\d?s|{words})\b(?!['’])", re.IGNORECASE)


def pair_singles(
    text: str, marks: Sequence[Mark], start: int, end: int, lexicon: Lexicon
) -> list[tuple[int, int]]:
    """The words between single marks of a paragraph; apostrophes are no marks, and one without its partner is none either."""
    pairs: list[tuple[int, int]] = []
    opened: int | None = None
    weak: int | None = None  # a plural's apostrophe that may be the closing mark: the soldiers'
    for mark in marks:
        at, after_mark = mark.start, mark.end
        before = text[at - 1] if at > start else " "
        after = text[after_mark] if after_mark < end else " "
        free = before.isspace() or before in GLUED
        if (
            free
            and text[at] not in "’›"
            and not after.isspace()
            and not _elision(lexicon).match(text, at + 1)
        ):
            if opened is not None and weak is not None:
                pairs.append((opened, weak))
            opened, weak = after_mark, None
        elif opened is not None and not before.isspace() and not after.isalnum() and text[at] not in "‘‚‛`":
            if before == "s" and after.isspace() and text[after_mark + 1 : after_mark + 2].islower():
                weak = weak or at
                continue
            pairs.append((opened, at))
            opened = weak = None
    if opened is not None and weak is not None:
        pairs.append((opened, weak))
    return pairs
