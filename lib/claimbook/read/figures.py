"""Figures: counted quantities with their range, what is counted, who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimbook.lexicon import Lexicon
from claimbook.read.cast import Cast
from claimbook.read.pages import Page
from claimbook.records import Claim, DateMention, Figure


def find_figures(
    page: Page, cast: Cast, claims: Sequence[Claim], dates: Sequence[DateMention], lexicon: Lexicon
) -> Iterator[Figure]:
    """Yield the figures of an article in reading order."""
    yield from ()
