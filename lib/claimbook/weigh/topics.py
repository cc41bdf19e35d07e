"""Topics: the places and actors that an article is mostly about, and the names in its words: by these two articles are known to
tell of one thing."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations

from claimbook.lexicon import Lexicon
from claimbook.weigh.members import Member
from claimbook.weigh.nests import actor_nest

NAMES = 5  # places and actors that make the topic of an article
SHARED = 2  # of which two articles about one thing share so many
NAME = re.compile(r"(?<=[\w,’'] )[A-Z][\w’'-]{2,}")  # not at the beginning of a sentence


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


@dataclass(frozen=True)
class Names:
    """The names that stand in the words of each article; `sentences` is article_id -> its sentences."""

    sentences: Mapping[str, list[str]]
    lexicon: Lexicon
    found: dict[str, frozenset[str]] = field(default_factory=dict)

    def of(self, article_id: str) -> frozenset[str]:
        """The words of an article that are written as names within a sentence, but for days and months."""
        if article_id not in self.found:
            words = {n for text in self.sentences.get(article_id, ()) for n in NAME.findall(text)}
            names = {re.sub(r"['’]s$", "", n) for n in words}
            self.found[article_id] = frozenset(n for n in names if n.lower() not in _calendar(self.lexicon))
        return self.found[article_id]

    def share(self, a: str, b: str) -> bool:
        """Whether two articles share so many names that they may tell of one thing."""
        return len(self.of(a) & self.of(b)) >= SHARED


@cache
def _calendar(lexicon: Lexicon) -> frozenset[str]:
    """The words for months and weekdays."""
    return frozenset(r["phrase"] for r in lexicon.rows("date_words") if r["tag"] in ("month", "weekday"))
