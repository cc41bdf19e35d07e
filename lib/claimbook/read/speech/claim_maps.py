"""Claim maps: which claim of an article holds the words at an offset."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from claimbook.records import Claim

AROUND = 12  # claims that begin before an offset, among which is the one that holds it


class ClaimMap:
    """Claims of an article, to be asked by offset."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._claims = sorted(claims, key=lambda c: (c.start, -c.end))
        self._starts = [c.start for c in self._claims]

    def at(self, offset: int) -> Claim | None:
        """The innermost claim whose words hold `offset`: one that somebody makes before an act that the article tells."""
        last = bisect_right(self._starts, offset)
        around = [c for c in reversed(self._claims[max(0, last - AROUND) : last]) if offset < c.end]
        return next((c for c in around if c.mode != "own"), around[0] if around else None)
