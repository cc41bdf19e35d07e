"""Who tells an act, who denies it, who leaves it out."""

from __future__ import annotations

import altair as alt

from claimbook.show.charts import theme
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
from claimbook.show.conflicts import Conflicts
from claimbook.weigh.ledgers import outlets_by_act
from claimbook.wordings import (
    cut_words,
    list_words,
    plain_words,
)

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
        second=lambda f: f["label"].str.rpartition(", ")[2],
        spoken=lambda f: f["outlet"] + ", " + f["label"] + ": " + f["standing"],
    )
    outlets = list(dict.fromkeys(acts["outlet"]))[:12]
    acts = acts[acts["outlet"].isin(outlets)].assign(
        short=lambda f: f["outlet"].map(lambda o: cut_words(o, 15))
    )
    base = alt.Chart(
        drawn(acts, ["group_id", "first", "second", "outlet", "short", "standing", "label", "spoken"])
    ).encode(y=rows_axis("group_id"))
    x = (
        alt.X("short:N")
        .sort([cut_words(o, 15) for o in outlets])
        .scale(range=[GUTTER, theme.WIDTH])
        .axis(alt.Axis(orient="top", title=None, grid=False, labelAngle=0, labelLimit=110))
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
