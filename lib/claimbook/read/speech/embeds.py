"""Embeds: posts set into an article, each with the line that names who posted it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimbook.read.layout.blocks import Paragraph
from claimbook.read.layout.pages import Page
from claimbook.records import value

# — Harbour News (@harbour) May 3, 2024
CREDIT = re.compile(r"[—–-]{1,2}\s*(?P<name>[^(@\n]{2,60}?)\s*\(@\w{1,30}\)")


@value
class Post:
    """The words of a post, from `start` to `end`, and the place of its author's name in the line `credit`."""

    start: int
    end: int
    author: tuple[int, int]
    credit: Paragraph


def find_posts(page: Page) -> Iterator[Post]:
    """Yield a post for each paragraph of an embed that a credit line closes."""
    waiting: list[Paragraph] = []
    for paragraph in page.paragraphs:
        if paragraph.kind != "embed":
            waiting.clear()
            continue
        if credit := CREDIT.search(page.text, paragraph.start, paragraph.end):
            if credit.start() > paragraph.start:
                waiting.append(paragraph)  # the credit follows on the same line
            for told in waiting:
                end = min(told.end, credit.start())
                yield Post(told.start, end, credit.span("name"), paragraph)
            waiting.clear()
        else:
            waiting.append(paragraph)
