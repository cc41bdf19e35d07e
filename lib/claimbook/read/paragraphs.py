"""Paragraphs and what each of them is: title, heading, body, caption, embed, boilerplate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimbook.lexicon import Lexicon
from claimbook.records import Article

LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text (lines are paragraphs: news files wrap none), without white space at its ends."""

    index: int
    start: int
    end: int
    kind: str


def split_paragraphs(article: Article, lexicon: Lexicon) -> Iterator[Paragraph]:
    """Yield the paragraphs of an article in reading order."""
    for index, match in enumerate(LINE.finditer(article.text)):
        words = match.group()
        start = match.start() + len(words) - len(words.lstrip())
        yield Paragraph(index, start, start + len(words.strip()), "body")
