"""Ledgers: unnamed sources, and which outlet reported, denied or left out each act."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd

from claimbook.weigh.groups import Group
from claimbook.weigh.members import Member
from claimbook.weigh.origins import outlet_of
from claimbook.weigh.verdicts import is_negative
from claimbook.weigh.weighings import Weighing

REPORTED, DENIED, ABSENT = "reported", "denied", "absent"


def unnamed_sources(weighing: Weighing) -> pd.DataFrame:
    """One row an article and unnamed source: source, outlet, path, n_claims, n_figures, statuses, claim_ids, in their order."""
    figures: dict[str, int] = defaultdict(int)
    for m in weighing.figures:
        figures[m.claim_id or ""] += 1
    told: dict[tuple[str, str], list[Member]] = defaultdict(list)
    for c in weighing.claims:
        if c.unnamed:
            told[c.path, c.source or "unnamed"].append(c)
    rows = [
        (
            source,
            outlet_of(claims[0]),
            path,
            len(claims),
            sum(figures[c.member_id] for c in claims),
            ";".join(sorted({c.status for c in claims})),
            ";".join(c.member_id for c in claims),
        )
        for (path, source), claims in sorted(told.items(), key=lambda item: item[1][0].order)
    ]
    return pd.DataFrame(
        rows, columns=["source", "outlet", "path", "n_claims", "n_figures", "statuses", "claim_ids"]
    )


def outlets_by_act(weighing: Weighing) -> pd.DataFrame:
    """One row an act and outlet: group_id, label, act, place, outlet, standing, member_ids, n_outlets.

    standing is reported, denied (the outlet prints that it was not so; it may report it too) or absent. An outlet that is not
    known is called by its file. Acts that most outlets tell come first.
    """
    outlets = sorted({outlet_of(m) for m in (*weighing.figures, *weighing.claims)})
    groups = sorted(weighing.claim_groups, key=lambda g: (-_n_outlets(g), g.members[0].order))
    rows = []
    for group in groups:
        told: dict[str, list[Member]] = defaultdict(list)
        for m in group.members:
            told[outlet_of(m)].append(m)
        for outlet in outlets:
            standing = _standing(told[outlet])
            ids = ";".join(m.member_id for m in told[outlet]) or None
            rows.append(
                (
                    group.group_id,
                    group.label,
                    group.act,
                    group.where,
                    outlet,
                    standing,
                    ids,
                    _n_outlets(group),
                )
            )
    columns = ["group_id", "label", "act", "place", "outlet", "standing", "member_ids", "n_outlets"]
    return pd.DataFrame(rows, columns=columns)


def _n_outlets(group: Group) -> int:
    return len({outlet_of(m) for m in group.members})


def _standing(members: list[Member]) -> str:
    if not members:
        return ABSENT
    return DENIED if any(is_negative(m) for m in members) else REPORTED
