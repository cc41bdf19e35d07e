"""Bounds: the words before a number that say how exact it is: "more than", "as many as", "up to about"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from claimbook.lexicon import Lexicon
from claimbook.read.counts.tokens import Tokens, by_first_word, longest, phrase_words
from claimbook.read.counts.vocabularies import vocabulary
from claimbook.records import value

LONGEST_BOUND = 5  # words


@value
class Bounds:
    """The bounds of a lexicon by the side of the number on which they stand, each with its qualifier."""

    before: Mapping[str, str]
    after: Mapping
    ends: frozenset[str]  # the last words of those before
    rough: frozenset[str]  # those that mean about
    fillers: frozenset[str]  # "at least | another | 12"
    handing: frozenset[str]  # "handed over 150 prisoners", "ran over two boys"
    units: Mapping  # "ran over two miles" is bound


@cache
def bounds_of(lexicon: Lexicon) -> Bounds:
    """The bounds of a lexicon, laid out once."""
    rows, known = lexicon.rows("bounds"), vocabulary(lexicon)
    before = {" ".join(phrase_words(r["words"])): r["qualifier"] for r in rows if r["place"] == "before"}
    return Bounds(
        before=before,
        after=by_first_word({r["words"]: r["qualifier"] for r in rows if r["place"] == "after"}),
        ends=frozenset(phrase.split()[-1] for phrase in before),
        rough=frozenset(phrase for phrase, qualifier in before.items() if qualifier == "about"),
        fillers=known.words["filler"],
        handing=known.words["handing"],
        units=known.units,
    )


def bound_before(tokens: Tokens, first: int, floor: int, bounds: Bounds) -> tuple[int, str]:
    """Where the bounds of the number at `first` begin and what they say: of "up to about 40" the outer, of "only about 40" the inner.

    One filler may stand between: "at least another 12".
    """
    has_filler = first > floor and tokens.words[first - 1] in bounds.fillers
    start, qualifier = _one_bound(tokens, first, floor, bounds) or (first, "")
    if not qualifier and has_filler:
        start, qualifier = _one_bound(tokens, first - 1, floor, bounds) or (first, "")
    if qualifier in ("exact", "about") and (outer := _one_bound(tokens, start, floor, bounds)):
        start = outer[0]
        qualifier = outer[1] if outer[1] != "exact" else qualifier
    return start, qualifier or "exact"


def _one_bound(tokens: Tokens, end: int, floor: int, bounds: Bounds) -> tuple[int, str] | None:
    """Where the longest bound that ends before `end` begins and what it says; "handed over 150" has none."""
    if tokens.word(end - 1) not in bounds.ends:
        return None
    for size in range(min(LONGEST_BOUND, end - floor), 0, -1):
        if qualifier := bounds.before.get(tokens.joined(end - size, end)):
            is_over = tokens.words[end - size] == "over" and not longest(tokens, end + 1, bounds.units)
            is_handed = is_over and tokens.word(end - size - 1) in bounds.handing
            return None if is_handed else (end - size, qualifier)
    return None


def limits(value: float, qualifier: str) -> tuple[float | None, float | None, float | None]:
    """Low, best and high of a value under a bound, open on the bound's other side."""
    if qualifier in ("more_than", "at_least"):
        return value, value, None
    if qualifier in ("up_to", "fewer_than", "nearly"):
        return None, value, value
    return value, value, value
