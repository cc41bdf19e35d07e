"""Figures ready to be drawn: one row for what the same source says of the same people, in words, with its ends on an axis."""

from __future__ import annotations

import re

import pandas as pd

from claimbook.records import DOUBTFUL
from claimbook.shortenings import shorten
from claimbook.show.views import View
from claimbook.wordings import say_number, say_plainly, say_range

HOLLOW = (*DOUBTFUL, "denied")
OWN = "own words of "  # begins the name of an article that tells something itself
FEW = 4  # numbers that a linear axis shows well, however far apart they lie
ARROW = 0.07  # length of an open end, as a part of the axis


def one_row_a_figure(figures: pd.DataFrame, view: View) -> pd.DataFrame:
    """The figures ready to be drawn; the same range by the same source for the same people is one row that counts its mentions."""
    order = {side: i for i, side in enumerate(view.side_colours(figures["side"]))}
    same = ["measure", "who", "low", "best", "high", "qualifier", "subject", "place", "status", "unit"]
    return (
        figures.assign(
            id=figures["figure_id"],
            mentions=figures.groupby(same, dropna=False)["figure_id"].transform("size"),
            said=[
                say_range(*r) for r in figures[["low", "best", "high", "qualifier"]].itertuples(index=False)
            ],
            quote=figures["sentence"].map(lambda s: shorten(s, 300)),
            teller=figures["who"].str.removeprefix(OWN),
            about=[_about(*r, view) for r in figures[["who", "subject", "place"]].itertuples(index=False)],
            hollow=figures["status"].isin(HOLLOW),
            denied=figures["status"] == "denied",
            rank=figures["side"].map(order),
            quantity=(quantity := _quantities(figures, view)),
            voices=figures.groupby(quantity)["who"].transform("nunique"),
            size=figures["best"].fillna(figures["high"]).fillna(figures["low"]),
        )
        .drop_duplicates(same)
        .sort_values(["rank", "size"], ascending=[True, False], kind="stable")
        .assign(
            row=lambda f: f["id"],
            label=lambda f: (
                f["said"]
                + f["unit"].map(lambda u: " " + _units(u), na_action="ignore").astype("str").fillna("")
                + ("  ×" + f["mentions"].astype(str)).where(f["mentions"] > 1, "")
            ),
            spoken=lambda f: f["who"] + ": " + f["measure"] + " " + f["said"] + ", " + f["status"],
        )
    )


def most_told(rows: pd.DataFrame, most: int) -> tuple[pd.DataFrame, str]:
    """At most so many of the rows, in their order, and a sentence that counts the others ("" if there are none).

    Of each measure and side the same number stays, so that none crowds out the rest: first what several sources say of one quantity,
    then what is told most often.
    """
    if len(rows) <= most:
        return rows, ""
    ranked = rows.sort_values(
        ["voices", "quantity", "mentions"], ascending=[False, True, False], kind="stable"
    )
    turn = ranked.groupby(["measure", "side"]).cumcount()
    kept = turn.sort_values(kind="stable").index[:most]
    return rows[rows.index.isin(kept)], (
        f" Drawn are {most} of {say_number(len(rows))}, of each measure and side first those of which several sources speak; all are in the table of figures."
    )


def _quantities(figures: pd.DataFrame, view: View) -> pd.Series:
    """The id of the quantity that each figure tells of, as the book was weighed; a figure that nothing stands beside is its own."""
    groups = view.book.groups.query("kind == 'figure'").set_index("member_id")["group_id"]
    return figures["figure_id"].map(groups).astype("object").fillna(figures["figure_id"])


def is_squeezed(rows: pd.DataFrame) -> bool:
    """Whether more than half of the numbers would lie in the lowest tenth of a linear axis, and some are a hundred times others.

    >>> [is_squeezed(pd.DataFrame({"low": 1.0, "best": 1.0, "high": high})) for high in ([9, 12, 30, 40, 9000], [2, 5, 5, 21, 63])]
    [True, False]
    """
    numbers = rows[["low", "best", "high"]].max(axis=1)
    is_wide = numbers.max() >= 100 * numbers[numbers > 0].min()
    return bool(len(numbers) > FEW and is_wide and (numbers < numbers.max() / 10).mean() > 0.5)


def with_ends(rows: pd.DataFrame, *, log: bool) -> tuple[pd.DataFrame, list[float]]:
    """The rows with the ends as drawn (an open one gets the length of an arrow), and the domain of the axis with room for labels."""
    top = float(rows[["low", "best", "high"]].max(axis=None) or 1) or 1.0
    bottom = max(float(rows[["low", "best", "high"]].min(axis=None)), 0.5)
    if log:  # such an axis knows no 0
        rows = rows.assign(**rows[["low", "best", "high"]].astype("Float64").clip(lower=bottom))
    known_low, known_high = rows["low"].fillna(rows["high"]), rows["high"].fillna(rows["low"])
    if log:
        up, down, domain = 1.6, 1 / 1.6, [bottom / 1.8, top * 3.5]
        left, right = known_low * down, known_high * up
    else:
        step, domain = ARROW * top, [0.0, top * 1.34]
        left, right = (known_low - step).clip(lower=0), known_high + step
    return rows.assign(
        left=left.where(rows["low"].isna(), known_low).astype(float),
        right=right.where(rows["high"].isna(), known_high).astype(float),
        opens_left=rows["low"].isna(),
        opens_right=rows["high"].isna(),
    ), domain


def heading_of(measure: str, unit: str | None) -> str:
    """A panel's title with its unit.

    >>> heading_of("killed", None), heading_of("units", "battalion")
    ('Killed (people)', 'Units (battalions)')
    """
    counted = "people" if pd.isna(unit) else _units(unit)
    return f"{say_plainly(measure).capitalize()} ({counted})"


def _units(unit: str) -> str:
    """
    >>> _units("country"), _units("USD"), _units("sappers")
    ('countries', 'USD', 'sappers')
    """
    words = say_plainly(unit)
    if words.isupper() or words.endswith("s") or words in ("percent", "people"):
        return words
    return words[:-1] + "ies" if words.endswith("y") and words[-2:-1] not in "aeou" else words + "s"


def panel_name(heading: str) -> str:
    """
    >>> panel_name("Units (battalions)")
    'units_battalions'
    """
    return "_".join(re.findall(r"\w+", heading.lower()))


def _about(who: str, subject: str | None, place: str | None, view: View) -> str:
    parts = [
        OWN.partition(" of ")[0] if who.startswith(OWN) else "",
        view.name_of(subject) if pd.notna(subject) else "",
        place,
    ]
    return " · ".join(p for p in parts if pd.notna(p) and p)
