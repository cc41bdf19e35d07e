"""When it was said against when it happened: what was told late."""

from __future__ import annotations

import altair as alt
import pandas as pd

from claimbook.shortenings import shorten
from claimbook.show import theme
from claimbook.show.charts.parts import drawn, empty, fold, panel, picked, side_scale, tips, titled
from claimbook.show.charts.time_axes import time_axis, time_axis_up
from claimbook.show.charts.timelines import with_spans
from claimbook.show.views import View
from claimbook.wordings import say_count, say_list

ACROSS = theme.WIDTH - 60  # pixels of the marks, without the axis at their left


def told_claims(view: View) -> pd.DataFrame:
    """The claims that date both what they tell of and when it was said (by the article's publication, if by nothing else)."""
    claims = view.claims[view.claims["mode"] != "own"]
    known = claims[
        claims["start_date"].notna()
        & (claims["statement_start"].notna() | claims["published_earliest"].notna())
    ]
    dated = known["statement_start"].notna()
    first = known["statement_start"].where(dated, known["published_earliest"])
    last = known["statement_end"].where(dated, known["published_latest"])
    said = with_spans(known.assign(said_first=first, said_last=last), "said_first", "said_last")
    rows = with_spans(known, "start_date", "end_date").assign(
        id=lambda f: f["claim_id"],
        said_from=said["from"],
        said_to=said["to"],
        said_middle=said["middle"],
        said_when=said["when"],
        quote=lambda f: f["text"].map(lambda s: shorten(s, 300)),
    )
    return rows.assign(spoken=rows["who"] + " said " + rows["said_when"] + " of " + rows["when"])


def delays(view: View) -> pd.DataFrame:
    """The same claims with `delay`: the fewest days that can lie between the event and the statement."""
    rows = told_claims(view)
    return rows.assign(delay=(rows["said_from"] - rows["to"]).dt.days.clip(lower=0) if len(rows) else [])


def told_against_happened(
    view: View, *, title: str = "When it happened, and when it was said", name: str = "told_against_happened"
) -> alt.TopLevelMixin:
    """Claims by the time of the event (across) and of the statement (up); on the diagonal it was told as it happened."""
    rows = told_claims(view)
    if rows.empty:
        return empty(name, title, view.why_empty("claims that date both the event and the statement"))
    rows, more = fold(rows.sort_values("from", kind="stable"), 400)
    chart = panel(*_cloud(rows, view.side_colours(rows["side"])), width=ACROSS, height=360)
    return titled(
        chart,
        name,
        title,
        f"Across: what is told of; up: when it was said (when the article was published, if nothing else is known). Dashed: told the same day; the higher above it, the later. Lines: how exactly both are known.{more}",
        f"{say_count(len(rows), 'claim')}: {say_list(rows['spoken'], most=6)}.",
    )


def _cloud(rows: pd.DataFrame, sides: dict[str, str]) -> list[alt.Chart]:
    """The diagonal as far as both axes reach, and each claim as a dot with its lines."""
    happened = _reach(rows["from"], rows["to"])
    said = _reach(rows["said_from"], rows["said_to"])
    said["from"] = said["from"].clip(upper=said["to"] - (happened["to"] - happened["from"]) / 3)
    base = alt.Chart(
        drawn(
            rows, "id side who from to middle when said_from said_to said_middle said_when quote path spoken"
        )
    )
    x, up = time_axis("middle", happened, width=ACROSS), time_axis_up("said_middle", said)
    color = side_scale(sides)
    line = base.mark_rule(strokeWidth=2, opacity=0.4)
    across = line.encode(x=alt.X("from:T"), x2="to:T", y=up, color=color)
    upright = line.encode(x=x, y=alt.Y("said_from:T"), y2="said_to:T", color=color)
    pick = picked()
    dot = (
        base.mark_circle(cursor="pointer", opacity=0.85, aria=True)
        .encode(
            x=x,
            y=up,
            color=color,
            size=alt.condition(pick, alt.value(320), alt.value(90)),
            description="spoken:N",
            tooltip=tips(who="source", when="tells of", said_when="said", quote="words", path="article"),
        )
        .add_params(pick)
    )
    both = pd.DataFrame(
        {"a": [max(happened["from"][0], said["from"][0])], "b": [min(happened["to"][0], said["to"][0])]}
    )
    same_day = (
        alt.Chart(both[both["a"] < both["b"]])
        .mark_rule(style="guide", strokeDash=[3, 3])
        .encode(x=alt.X("a:T"), x2="b:T", y=alt.Y("a:T"), y2="b:T")
    )
    return [same_day, across, upright, dot]


def _reach(first: pd.Series, last: pd.Series) -> pd.DataFrame:
    """One row: the first and the last day of an axis."""
    return pd.DataFrame({"from": [first.min()], "to": [last.max()]})
