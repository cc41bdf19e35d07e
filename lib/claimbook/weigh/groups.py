"""Groups: figures of one quantity, or claims of one act."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from claimbook.lexicon import Lexicon
from claimbook.weigh.members import Member
from claimbook.weigh.periods import Period, iso_interval, say_period, span_of

ANCHORLESS = "?"  # begins the key of members for which no place is told
LINKS = re.compile(r"(?<= )(?:Of|The|And|For)(?= )")  # within a name
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Group:
    """Members of one quantity or act, in their order."""

    group_id: str
    kind: str  # figure or claim
    members: tuple[Member, ...]
    measure: str | None = None
    unit: str | None = None
    act: str | None = None
    who: str | None = None
    where: str | None = None
    is_part: bool = False
    is_planned: bool = False
    counting: str | None = None  # what its figures were counted as, where the measure leaves it open

    @property
    def when(self) -> Period | None:
        """The period that its dated members reach over."""
        return span_of(m.when for m in self.members)

    @property
    def label(self) -> str:
        """The group in words."""
        said = (
            self.unit,
            self.measure or self.act,
            self.counting,
            "planned" if self.is_planned else None,
            "part of a whole" if self.is_part else None,
            say_name(self.who),
            say_name(self.where),
            say_period(self.when) if self.when else None,
        )
        return ", ".join(s for s in said if s)

    def rows(self) -> Iterator[tuple]:
        """Its rows in the groups table."""
        when, where, label = iso_interval(self.when), say_name(self.where), self.label
        for m in self.members:
            yield (
                self.group_id,
                self.kind,
                m.member_id,
                label,
                self.measure,
                self.act,
                self.who,
                where,
                when,
            )


def say_name(name: str | None) -> str | None:
    """A folded name or actor_id as people write it.

    >>> say_name("north_korea"), say_name("republic_of_the_congo"), say_name(None)
    ('North Korea', 'Republic of the Congo', None)
    """
    return LINKS.sub(lambda link: link[0].lower(), name.replace("_", " ").title()) if name else None


@cache
def family_of(act: str | None, lexicon: Lexicon) -> str | None:
    """The act under the name that it shares with others: captured and recaptured are one act, told by two sides."""
    return lexicon.mapping("act_families", "family").get(act or "", act)


def split_by(members: Iterable[Member], key: Callable[[Member], K]) -> dict[K, list[Member]]:
    """The members by their key, keys and members in the order in which they come."""
    found: dict[K, list[Member]] = {}
    for member in members:
        found.setdefault(key(member), []).append(member)
    return found


def joined(keys: Iterable[K], pairs: Iterable[tuple[K, K]]) -> dict[K, K]:
    """key -> the key that stands for its set, when these pairs belong together.

    >>> joined("abcd", [("b", "c"), ("a", "b")])
    {'a': 'a', 'b': 'a', 'c': 'a', 'd': 'd'}
    """
    parent = {key: key for key in keys}

    def root(key: K) -> K:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for a, b in pairs:
        first, second = root(a), root(b)
        parent[second] = first
    return {key: root(key) for key in parent}
