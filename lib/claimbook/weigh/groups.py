"""Groups of figures: those that tell of one quantity.

A quantity is a measure of somebody, somewhere, in some period. What the words leave open is filled in two ways only, so
that a group never rests on a guess about the world: harm that names no place happened at the place told last in its
article, and a strength that names no place counts the widest place of its block. Parts stand apart from their wholes,
plans from what is, increments from totals.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from claimbook.lexicon import Lexicon
from claimbook.records import stable_id
from claimbook.weigh.events import split_events
from claimbook.weigh.members import Member
from claimbook.weigh.nests import is_actor, natures, place_nest
from claimbook.weigh.periods import Period, iso_interval, say_period, span_of

ANCHORLESS = "?"
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Group:
    """Members of one quantity or act, in their order."""

    group_id: str
    kind: str
    members: tuple[Member, ...]
    measure: str | None
    unit: str | None
    act: str | None
    who: str | None
    where: str | None
    is_part: bool
    is_planned: bool

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
            "planned" if self.is_planned else None,
            "part of a whole" if self.is_part else None,
            say_name(self.who),
            say_name(self.where),
            say_period(self.when) if self.when else None,
        )
        return ", ".join(s for s in said if s)

    def rows(self) -> Iterator[tuple]:
        """Its rows in the groups table."""
        when, where = iso_interval(self.when), say_name(self.where)
        for m in self.members:
            yield (
                self.group_id,
                self.kind,
                m.member_id,
                self.label,
                self.measure,
                self.act,
                self.who,
                where,
                when,
            )


def say_name(name: str | None) -> str | None:
    """A folded name or actor_id as people write it.

    >>> say_name("north_korea"), say_name(None)
    ('North Korea', None)
    """
    return name.replace("_", " ").title() if name else None


def group_figures(figures: Iterable[Member], claims: Iterable[Member], lexicon: Lexicon) -> list[Group]:
    """The groups of all figures, a figure alone being a group of one, in the order of their first members."""
    acts = _acts_by_source(claims)
    groups: list[Group] = []
    for (measure, unit, is_part, is_planned), block in split_by(figures, _quantity).items():
        nature = natures(lexicon).get(measure or "", "extent")
        if nature == "harm":
            cells = _harm_cells(block, lexicon)
        elif nature == "strength":
            cells = _strength_cells(block, lexicon)
        else:
            cells = _extent_cells(block, acts)
        for (*key, who, where), members in cells:
            group_id = stable_id("g", "figure", measure, unit, is_part, is_planned, *key, who, where)
            groups.append(
                Group(
                    group_id, "figure", tuple(members), measure, unit, None, who, where, is_part, is_planned
                )
            )
    return sorted(groups, key=lambda g: g.members[0].order)


def is_planned(member: Member) -> bool:
    """Whether it tells of what is to come."""
    return member.total_type == "planned" or member.status == "predicted"


def split_by(members: Iterable[Member], key: Callable[[Member], K]) -> dict[K, list[Member]]:
    """The members by their key, keys and members in the order in which they come."""
    found: dict[K, list[Member]] = {}
    for member in members:
        found.setdefault(key(member), []).append(member)
    return found


def _quantity(m: Member) -> tuple[str | None, str | None, bool, bool]:
    return (m.measure, m.unit, m.part_of is not None, is_planned(m))


Cell = tuple[tuple, list[Member]]


def _harm_cells(block: list[Member], lexicon: Lexicon) -> Iterator[Cell]:
    """Harm happens to somebody at a place and a time: ((event, total, who, where), members)."""
    for where, here in split_by(block, lambda m: m.where or m.near or f"{ANCHORLESS} {m.article_id}").items():
        place = None if where.startswith(ANCHORLESS) else where
        for period, event in split_events(here):
            for who, theirs in _by_population(event, lexicon):
                for total, members in _by_total(theirs):
                    yield (where, period, total, who, place), members


def _by_population(members: list[Member], lexicon: Lexicon) -> Iterator[tuple[str | None, list[Member]]]:
    """Split by who is counted; where one actor alone is named, the soldiers and those who are not described are his."""
    armed = lexicon.mapping("populations", "armed")
    actors = {m.who for m in members if is_actor(m.who, lexicon)}

    def whose(m: Member) -> str | None:
        who = None if m.who == "people" else m.who
        if len(actors) == 1 and (who is None or armed.get(who) == "yes"):
            return next(iter(actors))
        return who

    yield from split_by(members, whose).items()


def _by_total(members: list[Member]) -> Iterator[tuple[str, list[Member]]]:
    """Split increments from totals where both are told."""
    if {"cumulative", "increment"} <= {m.total_type for m in members}:
        added = [m for m in members if m.total_type == "increment"]
        yield "increment", added
        members = [m for m in members if m.total_type != "increment"]
    yield "total", members


def _strength_cells(block: list[Member], lexicon: Lexicon) -> Iterator[Cell]:
    """A strength holds for somebody within a place: ((anchor, who, where), members)."""
    for (who, anchor), theirs in split_by(block, lambda m: _strength_anchor(m, lexicon)).items():
        places = {m.where for m in theirs if m.where}
        widest = place_nest(lexicon).widest(places)
        for where, members in split_by(theirs, lambda m, widest=widest: m.where or widest).items():
            yield (anchor, who, where), members


def _strength_anchor(m: Member, lexicon: Lexicon) -> tuple[str | None, str]:
    """An actor's strength is known by the actor, that of a sort of people by their place, else by the article."""
    if is_actor(m.who, lexicon):
        return m.who, ""
    return m.who, m.where or f"{ANCHORLESS} {m.article_id}"


def _extent_cells(block: list[Member], acts: dict[tuple[str, str], list[Member]]) -> Iterator[Cell]:
    """A duration or distance measures an act at a place: ((act, who, where), members)."""

    def measured(m: Member) -> tuple[str, None, str | None]:
        told = [c for c in acts.get((m.article_id, m.source or ""), ()) if c.start <= m.start]
        if not told:
            return f"{ANCHORLESS} {m.article_id}", None, None
        place = told[-1].where or told[-1].near
        return f"{told[-1].act} {'' if place else m.article_id}", None, place

    for key, members in split_by(block, measured).items():
        if not key[0].startswith(ANCHORLESS):
            yield key, members
        elif len({m.source for m in members if m.source}) > 1:
            yield key, [m for m in members if m.source]
            yield from (((m.member_id, None, None), [m]) for m in members if not m.source)
        else:
            yield from (((m.member_id, None, None), [m]) for m in members)


def _acts_by_source(claims: Iterable[Member]) -> dict[tuple[str, str], list[Member]]:
    """(article, source) -> its claims that tell an act, in their order."""
    return split_by((c for c in claims if c.act and c.source), lambda c: (c.article_id, c.source or ""))
