"""Successions: which of two figures came later, and whether it takes the earlier one's place.

A running count goes on: a later, higher toll replaces the one before it, and as the missing are found, a lower number does. But
only for those who do not dispute each other: two roots of which one, at the same time or later, still says less than the other
have two opinions, not one count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cache
from itertools import combinations

from claimbook.lexicon import Lexicon
from claimbook.weigh.events import running_counts
from claimbook.weigh.groups import Group
from claimbook.weigh.members import Member
from claimbook.weigh.nests import APART
from claimbook.weigh.origins import Origin
from claimbook.weigh.periods import Period, compare_periods

Told = tuple[Period, Member]  # a figure and the time for which it stands
VOICES = 60  # of a group that are set against each other: the cost grows with their square


def in_turn(a: Member, b: Member, counts: Set[str]) -> tuple[Told, Told] | None:
    """The two with their times, the earlier one first; None where it is not known which came later.

    Two that tell how far a count has come (`counts` holds their ids) go by the time for which they are told, as do two that do
    not. Such a count and the dead of a day go by when they were told.
    """
    are_counts = a.member_id in counts, b.member_id in counts
    counted, said = ((a.when, a), (b.when, b)), ((a.said, a), (b.said, b))
    for one, other in (counted, said) if len(set(are_counts)) == 1 else (said, counted):
        if compare_periods(one[0], other[0]) == APART:
            return (one, other) if one[0] < other[0] else (other, one)
        if all(are_counts) and one[0] and other[0]:
            return None
    return None


def goes_beyond(earlier: Member, later: Member, lexicon: Lexicon) -> bool:
    """Whether a count has gone on from one number to the other: up, but down where people are found."""
    if trend_of(earlier.measure, lexicon) == "falls":
        return _most(later) < _least(earlier)
    return _least(later) > _most(earlier)


def find_rivals(
    groups: Iterable[Group], origins: Mapping[str, Origin], lexicon: Lexicon
) -> frozenset[frozenset[str]]:
    """The pairs of roots that dispute a count: of two sides, or with numbers of which somebody sticks to the one when the other is told."""
    several = [g for g in groups if len(g.members) > 1]
    return frozenset(pair for group in several for pair in _rivals(group, origins, lexicon))


def _rivals(group: Group, origins: Mapping[str, Origin], lexicon: Lexicon) -> Iterator[frozenset[str]]:
    counts = running_counts(list(group.members))
    told: dict[tuple, Member] = {}
    for m in group.members:
        if m.status != "denied" and m.total_type != "increment":
            told.setdefault((origins[m.member_id].root_id, m.value, m.when, m.said), m)
    held = [m for m in told.values() if not is_outgrown(m, told.values(), counts, lexicon)]
    pairs = list(combinations(held[:VOICES], 2))
    disputed = {frozenset((a.value, b.value)) for a, b in pairs if _is_held_against(a, b, counts, lexicon)}
    for a, b in pairs:
        roots = frozenset(origins[m.member_id].root_id for m in (a, b))
        if len(roots) == 2 and (are_opposed(a, b) or frozenset((a.value, b.value)) in disputed):
            yield roots


def is_outgrown(m: Member, told: Iterable[Member], counts: Set[str], lexicon: Lexicon) -> bool:
    """Whether a running count is one of which its own article tells how it went on: "58 dead so far, up from 14"."""
    if m.when or m.member_id not in counts or trend_of(m.measure, lexicon) is None:
        return False
    later = (o for o in told if o.article_id == m.article_id and o.when and o.member_id in counts)
    return any(o.source_id == m.source_id and goes_beyond(m, o, lexicon) for o in later)


def are_opposed(a: Member, b: Member) -> bool:
    """Whether the codebook has their sources on two sides."""
    return bool(a.side and b.side and a.side != b.side)


def _is_held_against(a: Member, b: Member, counts: Set[str], lexicon: Lexicon) -> bool:
    """Whether one is told at the same time as the other or later, and falls behind it."""
    turn = in_turn(a, b, counts)
    if turn is None:
        return goes_beyond(a, b, lexicon) or goes_beyond(b, a, lexicon)
    (_, earlier), (_, later) = turn
    return goes_beyond(later, earlier, lexicon)


def trend_of(measure: str | None, lexicon: Lexicon) -> str | None:
    """Whether later counts of one event rise or fall; None for what is counted once."""
    return _trends(lexicon).get(measure or "")


@cache
def _trends(lexicon: Lexicon) -> dict[str, str]:
    return lexicon.mapping("quantities", "trend")


def _least(m: Member) -> float:
    return m.low or 0  # "up to 40" goes beyond nothing


def _most(m: Member) -> float:
    return next(x for x in reversed(m.value) if x is not None)
