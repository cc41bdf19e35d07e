"""Many marks drawn as few: one a month, which says how many rows it stands for and can tell some of them."""

from __future__ import annotations

import altair as alt
import pandas as pd

from claimbook.show import theme
from claimbook.show.charts.parts import GUTTER, drawn, some_ids
from claimbook.wordings import say_count, say_days, say_range

FEW = 60  # figures of one measure that are drawn one by one
SAME = ["measure", "unit", "side", "dated_by", "month"]
BARS = 64  # pixels of the bars by month


def figures_by_month(rows: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """Dated figures, those of a measure with more than FEW of them joined by side and month, and a sentence that says so.

    A joined row reaches from the lowest to the highest of its figures and has no `best`: no number is averaged.
    """
    many = rows.groupby(["measure", "unit"], dropna=False)["id"].transform("size") > FEW
    if not many.any():
        return rows, ""
    months = rows[many].assign(month=rows.loc[many, "middle"].dt.to_period("M"))
    together = months.duplicated(SAME, keep=False)
    note = (
        f" Of more than {FEW} figures of one measure, those of a side and month are one bar, from the lowest to the highest;"
        " click it for some of its sentences."
    )
    parts = [rows[~many], months[~together], _joined(months[together])]
    return pd.concat(parts, ignore_index=True).astype({c: rows[c].dtype for c in JOINED}), note


JOINED = ("low", "best", "high", "hollow", "mentions")


def _joined(rows: pd.DataFrame) -> pd.DataFrame:
    """One row for all figures of a measure, side and month."""
    values = rows[["low", "best", "high"]]
    groups = rows.assign(low=values.min(axis=1), high=values.max(axis=1)).groupby(
        SAME, dropna=False, sort=False
    )
    joined = groups.first().assign(
        id=groups["id"].agg(some_ids),
        low=groups["low"].min(),
        high=groups["high"].max(),
        **{"from": lambda f: f.index.get_level_values("month").start_time},
        best=lambda f: f["low"].where(f["low"] == f["high"]),
        hollow=groups["hollow"].all(),
        mentions=groups["mentions"].sum(),
        tellers=groups["who"].nunique(),
        label="",
        status="",
    )
    return joined.reset_index().assign(
        to=lambda f: f["from"] + pd.offsets.MonthBegin(),
        middle=lambda f: f["from"] + (f["to"] - f["from"]) / 2,
        when=lambda f: [say_days(str(d)[:10], str(d + pd.offsets.MonthEnd())[:10]) for d in f["from"]],
        count=lambda f: f["mentions"].map(lambda n: say_count(n, "figure")),
        said=lambda f: [
            f"{say_range(low, None, high, 'between')} ({count})"
            for low, high, count in zip(f["low"], f["high"], f["count"], strict=True)
        ],
        who=lambda f: f["side"] + ": " + f["tellers"].map(lambda n: say_count(n, "source")),
        spoken=lambda f: f["who"] + ": " + f["measure"] + " " + f["said"],
    )


def mentions_by_month(rows: pd.DataFrame, x: alt.X) -> alt.Chart:
    """Bars over the time axis `x`: how many of the dated mentions begin in each month."""
    months = rows.assign(month=rows["from"].dt.to_period("M"))
    counts = months.groupby("month").agg(n=("id", "size"), ids=("id", some_ids)).reset_index()
    counts = counts.assign(
        **{"from": counts["month"].dt.start_time},
        last=counts["month"].dt.end_time.dt.normalize(),
        when=[say_days(str(m.start_time)[:10], str(m.end_time)[:10]) for m in counts["month"]],
        spoken=lambda f: f["when"] + ": " + f["n"].map(lambda n: say_count(n, "dated mention")),
    )
    return (
        alt.Chart(drawn(counts, "ids from last n when spoken"))
        .mark_bar(color=theme.SIDE_COLOURS[0], opacity=0.75, aria=True)
        .encode(
            x=x,
            x2="last:T",
            y=alt.Y("n:Q").title(None).axis(tickCount=2, format=",d", grid=True, offset=-GUTTER),
            y2=alt.datum(0),
            tooltip=[alt.Tooltip("when:N", title="month"), alt.Tooltip("n:Q", title="mentions", format=",d")],
            description="spoken:N",
        )
        .properties(width=theme.WIDTH, height=BARS)
    )
