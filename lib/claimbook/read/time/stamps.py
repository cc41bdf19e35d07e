"""Stamps: the line with name and day under an embedded post, which tells when the post was put up."""

from __future__ import annotations

from claimbook.read.layout.blocks import Paragraph
from claimbook.read.layout.pages import Page
from claimbook.read.layout.posts import is_signature

LONGEST = 6  # paragraphs of a post


def stamp_below(page: Page, at: int) -> Paragraph | None:
    """The stamp of the post that holds `at`, None outside of posts: "— Ana Rios (@anarios) March 8, 2016"."""
    paragraph = page.paragraph_at(at)
    if paragraph is None:
        return None
    for below in page.paragraphs[paragraph.index : paragraph.index + LONGEST]:
        if below.kind != "embed":
            return None
        if is_signature(page.text[below.start : below.end]):
            return below
    return None
