"""When an article was published: given, stated, or inferred as an interval with its basis."""

from __future__ import annotations

from dataclasses import dataclass

from claimbook.lexicon import Lexicon
from claimbook.read.pages import Page


@dataclass(frozen=True, slots=True)
class Publication:
    """The interval in which an article was published, ISO days, and how it is known."""

    earliest: str | None
    latest: str | None
    basis: str


def find_publication(page: Page, lexicon: Lexicon) -> Publication:
    """The publication interval: metadata before what the text states before what its dates imply."""
    article = page.article
    return Publication(article.published_earliest, article.published_latest, article.published_basis)
