"""Relations: which pairs are compared, and the table of verdicts on them.

Every pair of a group is compared, and near misses: pairs of different groups that a reader would take for a conflict.
A group of many members is compared voice by voice, so that the pairs stay in proportion to the members.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

import pandas as pd

from claimbook.frames import make_table
from claimbook.records import stable_id
from claimbook.weigh.accounts import find_accounts
from claimbook.weigh.claim_verdicts import ClaimJudge
from claimbook.weigh.events import running_counts
from claimbook.weigh.figure_verdicts import FigureJudge
from claimbook.weigh.members import Member
from claimbook.weigh.near_misses import near_misses
from claimbook.weigh.origins import Origin
from claimbook.weigh.successions import find_rivals
from claimbook.weigh.weighings import Weighing

ALL_PAIRS = 24  # members up to which each is compared with each
NEIGHBOURS = 12  # in larger groups, voices with which a voice is compared

Pair = tuple[Member, Member]


def relations_table(weighing: Weighing, *, about: float = 0) -> pd.DataFrame:
    """The relations table, one row a pair, in the order of the pairs' members."""
    judges = make_judges(weighing, about=about)
    members = sorted(weighing.members.values(), key=lambda m: m.order)
    pairs = _pairs(weighing, {m.member_id: n for n, m in enumerate(members)})
    return make_table(
        "relations",
        (_row(members[a], members[b], pairs[a, b], judges) for a, b in sorted(pairs)),
    )


def make_judges(weighing: Weighing, *, about: float = 0) -> dict[str, FigureJudge | ClaimJudge]:
    """The judges of a weighing's pairs, by kind; `about` is the share by which "about 100" may miss."""
    parts: dict[str, tuple[Member, ...]] = {}
    for m in weighing.figures:
        if m.part_of:
            parts[m.part_of] = (*parts.get(m.part_of, ()), m)
    counts = frozenset(i for g in weighing.figure_groups for i in running_counts(list(g.members)))
    rivals = find_rivals(weighing.figure_groups, weighing.origins, weighing.lexicon)
    accounts = find_accounts(weighing.figures, weighing.origins)
    return {
        "figure": FigureJudge(
            weighing.lexicon, weighing.origins, parts, weighing.group_of, rivals, counts, accounts, about
        ),
        "claim": ClaimJudge(weighing.lexicon, weighing.origins, weighing.figures_of),
    }


def _pairs(weighing: Weighing, rank: Mapping[str, int]) -> dict[tuple[int, int], str | None]:
    """(rank of the first, rank of the second) -> their group, None for a near miss."""
    pairs: dict[tuple[int, int], str | None] = {}
    for group in weighing.groups:
        for a, b in pairs_within(group.members, weighing.origins):
            pairs[rank[a.member_id], rank[b.member_id]] = group.group_id
    for a, b in near_misses(weighing):
        first, second = sorted((rank[a.member_id], rank[b.member_id]))
        pairs.setdefault((first, second), None)
    return pairs


def pairs_within(members: tuple[Member, ...], origins: Mapping[str, Origin]) -> Iterator[Pair]:
    """The pairs of a group that are compared: all, or in a large group each repeat with its first and voices with voices."""
    if len(members) <= ALL_PAIRS:
        yield from combinations(members, 2)
        return
    voices: dict[tuple, Member] = {}
    for m in members:
        first = voices.setdefault((origins[m.member_id].root_id, m.value, m.polarity, m.when), m)
        if first is not m:
            yield first, m
    ranked = sorted(voices.values(), key=lambda m: (*(-1 if x is None else x for x in m.value), m.order))
    for at, a in enumerate(ranked):
        for b in ranked[at + 1 : at + 1 + NEIGHBOURS]:
            yield tuple(sorted((a, b), key=lambda m: m.order))


def _row(a: Member, b: Member, group_id: str | None, judges: Mapping[str, FigureJudge | ClaimJudge]) -> tuple:
    verdict = judges[a.kind].compare(a, b)
    return (
        stable_id("r", a.member_id, b.member_id),
        a.kind,
        a.member_id,
        b.member_id,
        group_id,
        verdict.relation,
        ";".join(verdict.reasons) or None,
        verdict.explanation,
    )
