"""Charts of the weighing: a number under each rule, without each root; chains to the roots; who tells an act and who does not."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from claimbook.show.charts import theme
from claimbook.show.charts.parts import (
    GUTTER,
    ROW,
    drawn,
    empty,
    fold,
    gutter,
    labels,
    rows_axis,
    side_scale,
    titled,
)
from claimbook.show.conflicts import Conflicts, heading, moves_of
from claimbook.show.views import UNKNOWN_SIDE
from claimbook.weigh.groups import Group
from claimbook.weigh.ledgers import outlets_by_act
from claimbook.weigh.rules import DEFAULT, apply_rules
from claimbook.weigh.sensitivities import leave_one_out_table
from claimbook.wordings import (
    count_words,
    cut_words,
    list_words,
    number_words,
    plain_words,
    range_words,
)

PANELS = 4  # quantities that are drawn
KIN = {
    "lowest": "as ACLED: most conservative",
    "range": "as Iraq Body Count: min to max",
    "ucdp": "as UCDP: best with low and high",
    "majority": "more than half of the outlets",
    "independent_roots": "most independent roots",
}
NODES = 14  # names in a column of the chain chart; the rest is one node
STANDING = {"reported": "#0072B2", "denied": "#D55E00", "absent": theme.OTHER}


def numbers_by_rule(
    conflicts: Conflicts, *, title: str = "What each rule makes of the numbers", name: str = "numbers_by_rule"
) -> alt.TopLevelMixin:
    """One panel a quantity with several voices, one row a rule: bar from low to high, dot at best."""
    panels = [_rule_panel(conflicts, group) for group in conflicts.groups[:PANELS]]
    if not panels:
        return empty(name, title, conflicts.view.why_empty("quantities with two independent roots"))
    left_out = len(conflicts.groups) - len(panels)
    more = f" Not drawn: {count_words(left_out, 'quantity', 'quantities')}." if left_out else ""
    spoken = list_words((row for _, rows in panels for row in rows["spoken"]), most=20)
    return titled(
        alt.vconcat(*(_range_rows(rows, head) for head, rows in panels), spacing=22),
        name,
        title,
        "Bar: from low to high; dot: best, where a rule has one. No rule makes a number that nobody gave. As best, the ucdp rule takes the number"
        f" that most roots give, then the one that most allow, then that of a named, firm, exact and late source.{more}",
        f"{spoken}.",
    )


def _rule_panel(conflicts: Conflicts, group: Group) -> tuple[str, pd.DataFrame]:
    table = conflicts.rules
    rows = pd.DataFrame(
        [
            {
                "row": o.rule,
                "first": plain_words(o.rule) + (" (the rule used)" if o.rule == o.best_rule else ""),
                "second": KIN[o.rule],
                "low": o.low,
                "best": o.best,
                "high": o.high,
                "why": conflicts.plain(o.explanation),
            }
            for o in table[table["group_id"] == group.group_id].itertuples()
        ]
    )
    return heading(group), _with_words(rows)


def _with_words(rows: pd.DataFrame) -> pd.DataFrame:
    values = rows[["low", "best", "high"]].astype("Float64")
    words = [
        "no number" if pd.isna(low) else _value_words(low, best, high)
        for low, best, high in values.itertuples(index=False)
    ]
    return rows.assign(
        **values,
        label=words,
        at=values["high"].fillna(0),
        spoken=[f"{first}: {label}" for first, label in zip(rows["first"], words, strict=True)],
    )


def _value_words(low: float, best: float | None, high: float) -> str:
    """
    >>> _value_words(10, 12, 15), _value_words(12, 12, 12)
    ('12 (10–15)', '12')
    """
    outer = range_words(low, None, high)
    if pd.isna(best) or low == high:
        return outer
    return f"{range_words(best, best, best)} ({outer})"


def _range_rows(rows: pd.DataFrame, head: str) -> alt.LayerChart:
    """Bars and dots, one row each, with the names in the gutter."""
    low, high = min(0.0, float(rows["low"].min())), float(rows["high"].max())
    scale = alt.Scale(
        domain=[low * 1.1, (max(high, 0.0) or 1.0) * 1.45], range=[GUTTER, theme.WIDTH - 4], nice=False
    )
    columns = ["row", "first", "second", "low", "best", "high", "at", "label", "why", "spoken"]
    base = alt.Chart(drawn(rows, columns)).encode(y=rows_axis())
    axis = alt.Axis(format=",~r", tickCount=5, tickMinStep=0, title=None)
    tooltip = [
        alt.Tooltip("first:N", title="row"),
        alt.Tooltip("label:N", title="number"),
        alt.Tooltip("why:N", title="why"),
    ]
    known = base.transform_filter("isValid(datum.low)")
    bar = known.mark_bar(height=6, cornerRadius=3, opacity=0.6, color=theme.SIDE_COLOURS[0])
    dot = base.transform_filter("isValid(datum.best)").mark_circle(
        size=110, opacity=1, color=theme.SIDE_COLOURS[0]
    )
    hit = base.mark_rect(opacity=0, aria=True).encode(
        x=alt.value(0), x2=alt.value(theme.WIDTH), tooltip=tooltip, description="spoken:N"
    )
    return alt.layer(
        bar.encode(x=alt.X("low:Q").scale(scale).axis(axis), x2="high:Q"),
        dot.encode(x=alt.X("best:Q").scale(scale)),
        *labels(base, "label", x=alt.X("at:Q").scale(scale)),
        *gutter(base, "first", "second"),
        hit,
    ).properties(
        width=theme.WIDTH, height=ROW * len(rows), title=alt.TitleParams(head, fontSize=12, offset=6)
    )


def leave_one_out(
    conflicts: Conflicts, *, title: str = "The number without each root", name: str = "leave_one_out"
) -> alt.TopLevelMixin:
    """The number of the quantity with most voices, and what the rule gives when one root is left out."""
    if not conflicts.groups:
        return empty(name, title, conflicts.view.why_empty("quantities with two independent roots"))
    group = conflicts.groups[0]
    whole = next(o for o in apply_rules(group, conflicts.weighing.origins) if o.rule == DEFAULT)
    table = leave_one_out_table(conflicts.weighing).query("group_id == @group.group_id")
    rows = [
        {
            "row": "all",
            "first": "All roots",
            "second": plain_words(DEFAULT) + " rule",
            "why": whole.explanation,
        }
        | {"low": whole.low, "best": whole.best, "high": whole.high}
    ]
    for n, r in enumerate(table.itertuples()):
        root = cut_words(conflicts.plain(r.without), 34)
        rows.append(
            {
                "row": f"{n}",
                "first": f"without {root}",
                "second": _change_words(
                    moves_of((whole.low, whole.best, whole.high), (r.low, r.best, r.high)), r.high
                ),
                "why": r.explanation,
            }
            | {"low": r.low, "best": r.best, "high": r.high}
        )
    frame, more = fold(
        _with_words(pd.DataFrame(rows)).assign(why=lambda f: f["why"].map(conflicts.plain)), 20
    )
    return titled(
        alt.vconcat(_range_rows(frame, heading(group))),
        name,
        title,
        f"Bar: from low to high; dot: best. A row that moves shows a root on which the number rests.{more}",
        f"{list_words(frame['spoken'], most=20)}.",
    )


def _change_words(moves: Sequence[tuple[str, float, float]], high: float | None) -> str:
    """What changes of low, best and high.

    >>> _change_words([("best", 40, float("nan")), ("high", 60, 20)], 20), _change_words([], 60)
    ('no best, high −40', 'no change')
    """
    if pd.isna(high):
        return "no number left"
    words = [
        f"no {name}"
        if pd.isna(after)
        else f"a {name}"
        if pd.isna(before)
        else f"{name} {'+' if after > before else '−'}{number_words(abs(after - before))}"
        for name, before, after in moves
    ]
    return ", ".join(words) or "no change"


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
        alt.Chart(drawn(links, ["ids", "outlet", "root", "via", "n", "y", "y2", "side", "spoken"]))
        .mark_rule(opacity=0.45, aria=True)
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
            tooltip=[
                alt.Tooltip("outlet:N", title="outlet"),
                alt.Tooltip("via:N", title="through"),
                alt.Tooltip("root:N", title="root"),
                alt.Tooltip("n:Q", title="figures and claims"),
            ],
            description="spoken:N",
        )
    )
    names = [
        alt.Chart(drawn(nodes[nodes["column"] == column], ["label", "y"]))
        .mark_text(style="label", align=align, baseline="middle")
        .encode(x=alt.value(x), y=alt.Y("y:Q").scale(scale), text="label:N")
        for column, align, x in (("outlet", "right", left - 8), ("root", "left", right + 8))
    ]
    return titled(
        alt.layer(lines, *names).properties(width=theme.WIDTH, height=height),
        name,
        title,
        "Left: who printed it; right: who first said it, as far as the text tells. Many lines into one name are one voice. Colour: the root’s side.",
        f"{list_words(links.sort_values('n', ascending=False)['spoken'], most=8)}.",
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
        ids=("ids", ";".join),
        n=("via", "size"),
        via=("via", lambda v: list_words(sorted(set(v) - {""})) if any(v) else "directly"),
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
        columns.append(
            sums.assign(
                column=column,
                node=column + " " + sums["label"],
                place=sums.index,
                y=(sums.index + 0.5) / len(sums),
                label=sums["label"].map(lambda x: cut_words(x, 34)) + " (" + sums["n"].astype(str) + ")",
            )
        )
    return pd.concat(columns, ignore_index=True)


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
