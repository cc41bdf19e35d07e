"""What happened when, and how exactly the text dates it."""

from __future__ import annotations

import altair as alt
import pandas as pd

from claimbook.shortenings import quote_around, shorten
from claimbook.show import theme
from claimbook.show.charts.articles import short_days
from claimbook.show.charts.months import mentions_by_month
from claimbook.show.charts.parts import (
    ALL,
    GUTTER,
    MOST_ROWS,
    ROW,
    ask,
    asked,
    brush,
    clickable,
    drawn,
    empty,
    fold,
    gutter,
    panel,
    picked,
    rows_axis,
    tips,
    titled,
)
from claimbook.show.charts.time_axes import time_axis
from claimbook.show.views import View
from claimbook.wordings import say_count, say_days, say_list, say_number

MOST_LANES = 20  # articles that get a lane of their own
LANE = 13  # pixels between two marks of one lane that overlap in time
LETTERS = 32  # of a sentence beside its date
LATE = (
    (GUTTER + theme.WIDTH) / 2 / theme.WIDTH
)  # of a chart's width: what lies right of it has its words at the left
MARK = 10  # pixels from the end of a mark to the words beside it
MOST_TO_CHOOSE = 300  # rows behind the drop-down
# columns of a chart of dates
MARKED = "id {} from to middle is_day resolved when {} quote spoken"


def dated_mentions(view: View) -> pd.DataFrame:
    """The date expressions that are resolved, with the days from and to, the middle, and the words for the interval."""
    known = view.dates[view.dates["start_date"].notna() & view.dates["end_date"].notna()]
    return with_spans(known, "start_date", "end_date").assign(
        id=lambda f: f["date_id"],
        resolved=lambda f: f["anchor"].isin(["published", "context"]),
        quote=lambda f: f["sentence"].map(lambda s: shorten(s, 300)),
        spoken=lambda f: f["when"] + " in " + f["article"],
    )


def dates_by_article(
    view: View, *, title: str = "The time that each article tells of", name: str = "dates_by_article"
) -> alt.TopLevelMixin:
    """One lane an article: a dot for a day, a bar for a longer interval, hollow where the year or day was resolved from its context."""
    rows = dated_mentions(view)
    if rows.empty:
        return empty(name, title, view.why_empty("resolved dates"))
    rows, far = without_far(rows)
    lanes = _fullest(rows)
    x = time_axis("from", rows, room=0.04, range=[GUTTER, theme.WIDTH])
    chart = _lanes(_stacked(rows[rows["article"].isin(lanes)]), x)
    more = ""
    if (articles := rows["article"].nunique()) > len(lanes):
        chart = alt.vconcat(mentions_by_month(rows, x), chart, spacing=10)
        more = f" Above: mentions by month in all {say_number(articles)} articles; below: the {len(lanes)} articles with most of them."
    return titled(
        chart,
        name,
        title,
        f"Dot: a day; bar: a longer interval, as wide as the words. Pale or hollow: resolved from the context or the publication date.{more}{far}",
        f"{say_count(len(rows), 'dated mention')} from {say_days(str(rows['from'].min())[:10], str(rows['to'].max() - pd.Timedelta(days=1))[:10])}.",
    )


def _lanes(rows: pd.DataFrame, x: alt.X) -> alt.LayerChart:
    """The marks of each article at their heights, the articles' names, and what takes the click."""
    height = int(rows["y"].max()) + LANE + 4
    y = alt.Y("y:Q").axis(None).scale(domain=[0, height], range=[0, height], nice=False, zero=False)
    base = alt.Chart(drawn(rows, MARKED.format("article path y", "text"))).encode(y=y)
    pick = picked()
    looks = {
        "opacity": alt.condition(pick, alt.value(0.3), alt.value(0)),
        "tooltip": tips(when="date", text="words", quote="sentence", path="article"),
        "description": "spoken:N",
    }
    hit = base.mark_rule(strokeWidth=LANE, style="hit", cursor="pointer", aria=True).encode(
        x=x, x2="to:T", **looks
    )
    halo = (
        base.transform_filter("datum.is_day")
        .mark_circle(size=260, style="hit", cursor="pointer", aria=True)
        .encode(x=alt.X("middle:T"), **looks)
    )
    tops = rows.groupby("article", sort=False).agg(y=("y", "min"), path=("path", "first")).reset_index()
    names = alt.Chart(drawn(tops, "article path y")).encode(y=y)
    hit = hit.add_params(pick, brush())
    return panel(*_marks(base, x), hit, halo, *gutter(names, "article"), height=height)


def _fullest(rows: pd.DataFrame) -> pd.Index:
    """The articles with the most dates."""
    counts = rows["article"].value_counts(sort=False).sort_values(ascending=False, kind="stable")
    return counts.index[:MOST_LANES]


def dates_with_sentences(
    view: View,
    *,
    title: str = "Each date with its sentence",
    name: str = "dates_with_sentences",
    choose: bool = False,
) -> alt.TopLevelMixin:
    """The dates in the order of time, each with the words around it; `choose` adds a drop-down for the article."""
    rows = dated_mentions(view)
    if rows.empty:
        return empty(name, title, view.why_empty("resolved dates"))
    rows, far = without_far(rows)
    chosen = ALL
    if choose and len(rows) > MOST_ROWS:
        fullest = _fullest(rows)
        rows, chosen = rows[rows["article"].isin(fullest)], fullest[0]
    rows, more = fold(
        rows.sort_values(["from", "to"], kind="stable"), MOST_TO_CHOOSE if choose else MOST_ROWS
    )
    rows = rows.assign(
        row=rows["id"],
        line=[
            quote_around(*r, most=LETTERS)
            for r in rows[["sentence", "sentence_start", "start"]].itertuples(index=False)
        ],
        line_narrow="",  # a click tells them
        when_narrow=rows["when"].map(short_days),
    )
    base = alt.Chart(drawn(rows, MARKED.format("row article path", "line line_narrow when_narrow"))).encode(
        y=rows_axis()
    )
    if choose:
        base = base.transform_filter(asked("article"))
    sides = [GUTTER, theme.WIDTH]
    if choose:  # the axis follows the article that is chosen
        x = (
            alt.X("from:T")
            .scale(range=sides, nice=False)
            .axis(title=None, format="%-d %b %Y", tickCount=5, labelFlush=38, labelOverlap="greedy")
        )
    else:
        x = time_axis("from", rows, range=sides)
    chart = panel(*_lines(base, x, name), height=alt.Step(ROW) if choose else ROW * len(rows))
    if choose:
        articles = sorted(rows["article"].unique())
        chart = chart.add_params(ask("article", "Article", articles, value=chosen))
    return titled(
        chart,
        name,
        title,
        f"Dot: a day; bar: a longer interval. Pale or hollow: resolved from the context or the publication date.{far}{more}",
        f"{say_list(rows['spoken'], most=8)}.",
    )


def _lines(base: alt.Chart, x: alt.X, chart: str) -> list[alt.Chart]:
    """The layers of dates with sentences: names, marks, and the words beside each mark, where there is more room."""
    at = "scale('" + chart + "_x', datum.{})"
    is_late = f"{at.format('middle')} > width * {LATE}"
    aside = f"{MARK} + abs({at.format('to')} - {at.format('from')}) / 2"
    look = {
        "baseline": "middle",
        "align": alt.expr(f"{is_late} ? 'right' : 'left'"),
        "dx": alt.expr(f"({is_late} ? -1 : 1) * ({aside})"),
    }
    words = [
        base.mark_text(style=style, **look).encode(x=alt.X("middle:T"), text="line:N")
        for style in ("halo", "quiet")
    ]
    tooltip = tips(when="date", quote="sentence", path="article")
    names = gutter(base, "when", "article")  # first: the first layer gives the rows their order
    return [*names, *_marks(base, x), *words, clickable(base, picked(), tooltip, "spoken")]


def with_spans(rows: pd.DataFrame, first: str, last: str) -> pd.DataFrame:
    """The rows with `from`, `to` (the day after the last), `middle`, `is_day` and `when` (words) of the days in two columns."""
    start, end = (
        pd.to_datetime(rows[first]),
        pd.to_datetime(rows[last].fillna(rows[first])) + pd.Timedelta(days=1),
    )
    return rows.assign(
        **{"from": start, "to": end},
        middle=start + (end - start) / 2,
        is_day=end - start == pd.Timedelta(days=1),
        when=pd.Series(
            [say_days(*p) for p in rows[[first, last]].itertuples(index=False)],
            index=rows.index,
            dtype="str",
        ),
    )


def _marks(base: alt.Chart, x: alt.X) -> tuple[alt.Chart, alt.Chart, alt.Chart]:
    """Bars for longer intervals, dots for days, and the holes in those that were resolved."""
    colour = theme.SIDE_COLOURS[0]
    spans = (
        base.transform_filter("!datum.is_day")
        .mark_rule(strokeWidth=6, strokeCap="round", color=colour)
        .encode(x=x, x2="to:T", opacity=alt.condition("datum.resolved", alt.value(0.45), alt.value(0.85)))
    )
    days = base.transform_filter("datum.is_day")
    dot = days.mark_circle(size=80, opacity=1, color=colour).encode(x=alt.X("middle:T"))
    hole = (
        days.transform_filter("datum.resolved")
        .mark_circle(size=24, opacity=1, style="ground")
        .encode(x=alt.X("middle:T"))
    )
    return spans, dot, hole


def without_far(rows: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """Without the few rows far before or after the others, which would squeeze them together; and a sentence that names them."""
    first, last = rows["from"].quantile(0.15), rows["to"].max()
    before = rows["from"] < first - (last - first)
    near = rows[~before]
    most = near["to"].quantile(0.97)
    after = rows["to"] > most + (most - near["from"].min()) / 4
    far = [
        f"long {side}: {say_list(rows['when'][there].drop_duplicates(), most=4)}"
        for side, there in (("before", before), ("after", after))
        if there.any()
    ]
    return rows[~before & ~after], f" Not drawn, {'; '.join(far)}." if far else ""


def _stacked(rows: pd.DataFrame) -> pd.DataFrame:
    """With the height of each mark: lanes by article, and below each other within a lane where they overlap in time."""
    gap = (rows["to"].max() - rows["from"].min()) * 0.022
    heights: dict[object, float] = {}
    top = 12.0
    for _, lane in rows.groupby("article", sort=False):
        lane = lane.sort_values(["from", "to"], kind="stable")
        ends: list[pd.Timestamp] = []
        for index, start, end in zip(lane.index, lane["from"], lane["to"], strict=True):
            level = next((i for i, busy in enumerate(ends) if busy + gap <= start), len(ends))
            ends[level : level + 1] = [end]
            heights[index] = top + LANE * level
        top += LANE * len(ends) + 14
    return rows.assign(y=pd.Series(heights)).sort_values("y", kind="stable")
