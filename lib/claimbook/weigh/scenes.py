"""Scenes: places that stand for one event, because articles about it tell one running count for each of them.

One article says that a dam took 31 lives so far in the village, another that it took 31 in the district, a third names no place.
They count the same dead. Places for which an article tells harm apart stay apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from itertools import combinations

from claimbook.weigh.events import CLOSE, ENOUGH, count_time, running_counts
from claimbook.weigh.groups import joined
from claimbook.weigh.members import Member
from claimbook.weigh.numbers import stated
from claimbook.weigh.periods import days_between
from claimbook.weigh.topics import Names

TRIES = 8  # figures of one number that are compared with each other


def find_scenes(harm: list[Member], place_of: Callable[[Member], str], names: Names) -> dict[str, str]:
    """place -> the one that stands for its scene; `harm` are the figures of one measure, `place_of` where each belongs."""
    counts = running_counts(harm)
    apart = _told_apart(harm)
    same: dict[tuple, list[Member]] = defaultdict(list)
    for m in harm:
        if stated(m) >= ENOUGH and m.total_type != "increment" and (m.where is None or m.member_id in counts):
            same[m.value].append(m)
    pairs = (
        (place_of(a), place_of(b))
        for told in same.values()
        for a, b in combinations(told[:TRIES], 2)
        if _is_one_count(a, b, names) and (a.where, b.where) not in apart
    )
    return joined(dict.fromkeys(map(place_of, harm)), pairs)


def scene_name(members: Iterable[Member]) -> str | None:
    """The place that most of the members of a scene name; None where they name none."""
    named = Counter(m.where for m in members if m.where)
    return named.most_common(1)[0][0] if named else None


def _told_apart(harm: list[Member]) -> set[tuple[str, str]]:
    """Pairs of places of which one article tells harm."""
    places: dict[str, set[str]] = defaultdict(set)
    for m in harm:
        if m.where:
            places[m.article_id].add(m.where)
    return {(a, b) for told in places.values() for a in told for b in told if a != b}


def _is_one_count(a: Member, b: Member, names: Names) -> bool:
    if a.article_id == b.article_id or not (a.where or b.where):
        return False
    times = count_time(a), count_time(b)
    is_close = all(times) and days_between(*times) <= CLOSE
    return bool(is_close) and names.share(a.article_id, b.article_id)
