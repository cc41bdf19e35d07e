"""Quotations: what stands between quotation marks, over paragraphs and nested.

News breaks every rule of pairing: straight and curly marks mixed, a quotation reopened in each paragraph and closed in
the last, a mark forgotten, apostrophes that look like closing marks. A broken mark costs at most its paragraph.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimbook.lexicon import Lexicon
from claimbook.read.layout.blocks import Paragraph
from claimbook.read.layout.marks import Mark, find_marks, opens, pair_singles
from claimbook.read.layout.words import WORD
from claimbook.records import Article, value

BREAK = 8  # characters between two paragraphs
REOPENING = ("‘", "'")  # single marks with which a paragraph goes on with a quotation


@value
class Quotation:
    """Quoted words within one paragraph, without their marks.

    `closed` is False where the closing mark is missing: the words then run to the paragraph's end or the next
    quotation. `continues` is True where the paragraph before left its quotation open and this one goes on with it.
    `nested` is True inside another.
    """

    start: int
    end: int
    paragraph: int
    closed: bool
    continues: bool = False
    nested: bool = False


class _Pair(NamedTuple):
    """The words between two marks, or between an opening mark and where its quotation must end."""

    start: int
    end: int
    closed: bool


def find_quotations(
    article: Article, paragraphs: Sequence[Paragraph], lexicon: Lexicon
) -> Iterator[Quotation]:
    """Yield the quotations of an article in reading order."""
    text = article.text
    marks = find_marks(text)
    starts = [mark.start for mark in marks]
    left_open = False  # the body paragraph before left its last quotation open
    for p in paragraphs:
        inside = marks[bisect_left(starts, p.start) : bisect_left(starts, p.end)]
        pairs = list(_pairs(text, p, inside, left_open, lexicon)) if inside else []
        yield from _quotations(p, pairs, left_open)
        if p.kind == "body":
            left_open = any(not pair.closed and pair.end == p.end for pair in pairs[-2:])


def _quotations(p: Paragraph, pairs: Sequence[_Pair], left_open: bool) -> Iterator[Quotation]:
    """Yield the pairs of a paragraph as quotations; one that crosses another is none."""
    reach = -1
    for start, end, closed in pairs:
        if start >= reach:
            yield Quotation(start, end, p.index, closed, continues=left_open and start - p.start <= 3)
            reach = end
        elif end <= reach:
            yield Quotation(start, end, p.index, closed, nested=True)


def _pairs(
    text: str, p: Paragraph, marks: Sequence[Mark], left_open: bool, lexicon: Lexicon
) -> Iterator[_Pair]:
    """Yield the pairs of a paragraph in reading order, the outer before the inner, without white space at their ends."""
    pairs = _pair_doubles(text, p, [mark for mark in marks if mark.double], left_open)
    singles = [mark for mark in marks if not mark.double]
    left = _left_open_single(text, p, singles, left_open)
    until = left.start - 1 if left else p.end  # the offset of its mark
    singles = [mark for mark in singles if mark.start < until]
    pairs += [_Pair(start, end, True) for start, end in pair_singles(text, singles, p.start, until, lexicon)]
    if left and all(not pair.start <= left.start <= pair.end for pair in pairs):
        pairs.append(left)
    for start, end, closed in sorted(pairs, key=lambda pair: (pair.start, -pair.end)):
        if WORD.search(text, start, end):
            words = text[start:end]
            start += len(words) - len(words.lstrip())
            yield _Pair(start, start + len(words.strip()), closed)


def _left_open_single(text: str, p: Paragraph, singles: Sequence[Mark], left_open: bool) -> _Pair | None:
    """What a single mark opens and nothing closes, where the next paragraph opens with one again: told us: ‘We fled. / ‘We hid.’

    A colon or a comma stands before the mark, or it goes on with what the paragraph before left open.
    """
    if not singles or text[p.end : p.end + BREAK].lstrip()[:1] not in REOPENING:
        return None
    for mark in reversed(singles):
        if text[mark.start] in REOPENING and not text[mark.end : mark.end + 1].isspace():
            before = text[p.start : mark.start].rstrip()
            leads = before.endswith((":", ",")) and text[mark.start - 1].isspace()
            if leads or (left_open and not before):
                return _Pair(mark.end, p.end, False)
        if _closes_single(text, mark):
            return None
    return None


def _closes_single(text: str, mark: Mark) -> bool:
    """Whether a single mark ends a quotation and is no plural's apostrophe: not "the soldiers' tents"."""
    before, after = text[mark.start - 1 : mark.start], text[mark.end : mark.end + 2]
    plural = before == "s" and after[:1].isspace() and after[1:].islower()
    return not (before.isspace() or after[:1].isalnum() or plural)


def _pair_doubles(text: str, p: Paragraph, marks: Sequence[Mark], left_open: bool) -> list[_Pair]:
    """The pairs of double marks; an opening mark without a closing one reaches the next that opens, else the end."""
    pairs: list[_Pair] = []
    opened: list[int] = []  # offsets after the marks that are open
    for mark in marks:
        if opens(text, mark, text[opened[-1] - 1] if opened else "", p.start, p.end):
            opened.append(mark.end)
        elif opened:
            pairs.append(_Pair(opened.pop(), mark.start, True))
        elif left_open and not pairs:
            pairs.append(_Pair(p.start, mark.start, True))
    starts = sorted(pair.start for pair in pairs)
    limit = p.end
    for start in reversed(opened):
        later = bisect_right(starts, start)
        end = _before_mark(text, starts[later]) if later < len(starts) else limit
        pairs.append(_Pair(start, min(end, limit), False))
        limit = start - 1
    return pairs


def _before_mark(text: str, start: int) -> int:
    """The offset before the mark that opens a quotation whose words begin at `start`."""
    for end in range(start, max(0, start - 4), -1):
        if not (text[end - 1].isspace() or text[end - 1] in "“”„‟″\"'’‘`«»"):
            return end
    return start - 1
