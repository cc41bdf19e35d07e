"""Claims: who is said to say what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimbook.lexicon import Lexicon
from claimbook.read.cast import Cast
from claimbook.read.pages import Page
from claimbook.records import Claim, DateMention


def find_claims(page: Page, cast: Cast, dates: Sequence[DateMention], lexicon: Lexicon) -> Iterator[Claim]:
    """Yield the claims of an article in reading order."""
    yield from ()
