"""Who tells an act, who denies it, who leaves it out."""

from __future__ import annotations

import altair as alt

from claimbook.show import theme
from claimbook.show.charts.parts import (
    GUTTER,
    ROW,
    drawn,
    empty,
    fold,
    gutter,
    rows_axis,
    titled,
)
from claimbook.show.charts.placings import LETTER
from claimbook.show.conflicts import Conflicts
from claimbook.weigh.ledgers import outlets_by_act
from claimbook.wordings import (
    count_words,
    list_words,
    plain_words,
    wrap_words,
)

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
    kept, more = fold(acts.drop_duplicates("group_id"), 16)
    acts = acts[acts["group_id"].isin(kept["group_id"])].assign(
        outlet=lambda f: f["outlet"].map(conflicts.plain),
        first=lambda f: (
            f["act"].map(plain_words)
            + f["place"].map(lambda p: f", {p.title()}" if isinstance(p, str) else "")
        ),
        second=lambda f: [_rest(label, first) for label, first in zip(f["label"], f["first"], strict=True)],
        spoken=lambda f: f["outlet"] + ", " + f["label"] + ": " + f["standing"],
    )
    every = acts["outlet"].nunique()
    told = acts[acts["standing"] != "absent"]["outlet"].value_counts(sort=False)
    busiest = told.sort_values(ascending=False, kind="stable").index[:OUTLETS]
    outlets = [outlet for outlet in dict.fromkeys(acts["outlet"]) if outlet in busiest]
    more += (
        f" Not drawn: {count_words(every - len(outlets), 'outlet')} that tell none or fewer of them."
        if every > len(outlets)
        else ""
    )
    acts = acts[acts["outlet"].isin(outlets)]
    acts = acts[acts.groupby("group_id")["standing"].transform(lambda s: (s != "absent").any())]
    columns = _columns(outlets)
    acts = acts.assign(column=acts["outlet"].map(columns))
    base = alt.Chart(
        drawn(acts, ["group_id", "first", "second", "outlet", "column", "standing", "label", "spoken"])
    ).encode(y=rows_axis("group_id"))
    x = (
        alt.X("column:N")
        .sort(list(columns.values()))
        .scale(range=[GUTTER, theme.WIDTH])
        .axis(
            alt.Axis(
                orient="top",
                title=None,
                grid=False,
                labelAngle=0,
                labelLimit=(theme.WIDTH - GUTTER) // len(outlets) - 6,
                labelExpr="split(datum.label, '|')",
                labelPadding=18 if any("|" in column for column in columns.values()) else 6,
            )
        )
    )
    marks = base.mark_point(filled=True, opacity=1, aria=True).encode(
        x=x,
        shape=alt.Shape("standing:N")
        .scale(domain=list(STANDING), range=["circle", "cross", "circle"])
        .legend(alt.Legend(title=None)),
        color=alt.Color("standing:N")
        .scale(domain=list(STANDING), range=list(STANDING.values()))
        .legend(alt.Legend(title=None)),
        size=alt.condition("datum.standing === 'absent'", alt.value(30), alt.value(170)),
        tooltip=[alt.Tooltip("label:N", title="act"), alt.Tooltip("outlet:N"), alt.Tooltip("standing:N")],
        description="spoken:N",
    )
    once = alt.Chart(drawn(acts.drop_duplicates("group_id"), ["group_id", "first", "second"])).encode(
        y=rows_axis("group_id")
    )
    return titled(
        alt.layer(marks, *gutter(once, "first", "second")).properties(
            width=theme.WIDTH, height=ROW * acts["group_id"].nunique()
        ),
        name,
        title,
        f"Rows: acts that at least two outlets tell. Absent means: not found in what was read.{more}",
        list_words(acts[acts["standing"] != "absent"]["spoken"], most=12) + ".",
    )


def _rest(label: str, first: str) -> str:
    """What the label of a group says beyond the first line of its row.

    >>> _rest("captured, Kursk, 12 December 2024", "captured, Kursk"), _rest("captured, Kursk", "captured, Kursk")
    ('12 December 2024', 'no date')
    """
    known = first.casefold().split(", ")
    return ", ".join(part for part in label.split(", ") if part.casefold() not in known) or "no date"


def _columns(outlets: list[str]) -> dict[str, str]:
    """The heading of each outlet's column in two lines, parted by "|"; no two are alike.

    >>> list(_columns([*"abcdef", "Coast 1 News of the North", "Coast 1 News of the South"]).values())[6:]
    ['Coast 1|News of…', 'Coast 1|News of… 8']
    """
    letters = int((theme.WIDTH - GUTTER) / len(outlets) / LETTER) - 1
    columns: dict[str, str] = {}
    for outlet in outlets:
        short = "|".join(wrap_words(outlet, max(letters, 6)))
        columns[outlet] = f"{short} {len(columns) + 1}" if short in columns.values() else short
    return columns
