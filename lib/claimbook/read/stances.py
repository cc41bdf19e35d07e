"""Loaded terms by voice and target, and the stance of each source toward each target."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimbook.lexicon import Lexicon
from claimbook.read.cast import Cast
from claimbook.read.pages import Page
from claimbook.records import Claim, Stance, Term


def find_terms(page: Page, cast: Cast, claims: Sequence[Claim], lexicon: Lexicon) -> Iterator[Term]:
    """Yield the loaded terms of an article in reading order."""
    yield from ()


def find_stances(page: Page, cast: Cast, claims: Sequence[Claim], terms: Sequence[Term]) -> Iterator[Stance]:
    """Yield the stance of each source toward each target that the terms show."""
    yield from ()
