"""Who says what of the same thing: the figures that can be set side by side, and how far apart they are."""

from __future__ import annotations

import altair as alt
import pandas as pd

from claimbook.show.charts.figure_rows import one_row_a_figure
from claimbook.show.charts.parts import empty, titled, told_colours
from claimbook.show.charts.ranges import panel_of
from claimbook.show.conflicts import Conflicts, heading
from claimbook.wordings import say_count, say_list

PANELS = 3  # quantities that are drawn
ROWS = 6  # figures of a quantity, the lowest and the highest among them


def ranges_by_quantity(
    conflicts: Conflicts, *, title: str = "Who says what of the same thing", name: str = "ranges_by_quantity"
) -> alt.TopLevelMixin:
    """One panel a quantity of which several roots speak, one row a figure, the highest on top."""
    view = conflicts.view
    drawn = [rows for group in conflicts.groups[:PANELS] if len(rows := _rows(conflicts, group))]
    if not drawn:
        return empty(name, title, view.why_empty("quantities of which two sources speak"))
    every = pd.concat(drawn)
    colours = view.side_colours(every["side"])
    panels = [panel_of(rows, colours, rows["heading"].iloc[0]) for rows in drawn]
    left_out = len(conflicts.groups) - len(drawn)
    more = f" Not drawn: {say_count(left_out, 'other quantity', 'other quantities')}." if left_out else ""
    return titled(
        alt.vconcat(*panels, spacing=18).resolve_scale(color="shared"),
        name,
        title,
        "Bar: from lowest to highest; dot: the number as written; arrow: open end; hollow: alleged, estimated or unverified; cross: denied."
        f"{told_colours(colours)}{more}",
        f"{say_list(every['spoken'], most=8)}.",
    )


def _rows(conflicts: Conflicts, group) -> pd.DataFrame:
    """The chosen figures of a group, of many those at both ends."""
    ids = {m.member_id for m in group.members}
    figures = conflicts.view.figures
    told = figures[figures["figure_id"].isin(ids)]
    if told.empty:
        return told
    rows = one_row_a_figure(told, conflicts.view).sort_values("size", ascending=False, kind="stable")
    if len(rows) > ROWS:
        rows = pd.concat([rows.head(ROWS // 2), rows.tail(ROWS // 2)])
    return rows.assign(heading=heading(group))
