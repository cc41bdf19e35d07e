"""What a number comes to: under each rule, and without each root."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import altair as alt
import pandas as pd

from claimbook.shortenings import shorten
from claimbook.show import theme
from claimbook.show.charts.figure_rows import panel_name
from claimbook.show.charts.parts import (
    GUTTER,
    ROW,
    clickable,
    drawn,
    empty,
    fold,
    gutter,
    labels,
    panel,
    picked,
    rows_axis,
    some_ids,
    tips,
    titled,
)
from claimbook.show.conflicts import Conflicts, heading, moves_of
from claimbook.weigh.groups import Group
from claimbook.weigh.rules import RULE_NAMES, Voice, apply_rules, hear_voices
from claimbook.weigh.sensitivities import leave_one_out_table
from claimbook.wordings import say_count, say_list, say_number, say_range

PANELS = 4  # quantities that are drawn
KIN = {
    "lowest": "as ACLED: most conservative",
    "range": "as Iraq Body Count: min to max",
    "ucdp": "best founded, with low and high",
    "majority": "more than half of the outlets",
    "independent_roots": "most independent sources",
}


def numbers_by_rule(
    conflicts: Conflicts, *, title: str = "What each rule makes of the numbers", name: str = "numbers_by_rule"
) -> alt.TopLevelMixin:
    """One panel a quantity with several voices, one row a rule: bar from low to high, dot at best."""
    panels = [_rule_panel(conflicts, group) for group in conflicts.groups[:PANELS]]
    if not panels:
        return empty(name, title, conflicts.view.why_empty("quantities of which two sources speak"))
    left_out = len(conflicts.groups) - len(panels)
    more = f" Not drawn: {say_count(left_out, 'quantity', 'quantities')}." if left_out else ""
    spoken = say_list((row for _, rows in panels for row in rows["spoken"]), most=20)
    return titled(
        alt.vconcat(*(_range_rows(rows, head) for head, rows in panels), spacing=22),
        name,
        title,
        "Bar: from low to high; dot: best, where a rule has one. No rule makes a number that nobody gave. As best, the best-founded rule takes the number"
        f" that most sources give, then the one that most allow, then that of a named, firm, exact and late source.{more}",
        f"{spoken}.",
    )


def _rule_panel(conflicts: Conflicts, group: Group) -> tuple[str, pd.DataFrame]:
    table = conflicts.rules
    rows = pd.DataFrame(
        [
            {
                "row": o.rule,
                "first": RULE_NAMES[o.rule] + (" (the rule used)" if o.rule == o.best_rule else ""),
                "second": KIN[o.rule],
                "low": o.low,
                "best": o.best,
                "high": o.high,
                "why": conflicts.plain(o.explanation),
                "ids": some_ids(pd.Series((o.members if pd.notna(o.members) else "").split(";"))),
            }
            for o in table[table["group_id"] == group.group_id].itertuples()
        ]
    )
    return heading(group), _with_words(rows)


def _with_words(rows: pd.DataFrame) -> pd.DataFrame:
    values = rows[["low", "best", "high"]].astype("Float64")
    words = [
        "no number" if pd.isna(low) else _value_words(low, best, high)
        for low, best, high in values.itertuples(index=False)
    ]
    return rows.assign(
        **values,
        label=words,
        label_narrow=[word.partition(" (")[0] for word in words],
        second_narrow=rows["second"].str.partition(":")[0],
        at=values["high"].fillna(0),
        spoken=[f"{first}: {label}" for first, label in zip(rows["first"], words, strict=True)],
    )


def _value_words(low: float, best: float | None, high: float) -> str:
    """
    >>> _value_words(10, 12, 15), _value_words(12, 12, 12)
    ('12 (10–15)', '12')
    """
    outer = say_range(low, None, high)
    if pd.isna(best) or low == high:
        return outer
    return f"{say_range(best, best, best)} ({outer})"


def _range_rows(rows: pd.DataFrame, head: str) -> alt.LayerChart:
    """Bars and dots, one row each, with the names in the gutter."""
    ends = rows[["low", "high"]].fillna(0).astype(float)
    low, high = min(0.0, ends["low"].min()), ends["high"].max()
    scale = alt.Scale(
        domain=[low * 1.1, (max(high, 0.0) or 1.0) * 1.45], range=[GUTTER, theme.WIDTH - 4], nice=False
    )
    base = alt.Chart(
        drawn(rows, "row ids first second second_narrow low best high at label label_narrow why spoken")
    ).encode(y=rows_axis())
    axis = alt.Axis(format=",~r", tickCount=5, tickMinStep=0, title=None)
    tooltip = tips(first="row", label="number", why="why")
    known = base.transform_filter("isValid(datum.low)")
    bar = known.mark_bar(height=6, cornerRadius=3, opacity=0.6, color=theme.SIDE_COLOURS[0])
    dot = base.transform_filter("isValid(datum.best)").mark_circle(
        size=110, opacity=1, color=theme.SIDE_COLOURS[0]
    )
    hit = clickable(base, picked(panel_name(head), field="row"), tooltip, "spoken")
    return panel(
        bar.encode(x=alt.X("low:Q").scale(scale).axis(axis), x2="high:Q"),
        dot.encode(x=alt.X("best:Q").scale(scale)),
        *labels(base, "label", x=alt.X("at:Q").scale(scale)),
        *gutter(base, "first", "second"),
        hit,
        height=ROW * len(rows),
        heading=head,
    )


def leave_one_out(
    conflicts: Conflicts, *, title: str = "The number without each source", name: str = "leave_one_out"
) -> alt.TopLevelMixin:
    """The number of the quantity with most voices, and what the rule gives when one root is left out."""
    if not conflicts.groups:
        return empty(name, title, conflicts.view.why_empty("quantities of which two sources speak"))
    group = conflicts.groups[0]
    rows, more = fold(numbers_without(conflicts, group), 20)
    return titled(
        alt.vconcat(_range_rows(rows, heading(group))),
        name,
        title,
        f"Bar: from low to high; dot: best. A row that moves shows a source on which the number rests.{more}",
        f"{say_list(rows['spoken'], most=20)}.",
    )


def numbers_without(conflicts: Conflicts, group: Group) -> pd.DataFrame:
    """What the rule gives from all roots of a group, and one row a root: what it gives without that one."""
    origins = conflicts.weighing.origins
    voices = hear_voices(group.members, origins)
    whole = next(o for o in apply_rules(group, origins) if o.rule == conflicts.rule)
    table = leave_one_out_table(replace(conflicts.weighing, groups=[group]), rule=conflicts.rule)
    ends = (whole.low, whole.best, whole.high)
    every = (
        "all",
        "All sources",
        f"rule: {RULE_NAMES[conflicts.rule]}",
        whole.explanation,
        _ids_of(whole.voices),
    )
    rows = [(*every, *ends)]
    for n, (r, voice) in enumerate(zip(table.itertuples(), voices, strict=True)):
        left = (r.low, r.best, r.high)
        first = f"without {shorten(conflicts.plain(r.without), 34)}"
        rows.append(
            (
                f"{n}",
                first,
                _change_words(moves_of(ends, left), r.high),
                r.explanation,
                _ids_of([voice]),
                *left,
            )
        )
    columns = ["row", "first", "second", "why", "ids", "low", "best", "high"]
    return _with_words(pd.DataFrame(rows, columns=columns)).assign(
        why=lambda f: f["why"].map(conflicts.plain)
    )


def _ids_of(voices: Iterable[Voice]) -> str:
    return some_ids(pd.Series([m.member_id for v in voices for m in v.members], dtype="str"))


def _change_words(moves: Sequence[tuple[str, float, float]], high: float | None) -> str:
    """What changes of low, best and high.

    >>> _change_words([("best", 40, float("nan")), ("high", 60, 20)], 20), _change_words([], 60)
    ('no best, high −40', 'no change')
    """
    if pd.isna(high):
        return "no number left"
    words = [
        f"no {name}"
        if pd.isna(after)
        else f"a {name}"
        if pd.isna(before)
        else f"{name} {'+' if after > before else '−'}{say_number(abs(after - before))}"
        for name, before, after in moves
    ]
    return ", ".join(words) or "no change"
