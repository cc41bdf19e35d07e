"""The knobs of the live explorations, and what they leave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import ipywidgets as widgets
import pandas as pd

from claimbook.shortenings import shorten
from claimbook.wordings import MONTHS

ALL = "all"  # the value of a drop-down that leaves every row
MOST_LETTERS = 44  # of an option


def dropdown(description: str, options: Iterable, *, first: str, value: object = ALL) -> widgets.Dropdown:
    """A drop-down; its first option leaves every row."""
    pairs = [o if isinstance(o, tuple) else (o, o) for o in options]
    return widgets.Dropdown(
        options=[(first, ALL), *told_apart(pairs)], value=value, description=description, style=style()
    )


def told_apart(pairs: Iterable[tuple[str, object]]) -> list[tuple[str, object]]:
    """The options with short names, a number behind each that would read like an earlier one.

    >>> told_apart([("a", 1), ("a", 2)])
    [('a', 1), ('a (2)', 2)]
    """
    times: dict[str, int] = {}
    apart = []
    for name, value in pairs:
        short = shorten(str(name), MOST_LETTERS) or "?"
        times[short] = times.get(short, 0) + 1
        apart.append((short if times[short] == 1 else f"{short} ({times[short]})", value))
    return apart


def style() -> dict[str, str]:
    """One width for all descriptions, so that the knobs stand in columns."""
    return {"description_width": "5.2rem"}


def tick(description: str) -> widgets.Checkbox:
    """A box to tick."""
    return widgets.Checkbox(value=False, description=description, indent=False)


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
    slider = widgets.SelectionRangeSlider(
        options=options,
        index=(0, len(options) - 1),
        description="Dates",
        disabled=known.empty,
        readout=not known.empty,
        continuous_update=False,
        style=style(),
    )
    slider.add_class("cb-wide")
    return slider


def within_months(rows: pd.DataFrame, knob: widgets.SelectionRangeSlider) -> pd.DataFrame:
    """The rows in the months that a slider chooses; a row without a date only while it chooses all."""
    if leaves_all(knob):
        return rows
    first, last = knob.value
    return rows[(rows["end_date"].fillna("") >= first) & (rows["start_date"].fillna("9") <= last)]


def asked_of(controls: Mapping[str, widgets.Widget], columns: Iterable[str]) -> dict[str, str]:
    """Column -> what its drop-down asks for, where it asks for anything."""
    return {c: controls[c].value for c in columns if controls[c].value != ALL}


def turned(controls: Mapping[str, widgets.Widget]) -> dict[str, tuple[str, str]]:
    """The knobs that leave rows out: description -> what is chosen, and the choice that leaves none out."""
    found = {}
    for knob in controls.values():
        if isinstance(knob, widgets.Dropdown) and knob.options and knob.options[0][1] == ALL != knob.value:
            found[knob.description] = (knob.label, knob.options[0][0])
        elif isinstance(knob, widgets.SelectionRangeSlider) and not leaves_all(knob):
            found[knob.description] = (" to ".join(knob.label), "all months")
    return found


def leaves_all(slider: widgets.SelectionRangeSlider) -> bool:
    """Whether a slider of months is as it was."""
    return slider.value == (slider.options[0][1], slider.options[-1][1])


def first_of_each_root(figures: pd.DataFrame, origins: pd.DataFrame) -> pd.DataFrame:
    """The first figure of each root, measure and range; a figure whose root is not known counts for itself."""
    roots = origins.drop_duplicates("member_id").set_index("member_id")["root_id"]
    root = figures["figure_id"].map(roots).fillna(figures["figure_id"])
    return figures[~figures.assign(root=root).duplicated(["root", "measure", "low", "best", "high"])]
