"""Generic titles: whom "the cabinet minister" means where the article has named a health secretary a moment before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from operator import itemgetter

from claimbook.lexicon import Lexicon
from claimbook.read.people.cast import Cast
from claimbook.read.people.mentions import Actor

REACH = 700  # characters back in which the person was last named


@cache
def _covered(lexicon: Lexicon) -> Mapping[str, tuple[str, ...]]:
    """Generic title -> the titles that it covers."""
    return {r["title"]: tuple(r["covers"].split(";")) for r in lexicon.rows("generic_titles")}


def holder_of(cast: Cast, titles: tuple[str, ...], at: int) -> Actor | None:
    """The one person named shortly before `at` whose title one of the generic `titles` covers; None where two may be meant."""
    covered = _covered(cast.lexicon)
    specific = next((covered[title] for title in titles if title in covered), ())
    if not specific:
        return None
    near = {m.actor.actor_id: m.actor for m in cast.mentions_in(max(0, at - REACH), at) if m.person}
    held = {
        actor.actor_id
        for noun in specific
        for _, actor in _before(cast.nouns.get(noun, ()), at)
        if actor.actor_id in near
    }
    return near[held.pop()] if len(held) == 1 else None


def _before(told: Sequence[tuple[int, Actor]], at: int) -> Sequence[tuple[int, Actor]]:
    """Those of the nouns `told` that stand before `at`."""
    return told[: bisect_left(told, at, key=itemgetter(0))]
