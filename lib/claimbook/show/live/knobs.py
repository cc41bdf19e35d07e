"""The knobs of the live explorations, and what they leave."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as widgets
import pandas as pd

from claimbook.wordings import MONTHS

ALL = "all"  # the value of a drop-down that leaves every row


def dropdown(description: str, options: Sequence, *, first: str, value: str = ALL) -> widgets.Dropdown:
    """A drop-down; its first option leaves every row."""
    pairs = [o if isinstance(o, tuple) else (o, o) for o in options]
    return widgets.Dropdown(options=[(first, ALL), *pairs], value=value, description=description)


def month_slider(rows: pd.DataFrame) -> widgets.SelectionRangeSlider:
    """A slider from the first month in which a row lies to the last; values are ISO days."""
    known = rows.dropna(subset=["start_date", "end_date"])
    months = (
        pd.period_range(known["start_date"].min()[:7], known["end_date"].max()[:7], freq="M")
        if len(known)
        else pd.period_range("2000-01", periods=1, freq="M")
    )
    months = months if len(months) > 1 else months.append(months + 1)
    names = [f"{MONTHS[m.month - 1][:3]} {m.year}" for m in months]
    days = [str(m.start_time.date()) for m in months[:-1]] + [str(months[-1].end_time.date())]
    options = list(zip(names, days, strict=True))
    return widgets.SelectionRangeSlider(
        options=options,
        index=(0, len(options) - 1),
        description="Months",
        disabled=known.empty,
        layout=widgets.Layout(width="28rem"),
    )


def within_months(rows: pd.DataFrame, knob: widgets.SelectionRangeSlider) -> pd.DataFrame:
    """The rows in the months that a slider chooses; a row without a date only while it chooses all."""
    first, last = knob.value
    if (first, last) == (knob.options[0][1], knob.options[-1][1]):
        return rows
    return rows[(rows["end_date"].fillna("") >= first) & (rows["start_date"].fillna("9") <= last)]


def first_of_each_root(figures: pd.DataFrame, origins: pd.DataFrame) -> pd.DataFrame:
    """The first figure of each root, measure and range; a figure whose root is not known counts for itself."""
    roots = origins.drop_duplicates("member_id").set_index("member_id")["root_id"]
    root = figures["figure_id"].map(roots).fillna(figures["figure_id"])
    return figures[~figures.assign(root=root).duplicated(["root", "measure", "low", "best", "high"])]
