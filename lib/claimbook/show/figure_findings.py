"""Findings about figures: how far they lie apart, how sure they are, how they stand in time."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from claimbook.records import DOUBTFUL
from claimbook.show.views import View
from claimbook.weigh.groups import say_name
from claimbook.wordings import say_count, say_days, say_list, say_plainly, say_range, say_tally, tell_range

SEVERAL = 2  # further quantities that a finding names


def widest_range(view: View, measures: Sequence[str]) -> str:
    """The quantity among `measures` of which most sources speak: what the lowest and the highest of them say; and the next ones.

    A denied number is nobody's word, and counts only where all are denied.
    """
    figures = view.figures[view.figures["measure"].isin(measures)]
    held = figures[figures["status"] != "denied"]
    figures = figures if held.empty else held
    if figures.empty:
        return view.why_empty(f"figures of {say_list(map(say_plainly, measures), most=9)}")
    if len(figures) == 1:
        return f"One figure: {_range(figures.iloc[0])} {_counted(figures.iloc[0], view)}, told by {_teller(figures.iloc[0])}."
    rows = _by_quantity(figures, view)
    several = _by_news(rows)
    if not several:
        largest = figures.loc[_ends(figures)[1]]
        counted = say_list(map(say_plainly, figures["measure"].drop_duplicates()), most=4)
        return (
            f"{say_count(len(figures), 'figure')} ({counted}), and no two sources count the same thing;"
            f" the largest is {_range(largest)} {_counted(largest, view)}, told by {_teller(largest)}."
        )
    alone = len(figures) - rows["group"].isin(several).sum()
    rest = (
        f" {say_count(alone, 'other figure')} {'has' if alone == 1 else 'have'} one source each."
        if alone
        else ""
    )
    first, *others = (rows[rows["group"] == group] for group in several[: 1 + SEVERAL])
    return _apart(first) + _also(others, len(several) - 1) + rest


def _by_quantity(figures: pd.DataFrame, view: View) -> pd.DataFrame:
    """The figures with the `group` of their quantity, as the book was weighed: the same measure of the same people (`of`) and place (`at`)."""
    groups = view.book.groups.query("kind == 'figure'")[
        ["group_id", "member_id", "label", "subject", "place"]
    ].set_axis(["group", "figure_id", "label", "of", "at"], axis=1)
    rows = figures.merge(groups, on="figure_id", how="left").set_index(figures.index)
    alone = rows["group"].isna()  # of a book that was only read
    same = rows["measure"] + rows["subject"].fillna("") + "|" + rows["place"].fillna("")
    return rows.assign(
        group=rows["group"].astype("object").mask(alone, same),
        of=rows["of"].astype("object").mask(alone, rows["subject"]),
        at=rows["at"].astype("object").mask(alone, rows["place"]),
    )


def _by_news(rows: pd.DataFrame) -> list[str]:
    """The quantities of which several sources speak: those on which they differ first, then those of which most speak."""
    numbers = rows.drop_duplicates(["group", "low", "best", "high"])
    told = rows.assign(top=rows[["low", "best", "high"]].max(axis=1)).groupby("group", sort=False)
    counts = told.agg(sources=("who", "nunique"), figures=("who", "size"), top=("top", "max"))
    counts = counts.assign(differ=numbers.groupby("group").size() > 1)
    order = ["differ", "sources", "figures", "top"]
    return list(counts[counts["sources"] > 1].sort_values(order, ascending=False, kind="stable").index)


def _quantity(row: pd.Series) -> str:
    """
    >>> _quantity(pd.Series({"measure": "deployed", "unit": None, "of": "mali", "at": "Gao", "label": "deployed, planned, Mali, Gao"}))
    'Deployed (Mali, Gao, planned)'
    """
    of = say_name(row["of"]) if pd.notna(row["of"]) else None
    is_planned = "planned" in str(row["label"]).split(", ")
    about = ", ".join(p for p in (of, row["at"], "planned" if is_planned else None) if pd.notna(p))
    unit = f" in {row['unit']}s" if pd.notna(row["unit"]) else ""
    return say_plainly(row["measure"]).capitalize() + unit + (f" ({about})" if about else "")


def _apart(group: pd.DataFrame) -> str:
    """What the lowest and the highest say, or what all say."""
    low, high = (group.loc[i] for i in _ends(group))
    said = f"{_quantity(group.iloc[0])}: {say_count(group['who'].nunique(), 'source')}"
    if _range(low) == _range(high):
        return f"{said}, and all say {_range(low)}."
    return f"{said}; the lowest number is {_range(low)} ({_who(low)}), the highest {_range(high)} ({_who(high)})."


def _also(groups: Sequence[pd.DataFrame], count: int) -> str:
    """The next of the `count` quantities that several sources tell, with the lowest and highest number."""
    if not groups:
        return ""
    words = []
    for group in groups:
        numbers = group[["low", "best", "high"]].astype("Float64")
        ends = say_range(numbers.min(axis=None), None, numbers.max(axis=None)).replace("–", " to ")
        what = _quantity(group.iloc[0])
        words.append(f"{what[:1].lower()}{what[1:]}, {ends}")
    more = f"; and {say_count(count - len(groups), 'other')}" if count > len(groups) else ""
    return f" Also told by several: {'; '.join(words)}{more}."


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
        f"Of {say_count(len(figures), 'figure')}, {say_tally(bounds)} {'is' if bounds == 1 else 'are'} open at one end, {say_tally(rough)} rounded or vague,"
        f" {say_tally(doubtful)} alleged, estimated or unverified, {say_tally(denied)} denied."
    )


def figures_in_time(view: View, measures: Sequence[str]) -> str:
    """The quantity that is dated most often, at its first and its last day; and how many figures the text does not date."""
    figures = view.figures[view.figures["measure"].isin(measures)]
    if figures.empty:
        return view.why_empty(f"figures of {say_list(map(say_plainly, measures), most=4)}")
    dated = figures[figures["start_date"].notna()].sort_values(["start_date", "end_date"], kind="stable")
    left = len(figures) - len(dated)
    undated = f"Of {say_count(len(figures), 'figure')}, {say_tally(left)} {'has' if left == 1 else 'have'} no date of {'its' if left == 1 else 'their'} own."
    rows = _by_quantity(dated, view)
    days = rows.groupby("group", sort=False)["start_date"].agg(["nunique", "size"])
    twice = days[days["nunique"] > 1].sort_values(["nunique", "size"], ascending=False, kind="stable").index
    if not len(twice):
        return f"No quantity is told of two times, so nothing shows whether a number grows. {undated}"
    group = rows[rows["group"] == twice[0]]
    first, last = group.iloc[0], group.iloc[-1]
    change = f"{_range(first)} {_at(first)} ({_teller(first)}), {_range(last)} {_at(last)} ({_teller(last)})"
    return f"{_quantity(first)}: {change}. {undated}"


def _ends(figures: pd.DataFrame) -> tuple[object, object]:
    """The index of the lowest and of the highest figure."""
    return figures[["low", "best", "high"]].min(axis=1).idxmin(), figures[["low", "best", "high"]].max(
        axis=1
    ).idxmax()


def _range(figure: pd.Series) -> str:
    return tell_range(figure["low"], figure["best"], figure["high"], figure["qualifier"])


def _counted(figure: pd.Series, view: View) -> str:
    of = f" ({view.name_of(figure['subject'])})" if pd.notna(figure["subject"]) else ""
    return say_plainly(figure["measure"]) + of


def _teller(figure: pd.Series) -> str:
    """
    >>> _teller(pd.Series({"who": "own words of Newsweek"}))
    'Newsweek in its own words'
    """
    own = figure["who"].removeprefix("own words of ")
    return figure["who"] if own == figure["who"] else f"{own} in its own words"


def _when(figure: pd.Series) -> str:
    return say_days(figure["start_date"], figure["end_date"])


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
