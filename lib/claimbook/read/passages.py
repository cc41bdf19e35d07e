"""Passages: sentences as their speaker sees them, each quotation one token however many sentences it holds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from claimbook.read.pages import Page
from claimbook.read.quotations import Quotation
from claimbook.records import Sentence

QUOTE = "“"  # the word of a token that is a whole quotation

TOKEN = re.compile(
    r"""
    [^\W_]+                             # Khinshtein
    (?: [’'&/-][^\W_]+                  # Russia’s, mine-clearing
      | [.,]\d+                         # 12,000
      | \.[^\W_](?![^\W_]) )*           # U.S
    | --? | [,;:?!()\[\]—–…]
    """,
    re.VERBOSE,
)
MARKS = "“”\"'‘’„«»`"


class Token(NamedTuple):
    """A word in lower case (with straight apostrophes), a mark, or a whole quotation with its marks."""

    start: int
    end: int
    word: str
    quotation: Quotation | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of an article whose quotations count as one token each; it may hold several sentences of a speaker."""

    text: str
    start: int
    end: int
    paragraph: int
    kind: str  # of its paragraph: title, body ...
    tokens: tuple[Token, ...]

    def word(self, at: int) -> str:
        """The word of token `at`, "" where there is none."""
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""

    def is_name(self, at: int) -> bool:
        """Whether token `at` begins with a capital letter."""
        return self.text[self.tokens[at].start].isupper()

    def at(self, offset: int) -> int:
        """The number of the token that begins at `offset`, else the next one's."""
        return bisect_left(self.tokens, offset, key=lambda t: t.start)


def split_passages(page: Page) -> Iterator[Passage]:
    """Yield the passages of an article in reading order."""
    outer = [q for q in page.quotations if not q.nested]
    at, start = 0, None
    for sentence in page.sentences:
        if start is None:
            start = sentence.start
        while at < len(outer) and outer[at].end < sentence.end:
            at += 1
        within = at < len(outer) and outer[at].start <= sentence.end <= outer[at].end
        if within and outer[at].paragraph == sentence.paragraph and outer[at].end > sentence.end:
            continue  # the quotation goes on
        yield _passage(page, start, sentence.end, sentence, outer)
        start = None


def _passage(page: Page, start: int, end: int, last: Sentence, outer: list[Quotation]) -> Passage:
    text, tokens, at = page.text, [], start
    first = bisect_left(outer, start, key=lambda q: q.start)
    for number in range(first, len(outer)):
        quotation = outer[number]
        if quotation.start >= end:
            break
        opening, closing = _with_marks(text, quotation)
        tokens += _words(text, at, opening)
        tokens.append(Token(opening, closing, QUOTE, quotation))
        at = closing
    tokens += _words(text, at, end)
    return Passage(text, start, max(end, at), last.paragraph, last.kind, tuple(tokens))


def _words(text: str, start: int, end: int) -> list[Token]:
    return [
        Token(m.start(), m.end(), m.group().lower().replace("’", "'"))
        for m in TOKEN.finditer(text, start, end)
    ]


def _with_marks(text: str, quotation: Quotation) -> tuple[int, int]:
    """The quotation's place with its marks; a mark may be doubled ('' for \")."""
    start, end = quotation.start, quotation.end
    while start and text[start - 1] in MARKS and start > quotation.start - 2:
        start -= 1
    if quotation.closed:
        while end < len(text) and text[end] in MARKS and end < quotation.end + 2:
            end += 1
    return start, end
