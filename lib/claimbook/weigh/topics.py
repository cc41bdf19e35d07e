"""Topics: the places and actors that an article is mostly about, by which two articles are known to tell of one thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import combinations

from claimbook.lexicon import Lexicon
from claimbook.weigh.members import Member
from claimbook.weigh.nests import actor_nest

NAMES = 5  # places and actors that make the topic of an article
SHARED = 2  # of which two articles about one thing share so many


def find_topics(members: Iterable[Member], lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """article_id -> the places and states that it tells of most; an actor counts as the state that he belongs to."""
    told: dict[str, Counter] = defaultdict(Counter)
    for m in members:
        for name in {m.where, state_of(m.who, lexicon), state_of(m.source_id, lexicon)} - {None}:
            told[m.article_id][name] += 1
    return {
        article: frozenset(sorted(names, key=lambda n: (-names[n], n))[:NAMES])
        for article, names in told.items()
    }


@cache
def state_of(actor: str | None, lexicon: Lexicon) -> str | None:
    """The state to which an actor belongs, or which it is, as a place's name; None where the lexicon knows none.

    >>> from claimbook.lexicon import load
    >>> state_of("pentagon", load()), state_of("yuri_kotenok", load())
    ('united states', None)
    """
    states = {row["actor_id"] for row in lexicon.rows("states")}
    last = actor_nest(lexicon).chain(actor)[-1] if actor else None
    return last.replace("_", " ") if last in states else None


def topic_keys(m: Member, topics: Mapping[str, frozenset[str]]) -> list[frozenset[str]]:
    """Keys of which members of articles about one thing share one: two names of the topic each, and the article itself."""
    names = sorted(topics.get(m.article_id, ()))
    return [frozenset({m.article_id}), *map(frozenset, combinations(names, SHARED))]
