"""Through whom a number or statement came: outlets, carriers, roots."""

from __future__ import annotations

import altair as alt
import pandas as pd

from claimbook.shortenings import shorten
from claimbook.show import theme
from claimbook.show.charts.parts import drawn, empty, panel, side_scale, some_ids, tips, titled
from claimbook.show.conflicts import Conflicts
from claimbook.show.views import UNKNOWN_SIDE
from claimbook.wordings import say_list, say_number

LETTERS = {"outlet": 26, "root": 34}  # of a name in each column
NODES = 14  # names in a column of the chain chart; the rest is one node


def chains_to_roots(
    conflicts: Conflicts, *, title: str = "Through whom it came", name: str = "chains_to_roots"
) -> alt.TopLevelMixin:
    """Outlets left, carriers between, roots right; a line is as wide as the figures and claims that took this way."""
    links = _links(conflicts)
    if links.empty:
        return empty(name, title, conflicts.view.why_empty("attributed figures or claims"))
    nodes = _nodes(links)
    at = nodes.set_index("node")["y"]
    links = links.assign(y=links["outlet_node"].map(at), y2=links["root_node"].map(at))
    height = 26 * int(nodes["place"].max() + 1)
    scale = alt.Scale(domain=[0, 1], range=[10, height - 10])
    left, right = 210, theme.WIDTH - 250
    lines = (
        alt.Chart(drawn(links, "ids outlet root via n y y2 side spoken"))
        .mark_rule(opacity=0.6, aria=True)
        .encode(
            x=alt.value(left),
            x2=alt.value(right),
            y=alt.Y("y:Q").scale(scale).axis(None),
            y2="y2:Q",
            color=side_scale(conflicts.view.side_colours(links["side"])).legend(
                _line_legend() if links["side"].nunique() > 1 else None
            ),
            strokeWidth=alt.StrokeWidth("n:Q")
            .scale(domain=[1, max(2, int(links["n"].max()))], range=[1, 14])
            .legend(None),
            tooltip=tips(outlet="outlet", via="through", root="root", n="figures and claims"),
            description="spoken:N",
        )
    )
    names = [
        alt.Chart(drawn(nodes[nodes["column"] == column], "label y"))
        .mark_text(style="label", align=align, baseline="middle", limit=room)
        .encode(x=alt.value(x), y=alt.Y("y:Q").scale(scale), text="label:N")
        for column, align, x, room in (
            ("outlet", "right", left - 8, left - 8),
            ("root", "left", right + 8, theme.WIDTH - right - 8),
        )
    ]
    return titled(
        panel(lines, *names, height=height),
        name,
        title,
        "Left: who printed it; right: who first said it, as far as the text tells. Many lines into one name are one voice."
        + (" Colour: the side of who first said it." if links["side"].nunique() > 1 else ""),
        f"{say_list(links.sort_values('n', ascending=False)['spoken'], most=8)}.",
    )


def _line_legend() -> alt.Legend:
    """Lines in the legend too: the theme's symbols have no stroke, and a line has no filling."""
    return alt.Legend(title=None, symbolType="stroke", symbolStrokeWidth=5, symbolOpacity=0.8)


def _links(conflicts: Conflicts) -> pd.DataFrame:
    """One row an outlet and root, own words left out: how many figures and claims, and through whom."""
    rows = [
        (i, conflicts.plain(o.chain[0]), conflicts.plain(o.root), "; ".join(o.chain[1:-1]))
        for i, o in conflicts.weighing.origins.items()
        if i in conflicts.chosen and len(o.chain) > 1
    ]
    links = pd.DataFrame(rows, columns=["ids", "outlet", "root", "via"])
    if links.empty:
        return links
    sides = conflicts.view.claims.drop_duplicates("source").set_index("source")["side"]
    for column in ("outlet", "root"):
        busiest = links[column].value_counts().index[:NODES]
        links[column] = links[column].where(links[column].isin(busiest), "others")
    counts = links.groupby(["outlet", "root"], sort=True).agg(
        ids=("ids", some_ids),
        n=("via", "size"),
        via=("via", lambda v: say_list(sorted(set(v) - {""})) if any(v) else "directly"),
    )
    return counts.reset_index().assign(
        outlet_node=lambda f: "outlet " + f["outlet"],
        root_node=lambda f: "root " + f["root"],
        side=lambda f: f["root"].map(sides).fillna(UNKNOWN_SIDE),
        spoken=lambda f: f["outlet"] + " from " + f["root"] + ": " + f["n"].astype(str),
    )


def _nodes(links: pd.DataFrame) -> pd.DataFrame:
    """The names of both columns from top to bottom; a root stands near the outlets that it feeds."""
    columns = []
    order = {outlet: n for n, outlet in enumerate(dict.fromkeys(links["outlet"]))}
    for column in ("outlet", "root"):
        sums = (
            links.assign(height=links["outlet"].map(order))
            .groupby(column)
            .agg(n=("n", "sum"), height=("height", "mean"))
        )
        sums = sums.sort_values(["height", "n"], ascending=[True, False], kind="stable").reset_index(
            names="label"
        )
        names = pd.Series([shorten(name, LETTERS[column]) for name in sums["label"]], index=sums.index)
        columns.append(
            sums.assign(
                column=column,
                node=column + " " + sums["label"],
                place=sums.index,
                y=(sums.index + 0.5) / len(sums),
                label=names + " (" + sums["n"].map(say_number) + ")",
            )
        )
    return pd.concat(columns, ignore_index=True)
