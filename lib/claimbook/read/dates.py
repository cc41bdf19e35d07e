"""Date expressions, resolved from the words, the publication date or what the text has anchored."""

from __future__ import annotations

from collections.abc import Iterator

from claimbook.lexicon import Lexicon
from claimbook.read.pages import Page
from claimbook.read.publications import Publication
from claimbook.records import DateMention


def find_dates(page: Page, published: Publication, lexicon: Lexicon) -> Iterator[DateMention]:
    """Yield the date expressions of an article in reading order."""
    yield from ()
