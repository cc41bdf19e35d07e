"""Findings about figures: how far they lie apart, how sure they are, how they stand in time."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from claimbook.records import DOUBTFUL
from claimbook.show.views import View
from claimbook.wordings import (
    count_words,
    day_words,
    list_words,
    plain_words,
    prose_words,
    tally_words,
)


def widest_range(view: View, measures: Sequence[str]) -> str:
    """The most told quantity among `measures`: how far its figures lie apart, and who stands at both ends."""
    figures = view.figures[view.figures["measure"].isin(measures)]
    if figures.empty:
        return view.why_empty(f"figures of {list_words(map(plain_words, measures), most=9)}")
    groups = figures.assign(of=figures["subject"].fillna("")).groupby(["measure", "of"], sort=False)
    _, group = max(groups, key=lambda g: (len(g[1]), _top(g[1])))
    what = _counted(group.iloc[0], view)
    if len(figures) == 1:
        return f"One figure: {_range(group.iloc[0])} {what}, told by {_teller(group.iloc[0])}."
    if len(group) == 1:
        largest = figures.loc[_ends(figures)[1]]
        return f"No two of the {count_words(len(figures), 'figure')} count the same thing; the largest is {_range(largest)} {_counted(largest, view)}, told by {_teller(largest)}."
    low, high = (group.loc[i] for i in _ends(group))
    places = group["place"].dropna().unique()
    said = f"Most often told is {what}: {count_words(len(group), 'figure')} by {count_words(group['who'].nunique(), 'source')}"
    if _range(low) == _range(high):
        said += f", and all say {_range(low)}."
    else:
        said += f" lie between {_range(low)} ({_who(low)}) and {_range(high)} ({_who(high)})."
        said += f" They name different places: {list_words(places)}." if len(places) > 1 else ""
    others = len(figures) - len(group)
    return said + (
        f" {count_words(others, 'other figure')} {'counts' if others == 1 else 'count'} something else."
        if others
        else ""
    )


def how_sure(view: View) -> str:
    """How many of the figures are bounds or rounded, and how many nobody stands for."""
    figures = view.figures
    if figures.empty:
        return view.why_empty("figures")
    rough = figures["qualifier"].isin(["about", "nearly", "vague"]).sum()
    bounds = (figures["low"].isna() | figures["high"].isna()).sum()
    doubtful = figures["status"].isin(DOUBTFUL).sum()
    denied = (figures["status"] == "denied").sum()
    return (
        f"Of {count_words(len(figures), 'figure')}, {tally_words(bounds)} {'is' if bounds == 1 else 'are'} open at one end, {tally_words(rough)} rounded or vague,"
        f" {tally_words(doubtful)} alleged, estimated or unverified, {tally_words(denied)} denied."
    )


def figures_in_time(view: View, measures: Sequence[str]) -> str:
    """The first and the last figure in time, and how many the text does not date."""
    figures = view.figures[view.figures["measure"].isin(measures)]
    dated = figures[figures["start_date"].notna()].sort_values(["start_date", "end_date"], kind="stable")
    if figures.empty:
        return view.why_empty(f"figures of {list_words(map(plain_words, measures), most=4)}")
    left = len(figures) - len(dated)
    undated = f"Of {count_words(len(figures), 'figure')}, {tally_words(left)} {'has' if left == 1 else 'have'} no date of {'its' if left == 1 else 'their'} own."
    if dated.empty:
        return undated
    first, last = dated.iloc[0], dated.iloc[-1]
    said = f"The earliest is {_range(first)} {plain_words(first['measure'])} {_at(first)} ({first['who']})"
    if len(dated) > 1:
        said += f", the latest {_range(last)} {plain_words(last['measure'])} {_at(last)} ({last['who']})"
    return f"{said}. {undated}"


def _ends(figures: pd.DataFrame) -> tuple[object, object]:
    """The index of the lowest and of the highest figure."""
    return figures[["low", "best", "high"]].min(axis=1).idxmin(), figures[["low", "best", "high"]].max(
        axis=1
    ).idxmax()


def _top(figures: pd.DataFrame) -> float:
    return float(figures[["low", "best", "high"]].max(axis=None))


def _range(figure: pd.Series) -> str:
    return prose_words(figure["low"], figure["best"], figure["high"], figure["qualifier"])


def _counted(figure: pd.Series, view: View) -> str:
    of = f" ({view.name_of(figure['subject'])})" if pd.notna(figure["subject"]) else ""
    return plain_words(figure["measure"]) + of


def _teller(figure: pd.Series) -> str:
    """
    >>> _teller(pd.Series({"who": "own words of Newsweek"}))
    'Newsweek in its own words'
    """
    own = figure["who"].removeprefix("own words of ")
    return figure["who"] if own == figure["who"] else f"{own} in its own words"


def _when(figure: pd.Series) -> str:
    return day_words(figure["start_date"], figure["end_date"])


def _at(figure: pd.Series) -> str:
    """The same after a verb.

    >>> _at(pd.Series({"start_date": "2025-03-17", "end_date": "2025-03-17"}))
    'on 17 March 2025'
    >>> _at(pd.Series({"start_date": "2024-11-28", "end_date": "2025-01-02"}))
    'between 28 November 2024 and 2 January 2025'
    """
    words = _when(figure)
    if " to " in words:
        return f"between {words.replace(' to ', ' and ')}"
    return f"{'in' if words[:4].isdigit() or words[0].isalpha() else 'on'} {words}"


def _who(figure: pd.Series) -> str:
    return figure["who"] if pd.isna(figure["start_date"]) else f"{figure['who']}, {_when(figure)}"
