"""Near misses: pairs of different groups that a reader would take for a conflict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from typing import TypeVar

from claimbook.lexicon import Lexicon
from claimbook.weigh.groups import Group
from claimbook.weigh.members import SPEECH, Member, by_article, is_negative
from claimbook.weigh.nests import (
    APART,
    HOLDS,
    UNKNOWN,
    WITHIN,
    actor_nest,
    compare_people,
    natures,
    place_nest,
)
from claimbook.weigh.origins import COPIED
from claimbook.weigh.periods import compare_periods, days_between
from claimbook.weigh.topics import state_of, topic_keys
from claimbook.weigh.weighings import Weighing

VOICES = 6  # members of a group that stand for it in near misses
NEIGHBOURS = 8  # groups, figures or claims with which one is compared
SOON = 7  # days after an event for which a number told for its place may be taken for the same

Pair = tuple[Member, Member]
T = TypeVar("T")


def near_misses(weighing: Weighing) -> Iterator[Pair]:
    """Yield the near misses among figures, then among claims; a pair may come twice and in either order."""
    figures, claims, lexicon = weighing.figures, weighing.claims, weighing.lexicon
    yield from _like_groups(weighing.figure_groups, lexicon)
    yield from _one_place(weighing.figure_groups, lexicon)
    yield from _one_sentence(figures, lexicon)
    yield from _one_number(figures, lexicon)
    yield from _answered(claims, {m.claim_id for m in figures})
    yield from _confirmed_or_not(claims, weighing.topics, lexicon)


def _like_groups(groups: list[Group], lexicon: Lexicon) -> Iterator[Pair]:
    """Pairs between groups of one actor, in places that may hold each other, of one measure or two often taken for each other."""
    measures = _confusable(lexicon)
    by_actor: dict[tuple, list[Group]] = defaultdict(list)
    for group in groups:
        if group.who:
            by_actor[group.who, group.measure].append(group)
            for state in actor_nest(lexicon).chain(group.who)[1:]:
                by_actor[state, group.measure].append(group)
    for group in groups:
        left = NEIGHBOURS
        for measure in (group.measure, *measures.get(group.measure, ())):
            for other in by_actor.get((group.who, measure), ()):
                if left and other is not group and _may_meet(group, other, lexicon):
                    left -= 1
                    yield from ((a, b) for a in _voices(group) for b in _voices(other))


def _one_place(groups: list[Group], lexicon: Lexicon) -> Iterator[Pair]:
    """Pairs between the harm of one place: of a day and one soon after; in two articles, to some of the people and to all."""
    here: dict[tuple, list[Group]] = defaultdict(list)
    for group in groups:
        if group.where and group.when and natures(lexicon).get(group.measure) == "harm":
            here[group.measure, group.where, group.is_part, group.is_planned].append(group)
    for events in here.values():
        events.sort(key=lambda g: g.when)
        for one, other in _neighbours(events):
            pairs = [(a, b) for a in _voices(one) for b in _voices(other)]
            if _is_soon_after(one, other):
                yield from pairs
            elif _is_some_of(one, other, lexicon):
                yield from ((a, b) for a, b in pairs if a.article_id != b.article_id)


def _is_soon_after(one: Group, other: Group) -> bool:
    return one.who == other.who and 0 < days_between(one.when, other.when) <= SOON


def _is_some_of(one: Group, other: Group, lexicon: Lexicon) -> bool:
    people = compare_people(one.who, other.who, lexicon)
    return people in (WITHIN, HOLDS) and compare_periods(one.when, other.when) != APART


def _may_meet(a: Group, b: Group, lexicon: Lexicon) -> bool:
    if place_nest(lexicon).compare(a.where, b.where) == APART:
        return False
    if "strength" in (natures(lexicon).get(a.measure), natures(lexicon).get(b.measure)):
        return True
    periods = compare_periods(a.when, b.when)
    return periods != APART and not (periods == UNKNOWN and a.where != b.where)


def _voices(group: Group) -> tuple[Member, ...]:
    """The first member of each value, as far as they stand for the group."""
    first: dict[tuple, Member] = {}
    for m in group.members:
        first.setdefault((m.source, m.value), m)
        if len(first) == VOICES:
            break
    return tuple(first.values())


def _neighbours(items: Sequence[T]) -> Iterator[tuple[T, T]]:
    """Yield each item with those that follow it closely, so that the pairs stay in proportion to the items."""
    for at, one in enumerate(items):
        yield from ((one, other) for other in items[at + 1 : at + 1 + NEIGHBOURS])


@cache
def _confusable(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Measure -> the measures that are often taken for it."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in lexicon.rows("measure_pairs"):
        if row["confused"] != "yes":
            continue
        found[row["measure"]].add(row["other"])
        found[row["other"]].add(row["measure"])
    return {measure: tuple(sorted(others)) for measure, others in found.items()}


def _one_sentence(figures: list[Member], lexicon: Lexicon) -> Iterator[Pair]:
    """Pairs of one sentence: a part and its whole, and measures often taken for each other."""
    measures = _confusable(lexicon)
    known = {m.member_id: m for m in figures}
    sentences: dict[str, list[Member]] = defaultdict(list)
    for m in figures:
        if m.part_of in known:
            yield known[m.part_of], m
        if m.sentence_id:
            sentences[m.sentence_id].append(m)
    for members in sentences.values():
        yield from ((a, b) for a, b in _neighbours(members) if b.measure in measures.get(a.measure, ()))


def _one_number(figures: list[Member], lexicon: Lexicon) -> Iterator[Pair]:
    """Pairs of one article that give one number, not a small one, for measures often taken for each other."""
    measures = _confusable(lexicon)
    numbers: dict[tuple, list[Member]] = defaultdict(list)
    for m in figures:
        if max((x for x in m.value if x is not None), default=0) >= COPIED:
            numbers[m.article_id, m.unit, m.value].append(m)
    for members in numbers.values():
        for a, b in _neighbours(members):
            if b.measure == a.measure or b.measure in measures.get(a.measure, ()):
                yield a, b


def _answered(claims: list[Member], counting: Set[str | None]) -> Iterator[Pair]:
    """Pairs of a denial that names no act and no number, and the acts that others told before it, in its article and at its place.

    "The pictures show sailors, not soldiers" answers who told of soldiers there.
    """
    for members in by_article([c for c in claims if c.member_id not in counting or not is_negative(c)]):
        told: dict[str, list[Member]] = defaultdict(list)
        for c in members:
            if c.act and not is_negative(c):
                told[c.where or c.near or ""].append(c)
            elif c.act is None and is_negative(c) and c.source and (place := c.where or c.near):
                others = [yes for yes in told[place] if yes.source != c.source]
                yield from ((yes, c) for yes in others[-NEIGHBOURS:])


def _confirmed_or_not(
    claims: list[Member], topics: Mapping[str, frozenset[str]], lexicon: Lexicon
) -> Iterator[Pair]:
    """Pairs of a claim that something was not confirmed and claims that confirm it, in articles about one thing.

    Where it is not said who did not confirm, those are meant whom the article is about.
    """
    confirming: dict[frozenset[str], list[Member]] = defaultdict(list)
    for c in claims:
        if not is_negative(c) and SPEECH in (c.act, c.status):
            for pair in topic_keys(c, topics):
                confirming[pair].append(c)
    for no in (c for c in claims if c.act == SPEECH and is_negative(c)):
        meant = {state_of(no.who, lexicon)} if no.who else topics.get(no.article_id, ())
        told = {
            yes.member_id: yes
            for pair in topic_keys(no, topics)
            for yes in confirming[pair][: 4 * NEIGHBOURS]
            if yes.source is None or state_of(yes.source_id, lexicon) in meant
        }
        yield from ((no, yes) for yes in list(told.values())[: 2 * NEIGHBOURS])
