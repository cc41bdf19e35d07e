"""Quotations: what stands between quotation marks, over paragraphs and nested.

News breaks every rule of pairing: straight and curly marks mixed, a quotation reopened in each paragraph and closed in
the last, a mark forgotten, apostrophes that look like closing marks. So a mark is judged by its neighbours first and
by what is open second, and a broken one costs at most its paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.paragraphs import Paragraph
from claimbook.records import Article

DOUBLE = re.compile(
    r"""
      (?<! \d ['’′] ) (?<! \d ['’′] \d ) (?<! \d ['’′] \d \d ) "{1,3}     # "  but not the inches of 6'2"
    | [“”„‟″]{1,2} | ''{1,2} (?!') | ’’ | ‘‘ | ``                           # “ ” „  '' as a mark
    | [«»]                                                                   # « »
    """,
    re.VERBOSE,
)
SINGLE = re.compile(r"[‘’‚‛‹›'`]")

OPENERS = frozenset('([{<—–-―/“"„')  # what may stand glued before an opening single mark
LEFT, RIGHT = frozenset("“„‟‘‚‛`"), frozenset("”″’")
BEFORE, AFTER = frozenset("([{"), frozenset(")]}.,;:!?")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words within one paragraph, without their marks.

    `closed` is False where the closing mark is missing: the words then run to the paragraph's end. `continues` is True
    where the paragraph before left its quotation open and this one goes on with it. `nested` is True inside another.
    """

    start: int
    end: int
    paragraph: int
    closed: bool
    continues: bool = False
    nested: bool = False


def find_quotations(
    article: Article, paragraphs: Sequence[Paragraph], lexicon: Lexicon
) -> Iterator[Quotation]:
    """Yield the quotations of an article in reading order; a broken mark costs at most its paragraph."""
    text = article.text
    open_before = False  # the prose paragraph before left its last quotation open
    for paragraph in paragraphs:
        found = _pair_doubles(text, paragraph, open_before)
        found += _pair_singles(text, paragraph, lexicon)
        found.sort(key=lambda q: (q.start, -q.end))
        found = _flag_nested(found)
        yield from found
        if paragraph.kind == "body":
            open_before = bool(found) and any(not q.closed and q.end == paragraph.end for q in found[-2:])


def _pair_doubles(text: str, paragraph: Paragraph, open_before: bool) -> list[Quotation]:
    """The quotations between double marks; an opening mark without a closing one reaches the next that opens, else the end."""
    found: list[Quotation] = []
    opened: list[int] = []  # offsets after the marks that are open
    for match in DOUBLE.finditer(text, paragraph.start, paragraph.end):
        turn = _turn(text, match.start(), match.end(), paragraph, text[opened[-1] - 1] if opened else "")
        if turn == "opens":
            opened.append(match.end())
        elif opened:
            _add(found, text, opened.pop(), match.start(), paragraph, closed=True, open_before=open_before)
        elif open_before and not found:
            _add(found, text, paragraph.start, match.start(), paragraph, closed=True, open_before=True)
    starts = sorted(q.start for q in found)
    limit = paragraph.end
    for start in reversed(opened):
        later = bisect_right(starts, start)
        end = _before_mark(text, starts[later]) if later < len(starts) else limit
        _add(found, text, start, min(end, limit), paragraph, closed=False, open_before=open_before)
        limit = start - 1
    return found


def _turn(text: str, start: int, end: int, paragraph: Paragraph, partner: str) -> str:
    """Whether the mark at `start` opens or closes: by its shape, else its neighbours, else what is open.

    `partner` is the mark that is open, "" where none is.
    """
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    may_open = before.isspace() or before in BEFORE
    may_close = after.isspace() or after in AFTER
    if text[start] == "“" and partner == "„":
        return "closes"
    if text[start] in LEFT and not after.isspace():
        return "opens"
    if text[start] in RIGHT and (partner or may_close or not may_open):
        return "closes"
    if may_open != may_close:
        return "opens" if may_open else "closes"
    return "closes" if partner else "opens"


def _before_mark(text: str, start: int) -> int:
    """The offset before the mark that opens a quotation whose words begin at `start`."""
    for end in range(start, max(0, start - 4), -1):
        if not (text[end - 1].isspace() or text[end - 1] in "“”„‟″\"'’‘`«»"):
            return end
    return start - 1


def _add(
    found: list[Quotation],
    text: str,
    start: int,
    end: int,
    paragraph: Paragraph,
    *,
    closed: bool,
    open_before: bool,
) -> None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        goes_on = open_before and start - paragraph.start <= 3
        found.append(Quotation(start, end, paragraph.index, closed, goes_on))


@cache
def _elision(lexicon: Lexicon) -> re.Pattern[str]:
    """What follows an apostrophe that opens no quotation: 'em, '90s."""
    words = "|".join(map(re.escape, lexicon.phrases("elisions")))
    return re.compile(rf"(?:\d\d?s|{words})\b(?!['’])", re.IGNORECASE)


def _pair_singles(text: str, paragraph: Paragraph, lexicon: Lexicon) -> list[Quotation]:
    """The quotations between single marks; apostrophes are no marks, and a mark without its partner is none either."""
    found: list[Quotation] = []
    start: int | None = None
    weak: int | None = None  # a plural's apostrophe that may be the closing mark: the soldiers'
    for match in SINGLE.finditer(text, paragraph.start, paragraph.end):
        at = match.start()
        before = text[at - 1] if at > paragraph.start else " "
        after = text[at + 1] if at + 1 < paragraph.end else " "
        if before in "'’‘`" or after in "'’‘`":
            continue
        opens = (before.isspace() or before in OPENERS) and not after.isspace() and text[at] not in "’›"
        if opens and not _elision(lexicon).match(text, at + 1):
            if start is not None and weak is not None:
                _add(found, text, start, weak, paragraph, closed=True, open_before=False)
            start, weak = at + 1, None
        elif start is not None and not before.isspace() and not after.isalnum() and text[at] not in "‘‚‛`":
            if before == "s" and after.isspace() and text[at + 2 : at + 3].islower():
                weak = weak or at
                continue
            _add(found, text, start, at, paragraph, closed=True, open_before=False)
            start = weak = None
    if start is not None and weak is not None:
        _add(found, text, start, weak, paragraph, closed=True, open_before=False)
    return found


def _flag_nested(quotations: list[Quotation]) -> list[Quotation]:
    """The same quotations in reading order, each flagged that lies within one before it; crossing ones are dropped."""
    flagged: list[Quotation] = []
    reach = -1
    for q in quotations:
        if q.start >= reach:
            flagged.append(q)
            reach = q.end
        elif q.end <= reach:
            flagged.append(replace(q, nested=True, continues=False))
    return flagged
