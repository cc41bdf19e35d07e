"""Ledgers: unnamed sources, and which outlet reported, denied or left out each act."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd

from claimbook.weigh.members import Member, is_negative
from claimbook.weigh.origins import outlet_of
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


def outlets_by_act(weighing: Weighing, relations: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row an act and outlet: group_id, label, act, place, outlet, standing, member_ids, n_outlets.

    standing is reported, denied (the outlet prints that it was not so; it may report it too) or absent. `relations` adds the
    denials told apart from the act. An outlet that is not known is called by its file. Acts that most outlets tell come first.
    """
    outlets = sorted({outlet_of(m) for m in (*weighing.figures, *weighing.claims)})
    denials = _denials(weighing, relations)
    rows = []
    for group in weighing.claim_groups:
        told: dict[str, list[Member]] = defaultdict(list)
        for m in dict.fromkeys((*group.members, *denials[group.group_id])):
            told[outlet_of(m)].append(m)
        n_outlets = len(told)
        for outlet in outlets:
            standing = _standing(told[outlet])
            ids = ";".join(m.member_id for m in told[outlet]) or None
            rows.append(
                (group.group_id, group.label, group.act, group.where, outlet, standing, ids, n_outlets)
            )
    columns = ["group_id", "label", "act", "place", "outlet", "standing", "member_ids", "n_outlets"]
    table = pd.DataFrame(rows, columns=columns)
    return table.sort_values("n_outlets", ascending=False, kind="stable", ignore_index=True)


def _denials(weighing: Weighing, relations: pd.DataFrame | None) -> dict[str, list[Member]]:
    """Group -> the claims outside it that deny one of its members."""
    found: dict[str, list[Member]] = defaultdict(list)
    if relations is None:
        return found
    apart = relations[(relations["relation"] == "denies") & relations["group_id"].isna()]
    for pair in zip(apart["left_id"], apart["right_id"], strict=True):
        a, b = (weighing.members[i] for i in pair)
        no, yes = (a, b) if is_negative(a) else (b, a)
        if group := weighing.group_of.get(yes.member_id):
            found[group.group_id].append(no)
    return found


def _standing(members: list[Member]) -> str:
    if not members:
        return ABSENT
    return DENIED if any(is_negative(m) for m in members) else REPORTED
