"""Blocks: the lines of a text, or runs of them where the lines are wrapped at a column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimbook.records import value

LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
MARKDOWN = re.compile(r"(?:#{1,6}|>)\s+(?=\S)")  # before a heading, before a quoted line
WIDEST, NARROWEST = 100, 40  # columns at which wrapped files break their lines


@value
class Paragraph:
    """Lines that belong together, without the white space and the list mark around them."""

    index: int
    start: int
    end: int
    kind: str


@value
class Block:
    """The words of a paragraph-to-be; `apart` tells whether a blank line or an indent stands before it."""

    start: int
    end: int
    text: str
    apart: bool


def find_blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a text: each line, or each run of lines where the text is wrapped."""
    lines = list(_lines(text))
    width = _wrap_width(lines)
    start = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or not _is_joined(lines[at - 1], lines[at], width):
            yield _block(text, lines[start], lines[at - 1])
            start = at


def _block(text: str, first: Block, last: Block) -> Block:
    """The lines from `first` to `last` as one block."""
    if first is last:
        return first
    return Block(first.start, last.end, text[first.start : last.end], first.apart)


def _lines(text: str) -> Iterator[Block]:
    """Yield the lines that are not blank, stripped; one that is further in than the line before stands apart too."""
    last_end = last_indent = 0
    for match in LINE.finditer(text):
        words = match[0].strip()
        if not words:
            continue
        indent = len(match[0]) - len(match[0].lstrip())
        if mark := MARKDOWN.match(words):
            words = words[mark.end() :]
            indent += mark.end()
        start = match.start() + indent
        is_after_blank = max(text.count("\n", last_end, start), text.count("\r", last_end, start)) > 1
        yield Block(start, start + len(words), words, is_after_blank or indent > last_indent)
        last_end, last_indent = start + len(words), indent


def _wrap_width(lines: Sequence[Block]) -> int:
    """The column at which the lines are wrapped, 0 where they are not: lines end where the next word would not fit."""
    width = max((len(line.text) for line in lines), default=0)
    if not NARROWEST <= width <= WIDEST:
        return 0
    joints = [(a.text, b.text) for a, b in pairwise(lines) if not b.apart]
    full = [b for a, b in joints if _is_full(a, b, width)]
    lower = [b for b in full if b[0].islower()]
    wrapped = len(joints) >= 3 and len(full) >= 0.7 * len(joints) and len(lower) >= 0.4 * len(full)
    return width if wrapped else 0


def _is_full(line: str, following: str, width: int) -> bool:
    return len(line) + 1 + len(following.split(None, 1)[0]) > width - 2


def _is_joined(line: Block, following: Block, width: int) -> bool:
    """Whether a line goes on in the next."""
    if not width or following.apart:
        return False
    return _is_full(line.text, following.text, width) or following.text[0].islower()
