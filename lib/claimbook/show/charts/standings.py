"""Who tells an act, who denies it, who leaves it out."""

from __future__ import annotations

import altair as alt
import pandas as pd

from claimbook.shortenings import shorten_middle, wrap
from claimbook.show import theme
from claimbook.show.charts.parts import (
    GUTTER,
    ROW,
    colours,
    columns_axis,
    drawn,
    empty,
    fold,
    gutter,
    panel,
    rows_axis,
    some_ids,
    tips,
    titled,
)
from claimbook.show.conflicts import Conflicts
from claimbook.weigh.ledgers import outlets_by_act
from claimbook.wordings import say_count, say_list, say_plainly

DIGIT = 7.0  # pixels of a digit, wider than letters are on average
OUTLETS = 8  # columns, each wide enough for a name
STANDING = {"reported": "#0072B2", "denied": "#D55E00", "absent": theme.OTHER}


def acts_by_outlet(
    conflicts: Conflicts,
    *,
    title: str = "Who tells it, who denies it, who leaves it out",
    name: str = "acts_by_outlet",
) -> alt.TopLevelMixin:
    """Acts by outlets: a full dot where it is reported, a cross where it is denied, a small grey dot where it is absent."""
    acts = outlets_by_act(conflicts.weighing, conflicts.relations).query("n_outlets > 1")
    if acts.empty:
        return empty(name, title, conflicts.view.why_empty("acts that two outlets tell"))
    acts, more = standings_by_outlet(acts, conflicts)
    once = alt.Chart(drawn(acts.drop_duplicates("group_id"), "group_id first second")).encode(
        y=rows_axis("group_id")
    )
    return titled(
        panel(
            _standings(acts),
            *gutter(once, "first", "second"),
            height=ROW * acts["group_id"].nunique(),
        ),
        name,
        title,
        f"Rows: acts that at least two outlets tell. Absent means: not found in what was read.{more}",
        say_list(acts[acts["standing"] != "absent"]["spoken"], most=12) + ".",
    )


def standings_by_outlet(acts: pd.DataFrame, conflicts: Conflicts) -> tuple[pd.DataFrame, str]:
    """One row an act and outlet, of the outlets that tell most and the acts that one of these tells; and a sentence that counts the rest."""
    kept, more = fold(acts.drop_duplicates("group_id"), 16)
    acts = acts[acts["group_id"].isin(kept["group_id"])].assign(
        outlet=lambda f: f["outlet"].map(conflicts.plain),
        first=lambda f: (
            f["act"].map(say_plainly)
            + f["place"].map(lambda p: f", {p.title()}" if isinstance(p, str) else "")
        ),
        second=lambda f: [_rest(label, first) for label, first in zip(f["label"], f["first"], strict=True)],
        ids=lambda f: f["member_ids"].map(
            lambda ids: some_ids(pd.Series(ids.split(";"))), na_action="ignore"
        ),
        spoken=lambda f: f["outlet"] + ", " + f["label"] + ": " + f["standing"],
    )
    every = acts["outlet"].nunique()
    told = acts[acts["standing"] != "absent"]["outlet"].value_counts(sort=False)
    busiest = told.sort_values(ascending=False, kind="stable").index[:OUTLETS]
    outlets = [outlet for outlet in dict.fromkeys(acts["outlet"]) if outlet in busiest]
    if every > len(outlets):
        more += f" Not drawn: {say_count(every - len(outlets), 'outlet')} that tell none or fewer of them."
    acts = acts[acts["outlet"].isin(outlets)]
    acts = acts[acts.groupby("group_id")["standing"].transform(lambda s: (s != "absent").any())]
    return acts.assign(column=acts["outlet"].map(_columns(outlets))), more


def _standings(acts: pd.DataFrame) -> alt.Chart:
    """The marks, one column an outlet."""
    base = alt.Chart(drawn(acts, "group_id ids first second outlet column standing label spoken")).encode(
        y=rows_axis("group_id")
    )
    columns = list(dict.fromkeys(acts["column"]))
    limit = (theme.WIDTH - GUTTER) // len(columns) - 6
    return base.mark_point(filled=True, opacity=1, aria=True).encode(
        x=alt.X("column:N")
        .sort(columns)
        .scale(range=[GUTTER, theme.WIDTH])
        .axis(columns_axis(columns, limit=limit)),
        shape=alt.Shape("standing:N")
        .scale(domain=list(STANDING), range=["circle", "cross", "circle"])
        .legend(alt.Legend(title=None)),
        color=colours("standing", STANDING),
        size=alt.condition("datum.standing === 'absent'", alt.value(30), alt.value(170)),
        tooltip=tips(label="act", outlet="", standing=""),
        description="spoken:N",
    )


def _rest(label: str, first: str) -> str:
    """What the label of a group says beyond the first line of its row.

    >>> _rest("captured, Kursk, 12 December 2024", "captured, Kursk"), _rest("captured, Kursk", "captured, Kursk")
    ('12 December 2024', 'no date')
    """
    known = first.casefold().split(", ")
    return ", ".join(part for part in label.split(", ") if part.casefold() not in known) or "no date"


def _columns(outlets: list[str]) -> dict[str, str]:
    """The heading of each outlet's column in at most three lines, parted by "|"; no two are alike.

    >>> list(_columns([*"abcdef", "Coast 1 News of the Far North", "Coast 1 News of the Far South"]).values())[6:]
    ['Coast 1|News of|the…', 'Coast 1|News of|the… 8']
    >>> list(_columns([*"abcde", "article 003_17e4…51e0e"]).values())[5:]
    ['article|003_17…e0e']
    """
    letters = max(int((theme.WIDTH - GUTTER) / len(outlets) / DIGIT) - 1, 6)
    columns: dict[str, str] = {}
    for outlet in outlets:
        words = (shorten_middle(word, letters) if len(word) > letters else word for word in outlet.split())
        short = "|".join(wrap(" ".join(words), letters, lines=3))
        columns[outlet] = f"{short} {len(columns) + 1}" if short in columns.values() else short
    return columns
