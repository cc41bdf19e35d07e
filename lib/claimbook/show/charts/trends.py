"""Whether a number grows or whether they differ: the figures against the time that they refer to."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from claimbook.show.charts import theme
from claimbook.show.charts.parts import (
    QUOTE,
    drawn,
    empty,
    fold,
    labels,
    picked,
    side_scale,
    time_axis,
    titled,
)
from claimbook.show.charts.ranges import ARROW, one_row_a_figure
from claimbook.show.views import View
from claimbook.show.wordings import count_words, day_words, list_words, plain_words

DATED_BY = ("what it refers to", "when it was said", "when the article was published")


def figures_over_time(
    view: View, measures: Sequence[str], *, title: str, name: str = "figures_over_time"
) -> alt.TopLevelMixin:
    """The same figures against the time that they refer to; the width of a mark is how exactly the text dates it."""
    figures = view.figures[view.figures["measure"].isin(measures)]
    rows = _dated(one_row_a_figure(figures, view)) if len(figures) else figures
    if rows.empty:
        return empty(
            name, title, view.why_empty(f"dated figures of {list_words(map(plain_words, measures), most=9)}")
        )
    rows, more = fold(rows, 200)
    top = float(rows[["low", "best", "high"]].max(axis=None))
    arrow = ARROW * top
    rows = rows.assign(
        bottom=rows["low"].fillna((rows["high"] - arrow).clip(lower=0)).astype(float),
        above=rows["high"].fillna(rows["low"] + arrow).astype(float),
        opens_up=rows["high"].isna(),
        opens_down=rows["low"].isna(),
        name=rows["who"] + "  " + rows["label"] if len(rows) <= 12 else rows["label"],
        level=rows["best"].fillna(rows["low"].add(rows["high"]).div(2)).fillna(rows["low"]).astype(float),
    )
    columns = [
        "id",
        "side",
        "hollow",
        "from",
        "to",
        "middle",
        "dated_by",
        "bottom",
        "above",
        "level",
        "best",
        "opens_up",
        "opens_down",
    ]
    base = alt.Chart(
        drawn(rows, [*columns, "name", "spoken", "said", "quote", "who", "status", "path", "when"])
    )
    color = side_scale(view.side_colours(rows["side"]))
    x = time_axis("middle", rows, room=0.42)
    y = (
        alt.Y("level:Q")
        .title(None)
        .axis(format=",~r", grid=True, tickCount=5)
        .scale(domain=[0, top * 1.12], nice=False)
    )
    span = base.mark_rule(strokeWidth=2, opacity=0.55).encode(
        x=alt.X("from:T"),
        x2="to:T",
        y=y,
        color=color,
        strokeDash=alt.StrokeDash("dated_by:N")
        .scale(domain=list(DATED_BY), range=[[1, 0], [5, 3], [1, 3]])
        .legend(None),
    )
    height = base.mark_bar(width=6, cornerRadius=3, opacity=0.6).encode(
        x=x, y=alt.Y("bottom:Q"), y2="above:Q", color=color
    )
    tips = [
        base.transform_filter(f"datum.opens_{way}")
        .mark_point(shape=f"triangle-{way}", filled=True, size=110, opacity=1)
        .encode(x=x, y=alt.Y(f"{end}:Q"), color=color)
        for way, end in (("up", "above"), ("down", "bottom"))
    ]
    dots = base.transform_filter("isValid(datum.best)")
    dot = dots.mark_circle(size=110, opacity=1).encode(x=x, y=alt.Y("best:Q"), color=color)
    hole = (
        dots.transform_filter("datum.hollow")
        .mark_circle(size=36, opacity=1, style="ground")
        .encode(x=x, y=alt.Y("best:Q"))
    )
    said = labels(base, "name", x=x, y=y)
    pick = picked()
    hit = (
        base.mark_circle(size=500, style="hit", cursor="pointer", aria=True)
        .encode(
            x=x,
            y=y,
            opacity=alt.condition(pick, alt.value(0.25), alt.value(0)),
            description="spoken:N",
            tooltip=[
                *QUOTE,
                alt.Tooltip("when:N", title="when"),
                alt.Tooltip("dated_by:N", title="dated by"),
            ],
        )
        .add_params(pick)
    )
    chart = alt.layer(span, height, *tips, dot, hole, *said, hit).properties(
        width=theme.WIDTH - 52, height=280
    )
    return titled(
        chart,
        name,
        title,
        "Across: when the number held (line as wide as the text is vague; dashed: only known when it was said; dotted: only known when the article"
        f" was published). Upright bar: lowest to highest. Hollow: alleged, estimated or unverified.{more}",
        f"{count_words(len(rows), 'figure')}: {list_words(rows['spoken'] + ', ' + rows['when'], most=6)}.",
    )


def _dated(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that any of the three times dates, with the first that does."""
    pairs = (
        ("start_date", "end_date"),
        ("statement_start", "statement_end"),
        ("published_earliest", "published_latest"),
    )
    start = pd.Series(pd.NA, index=rows.index, dtype="object")
    end, by = start.copy(), start.copy()
    for (first, last), name in zip(pairs, DATED_BY, strict=True):
        free = by.isna() & rows[first].notna()
        start, end, by = (
            start.mask(free, rows[first]),
            end.mask(free, rows[last].fillna(rows[first])),
            by.mask(free, name),
        )
    dated = rows.assign(
        dated_by=by, **{"from": pd.to_datetime(start), "to": pd.to_datetime(end) + pd.Timedelta(days=1)}
    )
    return dated[by.notna()].assign(
        middle=lambda f: f["from"] + (f["to"] - f["from"]) / 2,
        when=lambda f: [
            day_words(str(a)[:10], str(b - pd.Timedelta(days=1))[:10])
            for a, b in zip(f["from"], f["to"], strict=True)
        ],
    )
