"""Quotations: what stands between quotation marks, over paragraphs and nested."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimbook.read.paragraphs import Paragraph
from claimbook.records import Article

CURLY = re.compile(r"“([^“”\r\n]+)(”?)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words within one paragraph, without their marks.

    `continues` is True where the paragraph before left its quotation open and this one reopens it.
    """

    start: int
    end: int
    paragraph: int
    closed: bool
    continues: bool = False
    nested: bool = False


def find_quotations(article: Article, paragraphs: Sequence[Paragraph]) -> Iterator[Quotation]:
    """Yield the quotations of an article in reading order; a broken mark costs at most its paragraph."""
    for paragraph in paragraphs:
        for match in CURLY.finditer(article.text, paragraph.start, paragraph.end):
            yield Quotation(*match.span(1), paragraph.index, bool(match[2]))
