"""Sensitivities: how far a group's number depends on the rule, and on each of its roots."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from claimbook.weigh.groups import Group
from claimbook.weigh.rules import DEFAULT, RULE_NAMES, RULES, Outcome, apply_rules, hear_voices
from claimbook.weigh.weighings import Weighing
from claimbook.wordings import say_number


def spread_table(weighing: Weighing) -> pd.DataFrame:
    """One row a group of several roots: the lowest and highest number that a rule would print, widest spread first.

    `ratio` is the highest over the lowest; null where the lowest is 0.
    """
    rows = sorted(_spreads(weighing), key=lambda row: (-(row[6] or 1), row[0]))
    return pd.DataFrame(
        rows,
        columns=[
            "group_id",
            "label",
            "lowest",
            "lowest_rule",
            "highest",
            "highest_rule",
            "ratio",
            "explanation",
        ],
    )


def _spreads(weighing: Weighing) -> Iterator[tuple]:
    for group in weighing.figure_groups:
        voices = hear_voices(group.members, weighing.origins)
        printed = [(n, o.rule) for o in apply_rules(group, weighing.origins) for n in _numbers(o)]
        if len(voices) < 2:
            continue
        (low, low_rule), (high, high_rule) = min(printed), max(printed, key=lambda p: (p[0], -_rank(p[1])))
        text = (
            f"The rule decides nothing: all give {say_number(low)}."
            if low == high
            else f"The number moves from {say_number(low)} ({RULE_NAMES[low_rule]}) to {say_number(high)} ({RULE_NAMES[high_rule]})."
        )
        ratio = high / low if low else None
        yield (group.group_id, group.label, low, low_rule, high, high_rule, ratio, text)


def _rank(rule: str) -> int:
    return list(RULES).index(rule)


def _numbers(outcome: Outcome) -> tuple[float, ...]:
    """What a rule would print: its best, else both of its ends."""
    if outcome.best is not None:
        return (outcome.best,)
    return tuple(x for x in (outcome.low, outcome.high) if x is not None)


def leave_one_out_table(weighing: Weighing, *, rule: str = DEFAULT) -> pd.DataFrame:
    """One row a group and root: what the rule gives without that root, and by how much its headline moves.

    A group of one root has no row: without it there is nothing. `change` is null where the headline goes or comes.
    """
    return pd.DataFrame(
        [row for group in weighing.figure_groups for row in _without_each(group, weighing, rule)],
        columns=["group_id", "label", "rule", "without", "low", "best", "high", "change", "explanation"],
    ).astype({"low": "Float64", "best": "Float64", "high": "Float64", "change": "Float64"})


def _without_each(group: Group, weighing: Weighing, rule: str) -> Iterator[tuple]:
    voices = hear_voices(group.members, weighing.origins)
    if len(voices) < 2:
        return
    whole = RULES[rule](voices)
    for left_out in voices:
        rest = RULES[rule]([v for v in voices if v is not left_out])
        change = None
        if whole.headline is not None and rest.headline is not None:
            change = rest.headline - whole.headline
        yield (
            group.group_id,
            group.label,
            rule,
            left_out.root,
            rest.low,
            rest.best,
            rest.high,
            change,
            _say_change(left_out.root, whole, rest),
        )


def _say_change(root: str, whole: Outcome, rest: Outcome) -> str:
    if whole.headline == rest.headline:
        return f"Without {root} the number stays."
    if whole.headline is None or rest.headline is None:
        return f"Without {root} there is {'no' if rest.headline is None else 'a'} number."
    return f"Without {root} {say_number(whole.headline)} becomes {say_number(rest.headline)}."
