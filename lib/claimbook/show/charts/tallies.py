"""What is counted at all, and how surely it is said."""

from __future__ import annotations

import altair as alt
import pandas as pd

from claimbook.show import theme
from claimbook.show.charts.parts import (
    GUTTER,
    colours,
    drawn,
    empty,
    gutter,
    labels,
    panel,
    rows_axis,
    some_ids,
    tips,
    titled,
)
from claimbook.show.views import View
from claimbook.wordings import say_list, say_plainly

SURE = {
    "asserted": "asserted",
    "confirmed": "asserted",
    "claimed": "claimed or alleged",
    "alleged": "claimed or alleged",
    "unverified": "claimed or alleged",
    "estimated": "estimated or predicted",
    "predicted": "estimated or predicted",
    "denied": "denied or condemned",
    "condemned": "denied or condemned",
}


SHADES = dict(
    zip(
        dict.fromkeys(SURE.values()),
        (*(theme.LIGHT[g] for g in ("ink", "grey", "pale")), "#D55E00"),
        strict=True,
    )
)


def count_measures(view: View) -> pd.DataFrame:
    """One row a measure and way of saying it, the measures with most figures (`total`) first."""
    counts = (
        view.figures.assign(sure=view.figures["status"].map(SURE).fillna("asserted"))
        .groupby(["measure", "sure"])
        .agg(n=("figure_id", "size"), ids=("figure_id", some_ids))
        .reset_index()
    )
    order = counts.groupby("measure")["n"].sum().sort_values(ascending=False, kind="stable")
    return counts.assign(
        rank=counts["measure"].map(list(order.index).index),
        what=counts["measure"].map(say_plainly),
        total=counts["measure"].map(order),
        spoken=counts["measure"].map(say_plainly) + ": " + counts["n"].astype(str) + " " + counts["sure"],
    ).sort_values(["rank", "sure"])


def what_is_counted(
    view: View, *, title: str = "What is counted, and how surely it is said", name: str = "what_is_counted"
) -> alt.TopLevelMixin:
    """Figures by measure, split by what the source does with them."""
    if view.figures.empty:
        return empty(name, title, view.why_empty("figures"))
    counts = count_measures(view)
    most = int(counts["total"].max())
    scale = alt.Scale(domain=[0, most * 1.15], range=[GUTTER, theme.WIDTH], nice=False)
    base = alt.Chart(drawn(counts, "measure what sure n ids total spoken")).encode(y=rows_axis("measure"))
    bars = base.mark_bar(height=14, opacity=1, aria=True).encode(
        x=alt.X("n:Q").scale(scale).axis(title="figures", tickCount=5, format=",d").stack("zero"),
        order=alt.Order("sure:N"),
        color=colours("sure", {sure: shade for sure, shade in SHADES.items() if sure in set(counts["sure"])}),
        tooltip=tips(what="measure", sure="said how", n="figures"),
        description="spoken:N",
    )
    once = counts.drop_duplicates("measure")
    names = alt.Chart(drawn(once, "measure what total")).encode(y=rows_axis("measure"))
    totals = labels(names, "total", x=alt.X("total:Q").scale(scale))
    chart = panel(bars, *totals, *gutter(names, "what"), height=theme.ROW * len(once))
    return titled(
        chart,
        name,
        title,
        "Number of figures by measure, as the words say them.",
        f"{say_list(counts['spoken'], most=10)}.",
    )
