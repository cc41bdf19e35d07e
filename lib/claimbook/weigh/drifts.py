"""Drifts and revisions: a number that stays while its meaning changes, and a total that falls."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

import pandas as pd

from claimbook.records import DOUBTFUL
from claimbook.weigh.members import Member, is_planned
from claimbook.weigh.nests import APART
from claimbook.weigh.numbers import interval, say_value
from claimbook.weigh.periods import compare_periods, say_period
from claimbook.weigh.verdicts import by, sentence
from claimbook.weigh.weighings import Weighing

FIRM = ("confirmed", "asserted")


def drifted(first: Member, then: Member) -> dict[str, str]:
    """What changed from the first figure to the next while the number stayed: measure, bound, population, modality -> words.

    A hedge that is added is caution and no drift; one that is dropped is.
    """
    changes = {}
    if first.measure != then.measure:
        changes["measure"] = f"“{first.measure}” became “{then.measure}”"
    if first.qualifier != then.qualifier:
        changes["bound"] = f"“{_plain(first.qualifier)}” became “{_plain(then.qualifier)}”"
    if first.who and then.who and first.who != then.who:
        changes["population"] = f"“{_plain(first.who)}” became “{_plain(then.who)}”"
    if is_planned(first) and not is_planned(then):
        changes["modality"] = "a plan became a fact"
    elif first.status in DOUBTFUL and then.status in FIRM:
        changes["modality"] = f"what was {first.status} became {then.status}"
    return changes


def _plain(word: str | None) -> str:
    return (word or "").replace("_", " ")


def drifts_table(weighing: Weighing) -> pd.DataFrame:
    """One row a pair of figures that give one root's number in other words: left_id, right_id, root, changed, explanation.

    The left one stands nearer to the root. `changed` lists measure, bound, population, modality, joined with ;.
    """
    rows = []
    for members in _of_one_number(weighing).values():
        first, *rest = sorted(members, key=lambda m: _distance(m, weighing))
        for m in rest:
            if changes := drifted(first, m):
                root = weighing.origins[m.member_id].root
                text = sentence(f"{root}'s {say_value(first)}: " + " and ".join(changes.values()))
                rows.append((first.member_id, m.member_id, root, ";".join(changes), text, m.order))
    rows.sort(key=lambda row: row[-1])
    columns = ["left_id", "right_id", "root", "changed", "explanation"]
    return pd.DataFrame([row[:-1] for row in rows], columns=columns)


def _of_one_number(weighing: Weighing) -> dict[tuple, list[Member]]:
    """(root, unit, number) -> the figures that give it."""
    found: dict[tuple, list[Member]] = defaultdict(list)
    for m in weighing.figures:
        number = m.best if m.best is not None else (m.low, m.high)
        found[weighing.origins[m.member_id].root_id, m.unit, number].append(m)
    return {
        key: members
        for key, members in found.items()
        if len(members) > 1 and _is_one_thing(members, weighing)
    }


def _is_one_thing(members: list[Member], weighing: Weighing) -> bool:
    """Whether they tell of one thing: they share a group, an article, or words that were copied."""
    groups = {weighing.group_of[m.member_id].group_id for m in members}
    articles = {m.article_id for m in members}
    return len(groups) < len(members) or len(articles) == 1


def _distance(m: Member, weighing: Weighing) -> tuple:
    """How far a member stands from its root: its own words, then a longer chain, then a later place."""
    return (m.source is None, len(weighing.origins[m.member_id].chain), m.order)


def revisions_table(weighing: Weighing) -> pd.DataFrame:
    """One row a fall: a total that its root puts lower later. Columns group_id, root, left_id (earlier), right_id, explanation."""
    rows = []
    for group in weighing.figure_groups:
        for series in _series(group.members, weighing).values():
            for earlier, later in pairwise(series):
                if interval(later)[1] < interval(earlier)[0]:
                    root = weighing.origins[later.member_id].root
                    text = (
                        f"{by(later)} lowers its total from {say_value(earlier)} ({say_period(_time(earlier))}) "
                        f"to {say_value(later)} ({say_period(_time(later))})."
                    )
                    rows.append((group.group_id, root, earlier.member_id, later.member_id, text))
    return pd.DataFrame(rows, columns=["group_id", "root", "left_id", "right_id", "explanation"])


def _series(members: tuple[Member, ...], weighing: Weighing) -> dict[str, list[Member]]:
    """Root -> its totals in the order of their times; a number told for the same time as another is not later."""
    by_root: dict[str, list[Member]] = defaultdict(list)
    for m in members:
        if m.total_type in ("cumulative", "snapshot", "unknown") and _time(m):
            by_root[weighing.origins[m.member_id].root_id].append(m)
    return {root: list(_in_time(series)) for root, series in by_root.items() if len(series) > 1}


def _in_time(series: list[Member]) -> Iterator[Member]:
    last = None
    for m in sorted(series, key=lambda m: (_time(m), m.order)):
        if last is None or compare_periods(_time(last), _time(m)) == APART:
            yield m
            last = m


def _time(m: Member) -> tuple[str, str] | None:
    return m.when or m.said
