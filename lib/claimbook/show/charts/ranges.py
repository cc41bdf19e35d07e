"""Who says how many: the range of each figure, by source."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from claimbook.show import theme
from claimbook.show.charts.figure_rows import (
    heading_of,
    is_squeezed,
    most_told,
    one_row_a_figure,
    panel_name,
    with_ends,
)
from claimbook.show.charts.parts import (
    GUTTER,
    MOST_ROWS,
    QUOTE,
    ROW,
    ask,
    asked,
    clickable,
    drawn,
    empty,
    gutter,
    labels,
    panel,
    picked,
    rows_axis,
    side_scale,
    titled,
    told_colours,
)
from claimbook.show.measures import FORCE, HARM
from claimbook.show.views import View
from claimbook.wordings import say_count, say_list, say_plainly

LOGARITHMIC = ", on a logarithmic scale"
MOST_TO_CHOOSE = 300  # rows behind the drop-downs


def ranges_by_source(
    view: View, measures: Sequence[str], *, title: str, name: str = "ranges_by_source", log: bool = False
) -> alt.TopLevelMixin:
    """Bar from low to high, dot at the number as written, arrow at an open end: one panel a measure, one row a figure."""
    figures = view.figures[view.figures["measure"].isin(measures)]
    if figures.empty:
        return empty(
            name, title, view.why_empty(f"figures of {say_list(map(say_plainly, measures), most=9)}")
        )
    rows, more = most_told(one_row_a_figure(figures, view), MOST_ROWS)
    colours = view.side_colours(rows["side"])
    panels = [
        panel_of(part, colours, heading_of(measure, part["unit"].iloc[0]), log=log)
        for measure in measures
        for _, part in rows[rows["measure"] == measure].groupby("unit", dropna=False, sort=False)
    ]
    chart = alt.vconcat(*panels, spacing=18).resolve_scale(color="shared")
    return titled(
        chart,
        name,
        title,
        "Bar: from lowest to highest; dot: the number as written; arrow: open end; hollow: alleged, estimated or unverified; cross: denied."
        f"{told_colours(colours)}{more}",
        f"{say_count(len(rows), 'row')}: {say_list(rows['spoken'], most=6)}.",
    )


def measures_told(view: View) -> list[str]:
    """The measures that occur: people harmed and sent before all others, the most frequent first."""
    counts = view.figures["measure"].value_counts()
    return sorted(counts.index, key=lambda m: (m not in HARM + FORCE, -counts[m], m))


PANEL_COLUMNS = (
    "id row who teller about said label spoken quote status path side measure best left right"
    " hollow denied opens_left opens_right"
)


def panel_of(
    rows: pd.DataFrame, colours: dict[str, str], heading: str, *, log: bool = False
) -> alt.LayerChart:
    """The panel of one measure and unit, or of one quantity; its axis is logarithmic where a linear one would press the numbers together."""
    name, log = panel_name(heading), log or is_squeezed(rows)
    rows, domain = with_ends(rows, log=log)
    kind = {"type": "log"} if log else {"zero": True}
    scale = alt.Scale(domain=domain, range=[GUTTER, theme.WIDTH - 4], nice=False, **kind)
    base = alt.Chart(drawn(rows, PANEL_COLUMNS)).encode(y=rows_axis())
    layers = _marks(
        base,
        scale,
        side_scale(colours),
        picked(name),
        ticks=log_ticks(domain) if log else _whole_ticks(rows, domain),
    )
    return panel(*layers, height=ROW * len(rows), heading=heading + LOGARITHMIC * log)


def _marks(
    base: alt.Chart,
    scale: alt.Scale,
    color: alt.Color,
    pick: alt.Parameter,
    *,
    ticks: list[float] | None = None,
) -> list[alt.Chart]:
    """The layers of a panel: bar, arrow tips, dot (hollow or crossed), label, names, the row to click."""
    axis = alt.Axis(
        format=",~r", tickCount=4, tickMinStep=1, title=None, **({"values": ticks} if ticks else {})
    )
    bar = base.mark_bar(height=6, cornerRadius=3).encode(
        x=alt.X("left:Q").scale(scale).axis(axis),
        x2="right:Q",
        color=color,
        opacity=alt.condition("datum.hollow", alt.value(0.4), alt.value(0.75)),
    )
    tips = [
        base.transform_filter(f"datum.opens_{end}")
        .mark_point(shape=f"triangle-{end}", filled=True, size=110, opacity=1)
        .encode(x=alt.X(f"{end}:Q").scale(scale), color=color)
        for end in ("left", "right")
    ]
    dots, at = base.transform_filter("isValid(datum.best)"), alt.X("best:Q").scale(scale)
    standing, denied = dots.transform_filter("!datum.denied"), dots.transform_filter("datum.denied")
    return [
        bar,
        *tips,
        standing.mark_circle(size=110, opacity=1).encode(x=at, color=color),
        standing.transform_filter("datum.hollow")
        .mark_circle(size=36, opacity=1, style="ground")
        .encode(x=at),
        denied.mark_point(shape="cross", angle=45, size=110, filled=True, opacity=1).encode(
            x=at, color=color
        ),
        *labels(base, "label", x=alt.X("right:Q").scale(scale)),
        *gutter(base, "teller", "about"),
        clickable(base, pick, QUOTE, "spoken"),
    ]


def log_ticks(domain: list[float]) -> list[float]:
    """1, 2, 5, 10, 20 ... within the domain; powers of ten alone where these are too many.

    >>> log_ticks([8, 300])
    [10, 20, 50, 100, 200]
    """
    low, high = domain
    steps = [m * 10**e for e in range(-1, 15) for m in (1, 2, 5) if low <= m * 10**e <= high]
    return steps if len(steps) <= 8 else [s for s in steps if str(s).startswith("1")]


def _whole_ticks(rows: pd.DataFrame, domain: list[float]) -> list[float] | None:
    """0, 1, 2 ... for a few whole things: there is no half a person."""
    whole = rows[["low", "best", "high"]].stack().mod(1).eq(0).all()
    return list(range(int(domain[1]) + 1)) if domain[1] < 5 and whole else None


def ranges_to_choose(
    view: View, *, title: str = "Figures by source, to choose from", name: str = "ranges_to_choose"
) -> alt.TopLevelMixin:
    """All figures as ranges, with drop-downs for measure, side and status that need no kernel."""
    if view.figures.empty:
        return empty(name, title, view.why_empty("figures"))
    every = one_row_a_figure(view.figures, view).sort_values(
        ["measure", "rank", "size"], ascending=[True, True, False], kind="stable"
    )
    rows, more = most_told(every, MOST_TO_CHOOSE)
    rows = pd.concat([with_ends(part, log=False)[0] for _, part in rows.groupby("measure", sort=False)])
    scale = alt.Scale(range=[GUTTER, theme.WIDTH - 110], nice=False, zero=True)
    colours = view.side_colours(rows["side"])
    base = (
        alt.Chart(drawn(rows, PANEL_COLUMNS))
        .encode(y=rows_axis())
        .transform_filter(asked("measure", "side", "status"))
    )
    layers = _marks(base, scale, side_scale(colours), picked())
    measures = measures_told(view)
    chart = panel(*layers, height=alt.Step(ROW)).add_params(
        ask("measure", "Measure", measures, value=measures[0]),
        ask("side", "Side", list(colours)),
        ask("status", "Status", list(view.figures["status"].value_counts().index)),
    )
    return titled(
        chart,
        name,
        title,
        f"As above; choose a measure, a side and a status below the chart. An empty chart means that no figure is all three.{more}",
        f"{say_count(len(rows), 'row')} of {say_count(len(measures), 'measure')}.",
    )
