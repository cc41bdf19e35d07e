"""Whether a number grows or whether they differ: the figures against the time that they refer to."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import numpy as np
import pandas as pd

from claimbook.shortenings import shorten
from claimbook.show import theme
from claimbook.show.charts.figure_rows import (
    ARROW,
    heading_of,
    is_squeezed,
    most_told,
    one_row_a_figure,
    panel_name,
)
from claimbook.show.charts.months import figures_by_month
from claimbook.show.charts.parts import (
    QUOTE,
    brush,
    drawn,
    empty,
    labels,
    panel,
    picked,
    side_scale,
    tips,
    titled,
)
from claimbook.show.charts.placings import LINE, place_labels
from claimbook.show.charts.ranges import LOGARITHMIC, log_ticks
from claimbook.show.charts.time_axes import days_shown, time_axis
from claimbook.show.charts.timelines import with_spans, without_far
from claimbook.show.views import View
from claimbook.wordings import say_count, say_list, say_plainly

ACROSS = theme.WIDTH - 60  # pixels of a panel, without the axis at its left
ROOM = 0.12  # a part of the time shown that stays free at the right
MOST_DRAWN = 200
NAMED = 12  # figures of a panel whose labels also name the source
DATED_BY = ("what it refers to", "when it was said", "when the article was published")


def figures_over_time(
    view: View, measures: Sequence[str], *, title: str, name: str = "figures_over_time", log: bool = False
) -> alt.TopLevelMixin:
    """The same figures against the time that they refer to, one panel a measure; the width of a mark is how exactly the text dates it.

    A measure with one dated figure is left to the chart by source, as soon as another has more.
    """
    figures = view.figures[view.figures["measure"].isin(measures)]
    rows = _dated(one_row_a_figure(figures, view)) if len(figures) else figures
    if rows.empty:
        return empty(
            name, title, view.why_empty(f"dated figures of {say_list(map(say_plainly, measures), most=9)}")
        )
    rows, far = without_far(rows)
    rows, more = figures_by_month(rows)
    rows, left_out = most_told(rows, MOST_DRAWN)
    more += left_out + far
    several = rows.groupby(["measure", "unit"], dropna=False)["id"].transform("size") > 1
    drawn_rows = rows[several] if several.any() else rows
    alone = rows.drop(drawn_rows.index)
    if len(alone):
        more += f" Left out, the only dated one of its kind: {say_list(alone['measure'].map(say_plainly) + ' ' + alone['label'], most=4)}."
    parts = [
        part
        for measure in measures
        for _, part in drawn_rows[drawn_rows["measure"] == measure].groupby("unit", dropna=False, sort=False)
    ]
    colours = view.side_colours(drawn_rows["side"])
    panels = [_panel(part, drawn_rows, colours, last=part is parts[-1], log=log) for part in parts]
    return titled(
        alt.vconcat(*panels, spacing=16).resolve_scale(color="shared"),
        name,
        title,
        "Across: when the number held (line as wide as the text is vague; dashed: only known when it was said; dotted: only known when the article"
        f" was published). Upright bar: lowest to highest. Hollow: alleged, estimated or unverified.{more}",
        f"{say_count(len(rows), 'figure')}: {say_list(rows['spoken'] + ', ' + rows['when'], most=6)}.",
    )


PANEL_COLUMNS = (
    "id side hollow from to middle dated_by bottom above level best opens_up opens_down name name_narrow"
    " label_side label_level moved spoken said quote who status path when"
)


def _panel(
    rows: pd.DataFrame, every: pd.DataFrame, colours: dict[str, str], *, last: bool, log: bool
) -> alt.LayerChart:
    """The panel of one measure and unit; all panels share the time of `every` row, and the last one writes it."""
    height, log = min(260, 90 + 22 * len(rows)), log or is_squeezed(rows)
    rows, domain = _with_log_ends(rows) if log else _with_ends(rows)
    rows = _with_labels(rows, days_shown(every, ROOM), domain, height, log=log)
    base = alt.Chart(drawn(rows, PANEL_COLUMNS))
    x = time_axis("middle", every, room=ROOM, labels=last, width=ACROSS)
    y = (
        alt.Y("level:Q")
        .title(None)
        .axis(format=",~r", grid=True, tickCount=4, **({"values": log_ticks(domain)} if log else {}))
        .scale(domain=domain, nice=False, type="log" if log else "linear")
    )
    heading = heading_of(*rows.iloc[0][["measure", "unit"]])
    pick = picked(panel_name(heading))
    hit = (
        base.mark_circle(size=500, style="hit", cursor="pointer", aria=True)
        .encode(
            x=x,
            y=y,
            opacity=alt.condition(pick, alt.value(0.25), alt.value(0)),
            description="spoken:N",
            tooltip=[*QUOTE, *tips(when="when", dated_by="dated by")],
        )
        .add_params(pick, brush(panel_name(heading)))
    )
    return panel(*_marks(base, x, y, side_scale(colours)), hit, width=ACROSS, height=height).properties(
        title=alt.TitleParams(heading + LOGARITHMIC * log, fontSize=12, offset=6, frame="group")
    )


def _marks(base: alt.Chart, x: alt.X, y: alt.Y, color: alt.Color) -> list[alt.Chart]:
    """The layers of a panel: the time (across), the range (upright) with its open ends, dot or hole, label."""
    span = base.mark_rule(strokeWidth=2, opacity=0.55).encode(
        x=alt.X("from:T"),
        x2="to:T",
        y=y,
        color=color,
        strokeDash=alt.StrokeDash("dated_by:N")
        .scale(domain=list(DATED_BY), range=[[1, 0], [5, 3], [1, 3]])
        .legend(None),
    )
    upright = base.mark_rule(strokeWidth=6, strokeCap="round", opacity=0.6).encode(
        x=x, y=alt.Y("bottom:Q"), y2="above:Q", color=color
    )
    arrows = [
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
    said = [
        layer
        for side, align in (("right", "left"), ("left", "right"))
        for layer in labels(
            base.transform_filter(f"datum.label_side === '{side}'"),
            "name",
            align=align,
            x=x,
            y=alt.Y("label_level:Q"),
        )
    ]
    leader = base.transform_filter("datum.moved").mark_rule(style="quiet", strokeWidth=0.75, opacity=0.6)
    return [span, upright, *arrows, leader.encode(x=x, y=y, y2="label_level:Q"), dot, hole, *said]


def _with_ends(rows: pd.DataFrame) -> tuple[pd.DataFrame, list[float]]:
    """The rows with the ends as drawn (an open one gets the length of an arrow), and the axis."""
    most = float(rows[["low", "best", "high"]].max(axis=None)) or 1.0
    arrow = ARROW * most
    below, above = (rows["high"] - arrow).clip(lower=0), rows["low"] + arrow
    return _with_names(rows, below, above), [0, most * 1.2]


def _with_log_ends(rows: pd.DataFrame) -> tuple[pd.DataFrame, list[float]]:
    """The same on a logarithmic axis, which knows no 0."""
    values = rows[["low", "best", "high"]].astype("Float64").clip(lower=0.5)
    rows = rows.assign(**values)
    domain = [float(values.min(axis=None)) / 1.8, float(values.max(axis=None)) * 1.8]
    return _with_names(rows, rows["high"] / 1.3, rows["low"] * 1.3), domain


def _with_names(rows: pd.DataFrame, below: pd.Series, above: pd.Series) -> pd.DataFrame:
    """The rows with their ends, `below` and `above` where these are open, and with their labels."""
    return rows.assign(
        bottom=rows["low"].fillna(below).astype(float),
        above=rows["high"].fillna(above).astype(float),
        opens_up=rows["high"].isna(),
        opens_down=rows["low"].isna(),
        name=rows["who"].map(lambda w: shorten(w, 40)) + ": " + rows["label"]
        if len(rows) <= NAMED
        else rows["label"],
        name_narrow=rows["label"],
        level=rows["best"].fillna(rows["low"].add(rows["high"]).div(2)).fillna(rows["low"]).astype(float),
    )


def _with_labels(
    rows: pd.DataFrame,
    days: tuple[pd.Timestamp, pd.Timestamp],
    domain: list[float],
    height: float,
    *,
    log: bool,
) -> pd.DataFrame:
    """The rows with the place of each label, in the units of the axes."""
    first, last = days
    bottom, top = np.log(domain) if log else domain
    level = np.log(rows["level"]) if log else rows["level"]
    marks = pd.DataFrame(
        {
            "x": (rows["middle"] - first) / (last - first) * ACROSS,
            "y": height * (top - level) / (top - bottom),
        }
    )
    few = len(rows) <= NAMED  # in a crowd a label that has moved names the wrong mark
    at = place_labels(marks, rows["name"], width=ACROSS, height=height, moves=few)
    label_level = top - (top - bottom) * at["y"].astype(float) / height
    moved = (
        at["y"].astype(float) - marks["y"]
    ).abs() > LINE  # its label stands lines away: a thin line leads there
    return rows.assign(
        label_side=at["side"],
        label_level=np.exp(label_level) if log else label_level,
        moved=moved,
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
            end.mask(free, rows[last]),
            by.mask(free, name),
        )
    dated = rows.assign(dated_by=by, first=start, last=end)[by.notna()]
    return with_spans(dated, "first", "last")
