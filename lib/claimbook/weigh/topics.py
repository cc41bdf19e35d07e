"""Topics: the places and actors that an article is mostly about, by which two articles are known to tell of one thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from claimbook.lexicon import Lexicon
from claimbook.weigh.members import Member
from claimbook.weigh.nests import actor_nest, is_actor

NAMES = 5  # places and actors that make the topic of an article
SHARED = 2  # of which two articles about one thing share so many


def find_topics(members: Iterable[Member], lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """article_id -> the places and actors that it tells of most, sources counted as their states."""
    told: dict[str, Counter] = defaultdict(Counter)
    for m in members:
        source = actor_nest(lexicon).chain(m.source_id)[-1] if m.source_id else None
        for name in {m.where, m.who if is_actor(m.who, lexicon) else None, source} - {None}:
            told[m.article_id][name.replace("_", " ")] += 1
    return {
        article: frozenset(sorted(names, key=lambda n: (-names[n], n))[:NAMES])
        for article, names in told.items()
    }


def topic_keys(m: Member, topics: Mapping[str, frozenset[str]]) -> list[frozenset[str]]:
    """Keys of which members of articles about one thing share one: two names of the topic each, and the article itself."""
    names = sorted(topics.get(m.article_id, ()))
    return [frozenset({m.article_id}), *map(frozenset, combinations(names, SHARED))]
