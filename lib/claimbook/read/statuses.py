"""Statuses: what a source does with what is said, and whether that is negated."""

from __future__ import annotations

import re
from functools import cache

from claimbook.lexicon import Lexicon, any_of


@cache
def _statuses(lexicon: Lexicon) -> dict[str, str]:
    return lexicon.mapping("reporting_classes", "status")


@cache
def _hedges(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, str]]:
    statuses = lexicon.mapping("hedges", "status")
    return re.compile(rf"\b{any_of(statuses)}\b", re.IGNORECASE), statuses


def find_status(meaning: str, said: str, lexicon: Lexicon) -> str:
    """The status of a claim whose cue has the class `meaning`: a hedge in what is said overrides only `asserted`.

    >>> from claimbook import lexicon
    >>> find_status("say", "two ships were likely sunk", lexicon.load())
    'estimated'
    >>> find_status("confirm", "two ships were likely sunk", lexicon.load())
    'confirmed'
    """
    status = _statuses(lexicon)[meaning]
    if status != "asserted":
        return status
    pattern, statuses = _hedges(lexicon)
    hedge = pattern.search(said)
    return statuses[" ".join(hedge.group().lower().split())] if hedge else status
