"""What was read: rows of each kind by article, and when each article was published."""

from __future__ import annotations

import re

import altair as alt
import pandas as pd

from claimbook.show import theme
from claimbook.show.charts.parts import (
    GUTTER,
    ROW,
    clickable,
    columns_axis,
    drawn,
    empty,
    fold,
    gutter,
    labels,
    panel,
    picked,
    rows_axis,
    tips,
    titled,
)
from claimbook.show.charts.placings import room_right
from claimbook.show.charts.time_axes import time_axis
from claimbook.show.views import View
from claimbook.wordings import say_count, say_days, say_list

KINDS = {"claims": "claims", "figures": "figures", "dates": "dates", "terms": "loaded words"}
BASES = {
    "metadata": "given in metadata.csv",
    "stated": "stated in the article",
    "inferred": "inferred from its dates",
    "unknown": "unknown",
}
LEAST_ROOM = 0.04  # of the time shown, right of the last article


def count_rows(view: View) -> pd.DataFrame:
    """Rows of each kind, one row an article, in the order of the corpus."""
    counts = {kind: getattr(view, kind).groupby("article_id").size() for kind in KINDS}
    return view.articles[["article_id", "article", "path", "words"]].assign(
        **{kind: view.articles["article_id"].map(n).fillna(0).astype(int) for kind, n in counts.items()}
    )


def rows_by_article(
    view: View, *, title: str = "What was found in each article", name: str = "rows_by_article"
) -> alt.TopLevelMixin:
    """A table of counts, tinted within each column."""
    counts = count_rows(view)
    if counts.empty:
        return empty(name, title, view.why_empty("rows"))
    counts, more = fold(counts)
    long = counts.melt(
        ["article_id", "article", "path"], list(KINDS), var_name="kind", value_name="n"
    ).assign(
        share=lambda f: f["n"] / f.groupby("kind")["n"].transform("max").clip(lower=1),
        kind=lambda f: f["kind"].map(KINDS),
        column=lambda f: f["kind"].str.replace(" ", "|"),
        spoken=lambda f: f["article"] + ": " + f["n"].astype(str) + " " + f["kind"],
    )
    base = alt.Chart(drawn(long, "article_id article path kind column n share spoken")).encode(
        y=rows_axis("article_id")
    )
    columns = list(dict.fromkeys(long["column"]))
    x = (
        alt.X("column:N")
        .sort(columns)
        .scale(range=[GUTTER, theme.WIDTH], paddingInner=0.06)
        .axis(columns_axis(columns, limit=90))
    )
    cells = base.mark_rect(color=theme.SIDE_COLOURS[0], cornerRadius=2, aria=True).encode(
        x=x,
        opacity=alt.Opacity("share:Q").scale(domain=[0, 1], range=[0.04, 0.5]).legend(None),
        tooltip=[*tips(path="article", kind=""), alt.Tooltip("n:Q", title="rows", format=",d")],
        description="spoken:N",
    )
    numbers = base.mark_text(style="label", baseline="middle").encode(x=x, text=alt.Text("n:Q", format=",d"))
    names = gutter(base.transform_filter("datum.kind === 'claims'"), "article", "path")
    chart = panel(cells, numbers, *names, height=ROW * len(counts))
    sums = counts[list(KINDS)].sum()
    return titled(
        chart,
        name,
        title,
        f"Number of rows; the tint compares the articles within a column.{more}",
        f"{say_count(len(counts), 'article')}: {say_list(f'{sums[k]} {KINDS[k]}' for k in KINDS)}.",
    )


def publication_intervals(
    view: View, *, title: str = "When each article was published", name: str = "publication_intervals"
) -> alt.TopLevelMixin:
    """A dot for a day, a bar for an interval, an arrow where no last day is known; hollow where it was inferred."""
    known = view.articles[
        view.articles["published_earliest"].notna() | view.articles["published_latest"].notna()
    ]
    if known.empty:
        return empty(
            name,
            title,
            f"No publication date is given, stated or to be inferred in {say_count(len(view.articles), 'article')}. A line in metadata.csv (file, published) sets it.",
        )
    rows, more = fold(published_intervals(known))
    base = alt.Chart(
        drawn(rows, "id row name from to tip middle is_day opens inferred when when_narrow basis path spoken")
    ).encode(y=rows_axis())
    tooltip = tips(when="published", basis="how known", path="article")
    chart = panel(
        *gutter(base, "name", "basis"),  # first: the first layer gives the rows their order
        *_interval_marks(base, rows),
        *labels(base, "when", x=alt.X("tip:T")),
        clickable(base, picked(), tooltip, "spoken"),
        height=ROW * len(rows),
    )
    missing = len(view.articles) - len(known)
    note = f" Not drawn: {say_count(missing, 'article')} without any date." if missing else ""
    return titled(
        chart,
        name,
        title,
        f"Dot: one day; bar: some day within it; arrow: no last day is known. Pale or hollow: inferred from the dates that the article tells.{note}{more}",
        f"{say_list(rows['spoken'], most=8)}.",
    )


def _interval_marks(base: alt.Chart, rows: pd.DataFrame) -> list[alt.Chart]:
    """Bar, arrow, dot and hole."""
    room = room_right(rows["tip"].map(pd.Timestamp.toordinal), rows["when"], width=theme.WIDTH - GUTTER)
    reach = rows.assign(to=rows["tip"])
    x = time_axis("from", reach, room=max(room, LEAST_ROOM), range=[GUTTER, theme.WIDTH])
    colour = theme.SIDE_COLOURS[0]
    bar = (
        base.transform_filter("!datum.is_day")
        .mark_rule(strokeWidth=6, strokeCap="round", color=colour)
        .encode(x=x, x2="tip:T", opacity=alt.condition("datum.inferred", alt.value(0.4), alt.value(0.8)))
    )
    tip = (
        base.transform_filter("datum.opens")
        .mark_point(shape="triangle-right", filled=True, size=110, opacity=1, color=colour)
        .encode(x=alt.X("tip:T"))
    )
    day = base.transform_filter("datum.is_day")
    dot = day.mark_circle(size=110, opacity=1, color=colour).encode(x=alt.X("middle:T"))
    hole = (
        day.transform_filter("datum.inferred")
        .mark_circle(size=36, opacity=1, style="ground")
        .encode(x=alt.X("middle:T"))
    )
    return [bar, tip, dot, hole]


def short_days(when: str) -> str:
    """The words for an interval of days, for a narrow chart.

    >>> short_days("28 April 2025 to 4 May 2025"), short_days("13 December 2024 or later"), short_days("May 2025")
    ('28 Apr–4 May 2025', 'from 13 Dec 2024', 'May 2025')
    """
    short = re.sub(r"\b([A-Z][a-z]{2})[a-z]+", r"\1", when).replace(" to ", "–")
    short = re.sub(r" (\d{4})(?=–.* \1$)", "", short)
    return f"from {short.removesuffix(' or later')}" if short.endswith(" or later") else short


def published_intervals(articles: pd.DataFrame) -> pd.DataFrame:
    """One row an article, in the order of time: its days as an interval, and where the arrow of an open one ends (`tip`)."""
    first = pd.to_datetime(articles["published_earliest"].fillna(articles["published_latest"]))
    last = pd.to_datetime(articles["published_latest"])
    arrow = max((last.fillna(first).max() - first.min()) * 0.06, pd.Timedelta(days=6))
    rows = articles.assign(
        id=articles["article_id"],
        row=articles["article_id"],
        name=articles["article"],
        **{"from": first, "to": last.fillna(first) + pd.Timedelta(days=1)},
        opens=last.isna(),
        is_day=first == last,
        inferred=articles["published_basis"] == "inferred",
        basis=articles["published_basis"].map(BASES),
        when=[
            say_days(*p) for p in articles[["published_earliest", "published_latest"]].itertuples(index=False)
        ],
    )
    return rows.assign(
        tip=(rows["to"]).mask(rows["opens"], rows["from"] + arrow),
        middle=rows["from"] + (rows["to"] - rows["from"]) / 2,
        when_narrow=rows["when"].map(short_days),
        spoken=rows["name"] + ": " + rows["when"] + ", " + rows["basis"],
    ).sort_values("from", kind="stable")
